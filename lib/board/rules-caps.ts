import type { Board, Id } from './state.ts'
import { topicIn } from './state.ts'

/** What fits on one board, so that it stays readable and quick: topics and lines that are shown. */
export const BOARD_HOLDS = { topics: 1_000, lines: 5_000 }

/** What one person may bring to a board: topics ever, so that withdrawing makes no room for more, and lines. */
const EACH = { topics: 30, lines: 300 }
const EACH_MODERATOR = { topics: 300, lines: 1_200 }

/** The most topics and lines that one person may bring. Whoever moderates often writes for others. */
export function mostOf(moderator: boolean): { topics: number; lines: number } {
  return moderator ? EACH_MODERATOR : EACH
}

/** How many topics this participant may still propose. */
export function topicsLeft(board: Pick<Board, 'topics'>, participantId: Id, moderator: boolean): number {
  return Math.max(0, mostOf(moderator).topics - countOf(board.topics, participantId))
}

/** How many lines this participant may still write. Those on a removed topic count, a removed line does not. */
export function linesLeft(board: Pick<Board, 'lines'>, participantId: Id, moderator: boolean): number {
  return Math.max(0, mostOf(moderator).lines - countOf(board.lines, participantId))
}

/** How many topics and lines the board shows. */
export function shownOn(board: Pick<Board, 'topics' | 'lines'>): { topics: number; lines: number } {
  const shown = { topics: 0, lines: 0 }
  for (const { id } of board.topics.values()) if (topicIn(board, id)) shown.topics += 1
  for (const { topicId } of board.lines.values()) if (topicIn(board, topicId)) shown.lines += 1
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
