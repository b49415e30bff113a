import type { BoardEvent } from './events.ts'
import { mergedWith } from './order.ts'
import { type Board, type Id, type Instant, topicIn } from './state.ts'

/** What stands where the title of a topic stood whose author has left and took their words along. */
export const takenBack = 'Taken back by its author'

/**
 * People leave the community: their participants lose person and name, on a closed board too. What they proposed, voted
 * and wrote stays, unless they take their words along: then titles say so, and details and lines are gone. `copies` are
 * topics of theirs from earlier boards, which somebody else has brought to this one. Anonymous topics stay as they are: whoever
 * saw who leaves would see whose they were.
 */
export function forget(
  board: Board,
  participantIds: readonly Id[],
  words: boolean,
  copies: readonly Id[],
  at: Instant,
): BoardEvent[] {
  const theirs = new Set(participantIds.filter((id) => board.participants.has(id)))
  const left = [...theirs].map((participantId): BoardEvent => ({ type: 'participant-forgotten', participantId, at }))
  if (!words) return left
  const topics = [...board.topics.values()].filter(
    ({ id, authorId, anonymous }) => !anonymous && (theirs.has(authorId) || copies.includes(id)),
  )
  const lines = [...board.lines.values()].filter((line) => theirs.has(line.authorId))
  return [
    ...topics.map(
      ({ id: topicId }): BoardEvent => ({ type: 'topic-edited', topicId, title: takenBack, details: '', at }),
    ),
    ...lines.map(({ id: lineId }): BoardEvent => ({ type: 'line-removed', lineId, at })),
    ...left,
  ]
}

/** A topic goes, with its lines. What was merged into it stands by itself again, with its votes, unless it goes as well. */
export function removeTopic(
  board: Board,
  topicId: Id,
  withdrawn: boolean,
  at: Instant,
  goesToo: ReadonlySet<Id> = new Set(),
): BoardEvent[] {
  const staying = mergedWith(board, topicId).filter((id) => !goesToo.has(id))
  // First it goes: what was spent on it is free for what comes back.
  return [
    { type: 'topic-removed', topicId, withdrawn, at },
    ...staying.map((id): BoardEvent => ({ type: 'topic-unmerged', topicId: id, whole: true, at })),
  ]
}

/**
 * Somebody is taken off the board: their votes go, and where their words go too, so do their topics, but for the one that is
 * being discussed, and their lines on what stays. Anonymous topics stay: that they went along would tell whose they are.
 */
export function remove(board: Board, participantId: Id, words: boolean, at: Instant): BoardEvent[] {
  const removed: BoardEvent = { type: 'participant-removed', participantId, at }
  if (!words) return [removed]
  const gone = new Set<Id>()
  for (const { id, authorId, anonymous } of board.topics.values())
    if (authorId === participantId && !anonymous && topicIn(board, id) && board.current?.topicId !== id) gone.add(id)
  const lines = [...board.lines.values()].filter((line) => line.authorId === participantId && !gone.has(line.topicId))
  return [
    ...[...gone].flatMap((topicId) => removeTopic(board, topicId, false, at, gone)),
    ...lines.map(({ id: lineId }): BoardEvent => ({ type: 'line-taken', lineId, at })),
    removed,
  ]
}
