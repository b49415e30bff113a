'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import type { ProfileState } from '#components/people/profile-form'
import { currentActor } from '#lib/auth/current'
import { cookieName } from '#lib/http/cookies'
import { parse } from '#lib/http/parse'
import { paths } from '#lib/paths'
import { saveProfile, signOut, signOutEverywhere } from '#lib/people/commands'
import { profileBody } from '#lib/people/schema'
import { formValues } from '../../../components/desk/form-state.ts'

/** Saves name and zone; what was refused comes back with what was typed. */
export async function saveProfileForm(_before: ProfileState, form: FormData): Promise<ProfileState> {
  const { name = '', timeZone = '' } = formValues(form)
  const values = { name, timeZone }
  const profile = parse(profileBody, values)
  const done = profile.ok ? await saveProfile(await currentActor(), profile.value) : profile
  return done.ok ? { saved: true, values, failure: null } : { saved: false, values, failure: done.failure }
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
