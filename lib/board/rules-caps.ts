import type { Board, Id } from './state.ts'
import { topicIn } from './state.ts'

type Amount = { topics: number; lines: number }

/** What a board shows: topics, lines, and how long all their words are together, in UTF-16 units. */
export type Shown = Amount & { text: number }

/** What fits on one board, so that it stays readable and quick: topics and lines that are shown. */
export const BOARD_HOLDS: Amount = { topics: 1_000, lines: 5_000 }

/** So many guests take part in a board at once: all who do are shown to all. */
const MOST_GUESTS = 2_000

/** Guests add nothing to a board that holds as much: whoever is a guest under many names leaves room for members. */
const GUESTS_FILL: Shown = { topics: 500, lines: 2_500, text: 200_000 }

/** What one person may bring to a board: topics ever, so that withdrawing makes no room for more, and lines. */
const EACH: Amount = { topics: 30, lines: 300 }
const EACH_GUEST: Amount = { topics: 10, lines: 100 }
const EACH_MODERATOR: Amount = { topics: 300, lines: 1_200 }

/** The most topics and lines that one person may bring. Whoever moderates often writes for others; anybody is a guest. */
export function mostOf({ moderator, guest }: { moderator: boolean; guest: boolean }): Amount {
  if (moderator) return EACH_MODERATOR
  return guest ? EACH_GUEST : EACH
}

/** Whether one more guest fits on the board. */
export function takesGuests({ participants }: Pick<Board, 'participants'>): boolean {
  if (participants.size < MOST_GUESTS) return true
  let guests = 0
  for (const { personId, removedAt } of participants.values()) if (personId === null && removedAt === null) guests += 1
  return guests < MOST_GUESTS
}

/** Why one more of these does not fit on a board that shows so many; null where it does. */
export function overfull(what: keyof Amount, shown: Shown, guest: boolean): 'board-full' | 'full-for-guests' | null {
  if (shown[what] >= BOARD_HOLDS[what]) return 'board-full'
  return guest && shown[what] >= GUESTS_FILL[what] ? 'full-for-guests' : overlong(shown, guest)
}

/** Why no words may be added or changed by a guest where there are as many; null where they may. Each page bears them all. */
export function overlong(shown: Shown, guest: boolean): 'full-for-guests' | null {
  return guest && shown.text >= GUESTS_FILL.text ? 'full-for-guests' : null
}

/** How many topics this participant may still propose. */
export function topicsLeft(board: Holding<'topics'>, participantId: Id, moderator: boolean): number {
  const { topics } = mostOf({ moderator, guest: isGuest(board, participantId) })
  return Math.max(0, topics - countOf(board.topics, participantId))
}

/** How many lines this participant may still write. Those on a removed topic count, a removed line does not. */
export function linesLeft(board: Holding<'lines'>, participantId: Id, moderator: boolean): number {
  const { lines } = mostOf({ moderator, guest: isGuest(board, participantId) })
  return Math.max(0, lines - countOf(board.lines, participantId))
}

type Holding<K extends 'topics' | 'lines'> = Pick<Board, K | 'participants'>

function isGuest({ participants }: Pick<Board, 'participants'>, id: Id): boolean {
  return participants.get(id)?.personId === null
}

/** What the board shows, with what is hidden on it. */
export function shownOn(board: Pick<Board, 'topics' | 'lines'>): Shown {
  const shown = { topics: 0, lines: 0, text: 0 }
  for (const { id, title, details } of board.topics.values()) {
    if (!topicIn(board, id)) continue
    shown.topics += 1
    shown.text += title.length + details.length
  }
  for (const { topicId, text, removed } of board.lines.values()) {
    if (removed || !topicIn(board, topicId)) continue
    shown.lines += 1
    shown.text += text.length
  }
  return shown
}

const removals = new WeakMap<Board['topics'], number>()

/** How many topics were withdrawn or removed; gone through once for each state, however many readers ask. */
export function removedCount(topics: Board['topics']): number {
  const known = removals.get(topics)
  if (known !== undefined) return known
  let count = 0
  for (const { status } of topics.values()) if (status === 'removed') count += 1
  removals.set(topics, count)
  return count
}

type Rows = ReadonlyMap<Id, { authorId: Id }>

// A thousand readers of one state ask for their own count; the rows are gone through once.
const counted = new WeakMap<Rows, ReadonlyMap<Id, number>>()

function countOf(rows: Rows, authorId: Id): number {
  const known = counted.get(rows)
  if (known) return known.get(authorId) ?? 0
  const counts = new Map<Id, number>()
  for (const row of rows.values()) counts.set(row.authorId, (counts.get(row.authorId) ?? 0) + 1)
  counted.set(rows, counts)
  return counts.get(authorId) ?? 0
}
