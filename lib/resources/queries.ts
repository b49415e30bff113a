import type { Actor } from '../auth/actor.ts'
import { db } from '../db/client.ts'
import { isId } from '../ids.ts'
import { renderArticle } from '../markdown/article.ts'
import type { Rendered } from '../markdown/render.ts'
import { fail, ok, type Result } from '../result.ts'
import { notYours } from './commands.ts'
import { mayEditLibrary, mayReadEntry } from './policy.ts'
import { librarySlug } from './schema.ts'
import * as store from './store.ts'
import * as entries from './store-entries.ts'
import { kindOrder, type Library, type ResourceKind, type ResourceView, shelve } from './view.ts'
import type { DeskEntry, EntryItem, EntryView } from './view-entry.ts'

/** Resources of a kind, or of every kind, by kind and title. For everybody. */
export async function listResources(_actor: Actor, kind: ResourceKind | null = null): Promise<ResourceView[]> {
  return store.listResources(db(), kind)
}

/** The library on its shelves, or one shelf of it, with the counts of all. */
export async function getLibrary(actor: Actor, kind: ResourceKind | null = null): Promise<Library> {
  const [resources, counts] = await Promise.all([listResources(actor, kind), store.countKinds(db())])
  const kinds = kindOrder.flatMap((each) => {
    const count = counts.get(each)
    return count ? [{ kind: each, count }] : []
  })
  return { total: kinds.reduce((sum, { count }) => sum + count, 0), kinds, shelves: shelve(resources) }
}

/** Published entries, latest day first, without their texts; who writes the library sees drafts too. */
export async function listEntries(actor: Actor): Promise<EntryItem[]> {
  return entries.listEntries(db(), mayEditLibrary(actor))
}

/** The entry at this address; null where there is none that the actor may read. */
export async function getEntry(actor: Actor, slug: string): Promise<EntryView | null> {
  if (!librarySlug.safeParse(slug).success) return null
  const [found, all] = await Promise.all([entries.readEntry(db(), { slug }), entries.listEntries(db(), false)])
  if (!found || !mayReadEntry(actor, found)) return null
  const { markdown: _markdown, revision: _revision, updatedAt, ...entry } = found
  const at = all.findIndex(({ id }) => id === entry.id)
  return {
    ...entry,
    newer: (at > 0 && all[at - 1]) || null,
    older: (at >= 0 && all[at + 1]) || null,
    others: all.filter(({ id }) => id !== entry.id),
    mayEdit: mayEditLibrary(actor),
    updatedAt: updatedAt.toISOString(),
  }
}

/** The library as the desk has it: entries with drafts, and everything on the shelves. */
export async function getLibraryDesk(
  actor: Actor,
): Promise<Result<{ entries: EntryItem[]; resources: (ResourceView & { id: string })[] }>> {
  if (!mayEditLibrary(actor)) return notYours()
  const [written, resources] = await Promise.all([entries.listEntries(db(), true), store.listForDesk(db())])
  return ok({ entries: written, resources })
}

/** The addresses that boards need not offer any more: they stand on a shelf, or were set aside. */
export async function getSettledAddresses(actor: Actor): Promise<Result<string[]>> {
  if (!mayEditLibrary(actor)) return notYours()
  const [shelved, declined] = await Promise.all([store.listForDesk(db()), store.listDeclined(db())])
  return ok([...shelved.flatMap(({ url }) => url ?? []), ...declined])
}

/** An entry for the desk. */
export async function getEntryForDesk(actor: Actor, id: string): Promise<Result<DeskEntry>> {
  if (!mayEditLibrary(actor)) return notYours()
  const entry = isId(id) ? await entries.readEntry(db(), { id }) : null
  return entry ? ok(entry) : fail('not-found', 'no-such-entry', 'We cannot find that entry.')
}

/** How a text would look. Nothing is kept. */
export function previewEntry(actor: Actor, markdown: string): Result<Rendered> {
  if (!mayEditLibrary(actor)) return notYours()
  const text = renderArticle(markdown)
  if (text.ok) return text
  const { code, message } = text.failure
  return fail('invalid', code, message, { fields: { markdown: [message] } })
}

/** A resource for the desk. */
export async function getResourceForDesk(actor: Actor, id: string): Promise<Result<ResourceView & { id: string }>> {
  if (!mayEditLibrary(actor)) return notYours()
  const resource = isId(id) ? await store.readResource(db(), id) : null
  return resource ? ok(resource) : fail('not-found', 'no-such-resource', 'We cannot find that on the shelves.')
}
