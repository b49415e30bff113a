import type { BoardEvent } from './events.ts'
import type { Board, Id, Instant } from './state.ts'

/** What stands where the title of a topic stood whose author has left and took their words along. */
export const takenBack = 'Taken back by its author'

/**
 * People leave the community: their participants lose person and name, on a closed board too. What they proposed, voted
 * and wrote stays, unless they take their words along: then titles say so, and details and lines are gone.
 */
export function forget(board: Board, participantIds: readonly Id[], words: boolean, at: Instant): BoardEvent[] {
  const theirs = new Set(participantIds.filter((id) => board.participants.has(id)))
  const left = [...theirs].map((participantId): BoardEvent => ({ type: 'participant-forgotten', participantId, at }))
  if (!words) return left
  const topics = [...board.topics.values()].filter((topic) => theirs.has(topic.authorId))
  const lines = [...board.lines.values()].filter((line) => theirs.has(line.authorId))
  return [
    ...topics.map(
      ({ id: topicId }): BoardEvent => ({ type: 'topic-edited', topicId, title: takenBack, details: '', at }),
    ),
    ...lines.map(({ id: lineId }): BoardEvent => ({ type: 'line-removed', lineId, at })),
    ...left,
  ]
}
