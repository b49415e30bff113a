'use server'

import { redirect } from 'next/navigation'
import { currentActor } from '#lib/auth/current'
import { hideName } from '#lib/board/commands-desk'
import { act } from '#lib/http/act'
import { parse } from '#lib/http/parse'
import { paths } from '#lib/paths'
import { setRole } from '#lib/people/commands'
import { nameBody, roleBody } from '#lib/people/schema'
import { type FormState, formValues } from '../../../components/desk/form-state.ts'

/** Makes somebody an organizer, or no longer one. Who steps down leaves the desk. */
export async function changeRole(_before: FormState, form: FormData): Promise<FormState> {
  const values = formValues(form)
  const change = parse(roleBody, values)
  if (!change.ok) return { failure: change.failure, values }
  const actor = await currentActor()
  const { personId, role } = change.value
  const done = await act(() => setRole(actor, { personId, role }))
  if (!done.ok) return { failure: done.failure, values }
  const steppedDown = role === 'member' && actor.kind === 'member' && actor.id === personId
  redirect(steppedDown ? paths.home() : `${paths.organizePeople()}?done=${role}`)
}

/** Hides somebody's name from others, or shows it again. */
export async function changeName(_before: FormState, form: FormData): Promise<FormState> {
  const values = formValues(form)
  const change = parse(nameBody, values)
  if (!change.ok) return { failure: change.failure, values }
  const { personId, name } = change.value
  const done = await act((actor) => hideName(actor, { personId, hidden: name === 'hidden' }))
  if (!done.ok) return { failure: done.failure, values }
  redirect(`${paths.organizePeople()}?done=name-${name}`)
}
