import type { Board, Id, Line, Topic } from './state.ts'

/** What stands where a moderator has hidden a topic or a line, and a name. */
export const HIDDEN_TEXT = 'Hidden by a moderator'
export const HIDDEN_NAME = 'Somebody'

/** A person's own words that a moderator has hidden: shown to the author alone, and to moderators. */
export type OwnHidden = { id: Id; title: string; details: string } | { id: Id; text: string }

type Words = 'title' | 'details' | 'text' | 'name'
const SHOWN = { title: HIDDEN_TEXT, details: '', text: HIDDEN_TEXT, name: HIDDEN_NAME } as const

/** Words as others may have them: those of what is hidden give way to a sentence that says so. */
export function veiled<T extends object>(item: T, hidden: boolean, moderator: boolean): T & { hidden?: true } {
  if (!hidden) return item
  if (moderator) return { ...item, hidden: true }
  const shown: Record<string, unknown> = { ...item, hidden: true }
  for (const key of Object.keys(SHOWN) as Words[]) if (key in item) shown[key] = SHOWN[key]
  return shown as T & { hidden: true }
}

/** What of this participant's own words is hidden; null where nothing is. Removed topics and what stands under them are gone. */
export function ownHidden(board: Pick<Board, 'topics' | 'lines'>, participantId: Id): OwnHidden[] | null {
  const { topics, lines } = hiddenBy(board)
  const hidden: OwnHidden[] = []
  for (const { id, title, details, status } of topics.get(participantId) ?? [])
    if (status !== 'removed') hidden.push({ id, title, details })
  for (const { id, text, topicId } of lines.get(participantId) ?? [])
    if (board.topics.get(topicId)?.status !== 'removed') hidden.push({ id, text })
  return hidden.length > 0 ? hidden : null
}

/** Stands for what of a participant's words is hidden, so that readers can tell cheaply whether their part may have changed. */
export function hiddenMark(board: Pick<Board, 'topics' | 'lines'>, participantId: Id): string {
  const { topics, lines } = hiddenBy(board)
  const ids = [...(topics.get(participantId) ?? []), ...(lines.get(participantId) ?? [])].map(({ id }) => id)
  return ids.join(' ')
}

type Authored = { id: Id; authorId: Id; hidden: boolean }

// A thousand readers of one state ask, each for their own; the rows are gone through once.
const known = new WeakMap<ReadonlyMap<Id, Authored>, ReadonlyMap<Id, Authored[]>>()

function hiddenBy({ topics, lines }: Pick<Board, 'topics' | 'lines'>): {
  topics: ReadonlyMap<Id, Topic[]>
  lines: ReadonlyMap<Id, Line[]>
} {
  return { topics: byAuthor(topics), lines: byAuthor(lines) }
}

function byAuthor<T extends Authored>(rows: ReadonlyMap<Id, T>): ReadonlyMap<Id, T[]> {
  const found = known.get(rows)
  if (found) return found as ReadonlyMap<Id, T[]>
  const groups = new Map<Id, T[]>()
  for (const row of rows.values()) if (row.hidden) groups.set(row.authorId, [...(groups.get(row.authorId) ?? []), row])
  known.set(rows, groups)
  return groups
}
