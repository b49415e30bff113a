import type { BoardEvent } from './events.ts'
import { evolve } from './evolve.ts'
import { paperMoved } from './evolve-merge.ts'
import { countVotes, queueOf } from './order.ts'
import type { BoardCommand } from './schema.ts'
import type { Board, Id, Instant } from './state.ts'

/** What an allowed command about votes, merging or the order brings about; null for any other. */
export function aboutVotes(board: Board, command: BoardCommand, participantId: Id, at: Instant): BoardEvent[] | null {
  switch (command.type) {
    case 'vote':
      return [{ type: 'voted', topicId: command.topicId, participantId, at }]
    case 'unvote':
      return [{ type: 'unvoted', topicId: command.topicId, participantId, at }]
    case 'fresh-ballots':
      return [{ type: 'ballots-renewed', at }]
    case 'set-paper-voters':
      return [{ type: 'paper-voters-set', count: command.count, at }]
    case 'set-paper-votes':
      return [{ type: 'paper-votes-set', topicId: command.topicId, votes: command.votes, at }]
    case 'merge-topics': {
      const { topicId, intoId } = command
      const paperReleased = (board.topics.get(topicId)?.paperVotes ?? 0) - paperMoved(board, topicId, intoId)
      return [{ type: 'topics-merged', topicId, intoId, ...(paperReleased > 0 && { paperReleased }), at }]
    }
    case 'unmerge-topic':
      return waitingAgain(board, { type: 'topic-unmerged', topicId: command.topicId, whole: true, at })
    case 'move-topic':
      return [{ type: 'topic-moved', topicId: command.topicId, beforeId: command.beforeId, at }]
    case 'unpark-topic':
      return waitingAgain(board, { type: 'topic-unparked', topicId: command.topicId, at })
    default:
      return null
  }
}

/** A topic waits again: in the discussion, where the moderator's order stands, before the first one with fewer votes. */
function waitingAgain(board: Board, event: BoardEvent & { topicId: Id }): BoardEvent[] {
  const after = evolve(board, event)
  const { topicId, at } = event
  const others = queueOf(after).filter((id) => id !== topicId)
  if (after.phase !== 'discussing' || others.every((id) => after.topics.get(id)?.rank === null)) return [event]
  const votes = countVotes(after)
  const votesOf = (id: Id) => votes.get(id)?.all ?? 0
  const beforeId = others.find((id) => votesOf(id) < votesOf(topicId))
  return beforeId === undefined ? [event] : [event, { type: 'topic-moved', topicId, beforeId, at }]
}
