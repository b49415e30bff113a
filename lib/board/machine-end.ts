import { ok, type Result } from '#lib/result'
import type { BoardEvent } from './events.ts'
import type { SystemCommand } from './machine-people.ts'
import { afterLast } from './order.ts'
import { refuse } from './refusals.ts'
import { type Sources, sourceKey } from './rules-carry.ts'
import { stays } from './rules-end.ts'
import type { BoardCommand } from './schema.ts'
import { type Board, type Id, type Instant, topicIn } from './state.ts'

/** One topic that stayed, or all of them, goes on to the next meeting, or does not. */
export function dropOrCarry(board: Board, topicId: Id | null, drop: boolean, at: Instant): BoardEvent[] {
  const type = drop ? 'topic-dropped' : 'topic-carried'
  return [...board.topics.values()]
    .filter((topic) => (topicId === null || topic.id === topicId) && stays(topic) && topic.dropped !== drop)
    .map(({ id }): BoardEvent => ({ type, topicId: id, at }))
}

/** An author lets go what stayed of their own topics: it does not wait for the next meeting any more. Twice is once. */
export function letGo(
  board: Board,
  { topicId, participantId }: Extract<SystemCommand, { type: 'let-go' }>,
  at: Instant,
): Result<BoardEvent[]> {
  const topic = topicIn(board, topicId)
  if (!topic) return refuse('no-such-topic')
  if (topic.authorId !== participantId) return refuse('not-yours')
  if (board.stage !== 'closed') return refuse('not-closed')
  if (!stays(topic)) return refuse('did-not-stay')
  return ok(topic.dropped ? [] : [{ type: 'topic-dropped', topicId, at }])
}

/**
 * A topic of an earlier board comes to this one, as it was. Whoever brings it stands for it here; its own author goes on
 * being nobody where the topic was anonymous.
 */
export function carriedIn(
  board: Board,
  command: Extract<BoardCommand, { type: 'carry-in' }>,
  by: { id: Id; sources?: Sources },
  at: Instant,
): BoardEvent[] {
  const { id: topicId, fromBoardId, fromTopicId } = command
  const from = { boardId: fromBoardId, topicId: fromTopicId }
  const source = by.sources?.get(sourceKey(from))
  if (!source) return []
  const own = source.personId !== null && source.personId === board.participants.get(by.id)?.personId
  const { title, details } = source
  const said = { topicId, authorId: by.id, position: afterLast(board.topics), title, details, at }
  const anonymous = own && source.anonymous
  return [{ type: 'topic-proposed', ...said, ...(anonymous && { anonymous }), carried: { ...from, own } }]
}
