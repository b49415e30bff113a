import { type Actor, isOrganizer } from '../auth/actor.ts'
import { db, transaction } from '../db/client.ts'
import { paths } from '../paths.ts'
import { getSimilarInLibrary } from '../resources/queries-similar.ts'
import { fail, ok, type Result } from '../result.ts'
import { frequentTopics, wordsToFind } from '../search/rules.ts'
import type { SimilarTopics } from './schema-similar.ts'
import * as store from './store-similar.ts'

const shown = 3
const remembered = 600
const suggested = 8

/**
 * What is like the topic that somebody is typing: up to three of this board, and up to three of what was talked about
 * earlier or stands in the library. Nothing that is hidden or not published, and nobody's vote or name plays a part.
 */
export async function getSimilarTopics(actor: Actor, boardId: string, typed: string): Promise<Result<SimilarTopics>> {
  const status = await store.readStatus(db(), boardId)
  if (status === null || (status === 'draft' && !isOrganizer(actor)))
    return fail('not-found', 'no-such-board', 'We cannot find that board.')
  const words = wordsToFind(typed)
  if (words === null) return ok({ here: [], earlier: [] })
  const here = await store.findOnBoard(db(), boardId, words, shown)
  const talked = await transaction((tx) => store.findTalkedAbout(tx, boardId, words, shown))
  const library = await getSimilarInLibrary(actor, words, shown)
  const meetings = talked.map(({ title, date, slug }) => {
    return { kind: 'notes' as const, title, when: date, href: paths.notes(slug) }
  })
  const read = library.map(({ title, entry, url, kind }) => {
    const href = entry === null ? (url ?? paths.resources(kind)) : paths.entry(entry)
    return { kind: 'library' as const, title, when: null, href }
  })
  // What can be read has a place beside what was talked about.
  const talkedOf = meetings.slice(0, read.length > 0 ? shown - 1 : shown)
  return ok({ here, earlier: [...talkedOf, ...read].slice(0, shown) })
}

/** What the community talks about again and again, apart from this meeting; for everybody alike. */
export async function getFrequentTopics(_actor: Actor, boardId: string): Promise<string[]> {
  return frequentTopics(await store.listTalkedAbout(db(), boardId, remembered), suggested)
}
