'use server'

import { redirect } from 'next/navigation'
import { reinstatePerson, removePerson } from '#lib/events/commands-people'
import { act } from '#lib/http/act'
import { parse } from '#lib/http/parse'
import { paths } from '#lib/paths'
import { removalBody } from '#lib/people/schema-desk'
import { forgetPerson } from '#lib/transfer/commands-forget'
import { forgetPersonBody } from '#lib/transfer/schema'
import { type FormState, formValues } from '../../../../components/desk/form-state.ts'

/** Shuts somebody out, or lets them back in. */
export async function remove(_before: FormState, form: FormData): Promise<FormState> {
  const values = formValues(form)
  const given = parse(removalBody, values)
  if (!given.ok) return { failure: given.failure, values }
  const { personId, to } = given.value
  const done = await act((actor) => (to === 'removed' ? removePerson : reinstatePerson)(actor, personId))
  if (!done.ok) return { failure: done.failure, values }
  redirect(`${paths.organizePerson(personId)}?done=${to}`)
}

/** Deletes somebody who asked for it. */
export async function forget(_before: FormState, form: FormData): Promise<FormState> {
  const values = formValues(form)
  const wish = parse(forgetPersonBody, values)
  if (!wish.ok) return { failure: wish.failure, values }
  const done = await act((actor) => forgetPerson(actor, wish.value))
  if (!done.ok) return { failure: done.failure, values }
  redirect(`${paths.organizePeople()}?done=forgotten`)
}
