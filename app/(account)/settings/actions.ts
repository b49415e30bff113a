'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import type { ProfileState } from '#components/people/profile-form'
import { currentActor } from '#lib/auth/current'
import { act } from '#lib/http/act'
import { requestContext } from '#lib/http/context'
import { cookieName } from '#lib/http/cookies'
import { limitMail } from '#lib/http/limits'
import { parse } from '#lib/http/parse'
import { paths } from '#lib/paths'
import { saveProfile, signOut, signOutEverywhere } from '#lib/people/commands'
import { callOffAddressChange, requestAddressChange } from '#lib/people/commands-address'
import { endOtherSessions, endSession } from '#lib/people/commands-sessions'
import { addressBody, profileBody, sessionBody } from '#lib/people/schema'
import { type FormState, formValues } from '../../../components/desk/form-state.ts'

/** Saves name and zone; what was refused comes back with what was typed. */
export async function saveProfileForm(_before: ProfileState, form: FormData): Promise<ProfileState> {
  const { name = '', timeZone = '' } = formValues(form)
  const values = { name, timeZone }
  const profile = parse(profileBody, values)
  const done = profile.ok ? await act((actor) => saveProfile(actor, profile.value)) : profile
  return done.ok
    ? { saved: true, at: Date.now(), values, failure: null }
    : { saved: false, values, failure: done.failure }
}

/** Asks for another address; both get a mail. */
export async function askForAddress(_before: FormState, form: FormData): Promise<FormState> {
  const values = formValues(form)
  const wish = parse(addressBody, values)
  if (!wish.ok) return { failure: wish.failure, values }
  const limited = await limitMail(requestContext().address)
  if (!limited.ok) return { failure: limited.failure, values }
  const done = await act((actor) => requestAddressChange(actor, wish.value))
  if (!done.ok) return { failure: done.failure, values }
  redirect(`${paths.settings()}#address`)
}

/** Calls one's own change of address off. */
export async function callOffAddress(): Promise<void> {
  await callOffAddressChange(await currentActor())
  redirect(`${paths.settings()}#address`)
}

/** Ends one of one's own sessions. */
export async function endOneSession(form: FormData): Promise<void> {
  const given = parse(sessionBody, formValues(form))
  if (given.ok) await endSession(await currentActor(), given.value.sessionId)
  redirect(paths.settings())
}

/** Ends all of one's own sessions but this one. */
export async function endTheOthers(): Promise<void> {
  await endOtherSessions(await currentActor())
  redirect(paths.settings())
}

/** Signs out in this browser. */
export async function leave(): Promise<void> {
  await signOut(await currentActor())
  await forgetSession()
}

/** Signs out in every browser. */
export async function leaveEverywhere(): Promise<void> {
  await signOutEverywhere(await currentActor())
  await forgetSession()
}

async function forgetSession(): Promise<never> {
  const jar = await cookies()
  jar.set(cookieName('session'), '', {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    maxAge: 0,
    secure: cookieName('').startsWith('__Host-'),
  })
  redirect(paths.home())
}
