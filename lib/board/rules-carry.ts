import type { RefusalCode } from './refusals.ts'
import type { Board, Id } from './state.ts'

/** The topic of an earlier board that a topic was; `own` says that its own author brought it along. */
export type Carried = { boardId: Id; topicId: Id; own: boolean }

/** So many topics of earlier meetings are offered to a board, the newest first, and none older than so many months. */
export const EARLIER = { topics: 20, months: 12 } as const

/**
 * What the tables say of a topic of an earlier board that somebody brings to this one. `personId` is its author, null for a
 * guest; `stays` that it waits to be brought; `taken` that another board has it.
 */
export type Source = {
  title: string
  details: string
  anonymous: boolean
  personId: Id | null
  stays: boolean
  taken: boolean
}

/** What is known of topics of earlier boards, by `sourceKey`. */
export type Sources = ReadonlyMap<string, Source>

/** The key of a topic of an earlier board. */
export function sourceKey({ boardId, topicId }: { boardId: Id; topicId: Id }): string {
  return `${boardId} ${topicId}`
}

/** Why a topic of an earlier board may not be brought to this one; null where it may. */
export function toCarryIn(
  board: Pick<Board, 'topics'>,
  from: { boardId: Id; topicId: Id },
  sources: Sources,
): RefusalCode | null {
  const source = sources.get(sourceKey(from))
  if (!source) return 'no-such-earlier-topic'
  if (source.taken || liveCopies(board, from) > 0) return 'taken-already'
  return source.stays ? null : 'no-such-earlier-topic'
}

/** Why an act may not be undone: a topic of an earlier board would come back that somebody has brought anew since. */
export function toReturn(
  before: Pick<Board, 'topics'>,
  after: Pick<Board, 'topics'>,
  sources: Sources,
): RefusalCode | null {
  for (const { id, status, carried } of after.topics.values()) {
    if (!carried || status === 'removed' || before.topics.get(id)?.status !== 'removed') continue
    if (sources.get(sourceKey(carried))?.taken || liveCopies(after, carried) > 1) return 'taken-already'
  }
  return null
}

function liveCopies({ topics }: Pick<Board, 'topics'>, from: { boardId: Id; topicId: Id }): number {
  let copies = 0
  for (const { status, carried } of topics.values())
    if (status !== 'removed' && carried?.boardId === from.boardId && carried.topicId === from.topicId) copies += 1
  return copies
}
