'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { act } from '#lib/http/act'
import { cookieName } from '#lib/http/cookies'
import { parse } from '#lib/http/parse'
import { paths } from '#lib/paths'
import { forgetMe } from '#lib/transfer/commands-forget'
import { forgetMeBody } from '#lib/transfer/schema'
import { type FormState, formValues } from '../../../../components/desk/form-state.ts'

/** Deletes whoever is signed in. */
export async function deleteMe(_before: FormState, form: FormData): Promise<FormState> {
  const values = formValues(form)
  const wish = parse(forgetMeBody, values)
  if (!wish.ok) return { failure: wish.failure, values }
  const done = await act((actor) => forgetMe(actor, wish.value))
  if (!done.ok) return { failure: done.failure, values }
  const jar = await cookies()
  jar.delete({ name: cookieName('session'), path: '/', secure: cookieName('').startsWith('__Host-') })
  redirect(paths.forgotten())
}
