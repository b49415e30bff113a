'use server'

import { redirect } from 'next/navigation'
import type { EntryFormState } from '#components/resources/entry-form'
import { currentActor } from '#lib/auth/current'
import { act } from '#lib/http/act'
import { parse } from '#lib/http/parse'
import { paths } from '#lib/paths'
import { createEntry, saveEntry } from '#lib/resources/commands'
import { getEntryForDesk, previewEntry } from '#lib/resources/queries'
import { entryBody, entryIntent } from '#lib/resources/schema'
import type { Failure } from '#lib/result'
import { revisionNumber } from '#lib/text'
import { formValues } from '../../../../../components/desk/form-state.ts'

const done = { save: 'saved', publish: 'entry-published', withdraw: 'entry-withdrawn' }

/** Saves an entry, publishes it or takes it back, or only shows how its text would look, as the button says. */
export async function writeEntry(_before: EntryFormState, form: FormData): Promise<EntryFormState> {
  const values = formValues(form)
  const shown = (change: Partial<EntryFormState>) => ({ failure: null, values, preview: null, theirs: null, ...change })
  const refused = (failure: Failure) => shown({ failure })
  const actor = await currentActor()
  const intent = entryIntent.parse(values.intent)
  if (intent === 'preview') {
    const text = await act(async () => previewEntry(actor, values.markdown ?? ''))
    return text.ok ? shown({ preview: text.value.tree }) : refused(text.failure)
  }
  const said = parse(entryBody, values)
  if (!said.ok) return refused(said.failure)
  const id = values.id ?? ''
  if (id === 'new') {
    const made = await act(() => createEntry(actor, said.value, intent))
    if (!made.ok) return refused(made.failure)
    redirect(`${paths.organizeEntry(made.value.id)}?done=${done[intent]}`)
  }
  const revision = parse(revisionNumber, values.revision)
  if (!revision.ok) return refused(revision.failure)
  const saved = await act(() => saveEntry(actor, { id, revision: revision.value }, said.value, intent))
  // The time makes each success an address of its own, by which the page knows to show the form anew.
  if (saved.ok) redirect(`${paths.organizeEntry(id)}?done=${done[intent]}&at=${Date.now()}`)
  if (saved.failure.code !== 'edited-meanwhile') return refused(saved.failure)
  const theirs = await getEntryForDesk(actor, id)
  if (!theirs.ok) return refused(theirs.failure)
  const { markdown, revision: newest } = theirs.value
  return { ...refused(saved.failure), theirs: markdown, values: { ...values, revision: String(newest) } }
}
