import type { BoardEvent } from './events.ts'
import { stays } from './rules-end.ts'
import type { Board, Id, Instant } from './state.ts'

/** One topic that stayed, or all of them, goes on to the next meeting, or does not. */
export function dropOrCarry(board: Board, topicId: Id | null, drop: boolean, at: Instant): BoardEvent[] {
  const type = drop ? 'topic-dropped' : 'topic-carried'
  return [...board.topics.values()]
    .filter((topic) => (topicId === null || topic.id === topicId) && stays(topic) && topic.dropped !== drop)
    .map(({ id }): BoardEvent => ({ type, topicId: id, at }))
}
