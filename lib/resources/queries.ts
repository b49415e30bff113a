import type { Actor } from '../auth/actor.ts'
import { db } from '../db/client.ts'
import * as store from './store.ts'
import { kindOrder, type Library, type ResourceKind, type ResourceView, shelve } from './view.ts'

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
