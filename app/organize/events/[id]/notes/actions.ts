'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { NotesFormState } from '#components/notes/notes-form'
import { currentActor } from '#lib/auth/current'
import { act } from '#lib/http/act'
import { parse } from '#lib/http/parse'
import { publishNotes, saveNotes, startNotes, unpublishNotes } from '#lib/notes/commands'
import { getNotesForDesk } from '#lib/notes/queries'
import { notesBody, notesIntent } from '#lib/notes/schema'
import { paths } from '#lib/paths'
import type { Failure } from '#lib/result'
import { id } from '#lib/text'
import { type FormState, formValues } from '../../../../../components/desk/form-state.ts'

const Which = z.object({ eventId: id })
const Text = Which.extend(notesBody.shape)
const acts = { save: saveNotes, publish: publishNotes, unpublish: unpublishNotes }
const done = { save: 'saved', publish: 'published', unpublish: 'taken-back' }

/** Saves the text, and publishes it or takes it back, as the button says. */
export async function writeNotes(_before: NotesFormState, form: FormData): Promise<NotesFormState> {
  const values = formValues(form)
  const refused = (failure: Failure): NotesFormState => ({ failure, markdown: values.markdown ?? '', theirs: null })
  const text = parse(Text, values)
  if (!text.ok) return refused(text.failure)
  const intent = notesIntent.parse(values.intent)
  const { eventId, ...input } = text.value
  const saved = await act((actor) => acts[intent](actor, eventId, input))
  // The time makes each success an address of its own, by which the page knows to show the form anew.
  if (saved.ok) redirect(`${paths.organizeNotes(eventId)}?done=${done[intent]}&at=${Date.now()}`)
  if (saved.failure.code !== 'edited-meanwhile') return refused(saved.failure)
  const desk = await getNotesForDesk(await currentActor(), eventId)
  return { ...refused(saved.failure), theirs: desk.ok ? desk.value.notes : null }
}

/** Begins the notes of a meeting. */
export async function begin(_before: FormState, form: FormData): Promise<FormState> {
  const values = formValues(form)
  const which = parse(Which, values)
  if (!which.ok) return { failure: which.failure, values }
  const begun = await act((actor) => startNotes(actor, which.value.eventId))
  if (!begun.ok) return { failure: begun.failure, values }
  redirect(paths.organizeNotes(which.value.eventId))
}
