import type { Actor } from '../auth/actor.ts'
import { recordAct } from '../auth/audit.ts'
import { clockTimestamp, transaction } from '../db/client.ts'
import { isId, newId } from '../ids.ts'
import { renderArticle } from '../markdown/article.ts'
import type { Rendered } from '../markdown/render.ts'
import { fail, ok, type Result } from '../result.ts'
import { mayEditLibrary } from './policy.ts'
import { slugFrom } from './rules.ts'
import type { EntryInput } from './schema.ts'
import * as store from './store-entries.ts'
import type { EntryStatus } from './view-entry.ts'

/** Nobody but organizers writes the library. */
export const notYours = () => fail('forbidden', 'organizers-only', 'Only organizers write the library.')
const noSuchEntry = () => fail('not-found', 'no-such-entry', 'We cannot find that entry.')
const editedMeanwhile = () =>
  fail('conflict', 'edited-meanwhile', 'Somebody else saved this entry while you were writing.')

const acts = { save: 'entry-saved', publish: 'entry-published', withdraw: 'entry-withdrawn' } as const

/** What becomes of an entry when it is saved: it stays as it is, or is shown to all, or is a draft again. */
export type EntryAct = keyof typeof acts

const statusAfter: Record<EntryAct, EntryStatus | null> = { save: null, publish: 'published', withdraw: 'draft' }

/** Adds an entry, as a draft or published at once. Its address comes from the title and stays. */
export async function createEntry(
  actor: Actor,
  input: EntryInput,
  act: EntryAct,
): Promise<Result<{ id: string; slug: string }>> {
  if (!mayEditLibrary(actor)) return notYours()
  const text = render(input.markdown, act)
  if (!text.ok) return text
  return transaction(async (tx) => {
    const id = newId()
    const wanted = slugFrom(input.title)
    const publishedAt = act === 'publish' ? await clockTimestamp(tx) : null
    for (let number = 1; ; number++) {
      const slug = number === 1 ? wanted : `${wanted}-${number}`
      if (!(await store.createEntry(tx, { ...said(input, text.value), id, slug, publishedAt }))) continue
      await recordAct(tx, actor, { act: 'entry-created', subject: 'library', subjectId: id })
      if (publishedAt) await recordAct(tx, actor, { act: 'entry-published', subject: 'library', subjectId: id })
      return ok({ id, slug })
    }
  })
}

/** Saves an entry over the revision that was read, and publishes or withdraws it. A publication keeps its first time. */
export async function saveEntry(
  actor: Actor,
  which: { id: string; revision: number },
  input: EntryInput,
  act: EntryAct,
): Promise<Result<{ slug: string }>> {
  if (!mayEditLibrary(actor)) return notYours()
  if (!isId(which.id)) return noSuchEntry()
  const text = render(input.markdown, act)
  if (!text.ok) return text
  return transaction(async (tx) => {
    const entry = await store.readEntry(tx, { id: which.id })
    if (!entry) return noSuchEntry()
    if (entry.status === 'published' && act === 'save' && isEmpty(text.value)) return nothingToRead()
    const now = await clockTimestamp(tx)
    const status = statusAfter[act]
    const change = { said: said(input, text.value), now, ...(status && { status }) }
    const isFirst = status === 'published' && entry.status === 'draft'
    if (!(await store.updateEntry(tx, which.id, which.revision, isFirst ? { ...change, publishedAt: now } : change)))
      return editedMeanwhile()
    await recordAct(tx, actor, { act: acts[act], subject: 'library', subjectId: which.id })
    return ok({ slug: entry.slug })
  })
}

const said = ({ author, markdown: _markdown, ...rest }: EntryInput, text: Rendered): store.EntryText => ({
  ...rest,
  author: author ?? null,
  text,
})

function render(markdown: string, act: EntryAct): Result<Rendered> {
  const text = renderArticle(markdown)
  if (!text.ok) return wrongText(text.failure.code, text.failure.message)
  return act === 'publish' && isEmpty(text.value) ? nothingToRead() : text
}

const isEmpty = ({ markdown }: Rendered) => markdown.trim() === ''
const nothingToRead = () => wrongText('entry-empty', 'There is nothing to read yet. Write a paragraph first.')
const wrongText = (code: string, message: string) => fail('invalid', code, message, { fields: { markdown: [message] } })
