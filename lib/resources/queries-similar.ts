import type { Actor } from '../auth/actor.ts'
import { db } from '../db/client.ts'
import { findInLibrary, type LibraryHit } from './store-similar.ts'

/** What the library has under titles like these words, for everybody alike: drafts of entries are left out. */
export async function getSimilarInLibrary(_actor: Actor, words: string, limit: number): Promise<LibraryHit[]> {
  return findInLibrary(db(), words, limit)
}
