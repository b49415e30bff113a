'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { currentActor } from '#lib/auth/current'
import { restoreEvent, withdrawEvent } from '#lib/events/commands-cancel'
import { chooseModerator, editEvent, publishEvent, releaseModerator } from '#lib/events/commands-desk'
import { getDeskEvent } from '#lib/events/queries'
import { eventBody, moderatorBody, moderatorRemoval, recordBody } from '#lib/events/schema'
import { act } from '#lib/http/act'
import { parse } from '#lib/http/parse'
import { paths } from '#lib/paths'
import { id, revisionNumber } from '#lib/text'
import { differences, eventValues } from '../../../../components/desk/event-values.ts'
import { type FormState, type FormValues, formValues } from '../../../../components/desk/form-state.ts'

const Which = z.object({ id })
const Edit = Which.extend({ revision: revisionNumber })
const Choice = Which.extend(moderatorBody.shape)
const Release = Which.extend(moderatorRemoval.shape)

/** Saves an edit. Where somebody else saved meanwhile, says what differs; the next save goes over theirs. */
export async function saveEvent(_before: FormState, form: FormData): Promise<FormState> {
  const values = formValues(form)
  const which = parse(Edit, values)
  if (!which.ok) return { failure: which.failure, values }
  const actor = await currentActor()
  const before = await getDeskEvent(actor, which.value.id)
  if (!before.ok) return { failure: before.failure, values }
  const event = parse(before.value.startTime ? eventBody : recordBody, values)
  if (!event.ok) return { failure: event.failure, values }
  const saved = await act(() => editEvent(actor, which.value.id, which.value.revision, event.value))
  if (!saved.ok && saved.failure.code === 'edited-meanwhile') return meanwhile(values, which.value.id, saved.failure)
  if (!saved.ok) return { failure: saved.failure, values }
  redirect(`${paths.organizeEvent(which.value.id)}?done=saved`)
}

async function meanwhile(
  typed: FormValues,
  eventId: string,
  failure: NonNullable<FormState['failure']>,
): Promise<FormState> {
  const event = await getDeskEvent(await currentActor(), eventId)
  if (!event.ok) return { failure: event.failure, values: typed }
  const theirs = eventValues(event.value)
  const values = { ...typed, revision: String(event.value.revision) }
  return { failure: { ...failure, fields: differences(typed, theirs) }, values }
}

/** Shows a draft to everybody. */
export async function publish(_before: FormState, form: FormData): Promise<FormState> {
  const values = formValues(form)
  const which = parse(Which, values)
  if (!which.ok) return { failure: which.failure, values }
  const published = await act((actor) => publishEvent(actor, which.value.id))
  if (!published.ok) return { failure: published.failure, values }
  redirect(`${paths.organizeEvent(which.value.id)}?done=published`)
}

/** Takes a cancellation back and invites everybody anew. */
export async function restore(_before: FormState, form: FormData): Promise<FormState> {
  const values = formValues(form)
  const which = parse(Which, values)
  if (!which.ok) return { failure: which.failure, values }
  const restored = await act((actor) => restoreEvent(actor, which.value.id))
  if (!restored.ok) return { failure: restored.failure, values }
  redirect(`${paths.organizeEvent(which.value.id)}?done=restored`)
}

/** Makes a published event a draft again. */
export async function withdraw(_before: FormState, form: FormData): Promise<FormState> {
  const values = formValues(form)
  const which = parse(Which, values)
  if (!which.ok) return { failure: which.failure, values }
  const withdrawn = await act((actor) => withdrawEvent(actor, which.value.id))
  if (!withdrawn.ok) return { failure: withdrawn.failure, values }
  redirect(`${paths.organizeEvent(which.value.id)}?done=withdrawn`)
}

/** Chooses a moderator by address. */
export async function choose(_before: FormState, form: FormData): Promise<FormState> {
  const values = formValues(form)
  const choice = parse(Choice, values)
  if (!choice.ok) return { failure: choice.failure, values }
  const chosen = await act((actor) => chooseModerator(actor, choice.value.id, choice.value.email))
  if (!chosen.ok) return { failure: chosen.failure, values }
  redirect(`${paths.organizeEvent(choice.value.id)}?done=chosen`)
}

/** Releases a moderator. */
export async function release(_before: FormState, form: FormData): Promise<FormState> {
  const values = formValues(form)
  const which = parse(Release, values)
  if (!which.ok) return { failure: which.failure, values }
  const released = await act((actor) => releaseModerator(actor, which.value.id, which.value.personId))
  if (!released.ok) return { failure: released.failure, values }
  redirect(`${paths.organizeEvent(which.value.id)}?done=released`)
}
