'use server'

import { redirect } from 'next/navigation'
import { createEvent } from '#lib/events/commands-desk'
import { eventBody } from '#lib/events/schema'
import { act } from '#lib/http/act'
import { parse } from '#lib/http/parse'
import { paths } from '#lib/paths'
import { type FormState, formValues } from '../../../../components/desk/form-state.ts'

/** Saves a new event as a draft and opens it. */
export async function saveNewEvent(_before: FormState, form: FormData): Promise<FormState> {
  const values = formValues(form)
  const event = parse(eventBody, values)
  if (!event.ok) return { failure: event.failure, values }
  const made = await act((actor) => createEvent(actor, event.value))
  if (!made.ok) return { failure: made.failure, values }
  redirect(`${paths.organizeEvent(made.value.id)}?done=created`)
}
