import type { RefusalCode } from './refusals.ts'
import type { Situation } from './rules.ts'
import type { BoardCommand } from './schema.ts'
import type { Id, Instant, TopicStatus } from './state.ts'

/** Until so long after closing an hour can be rated, in ms. */
export const RATING_MS = 7 * 86_400_000

/** Whether a topic stayed: what was neither discussed nor merged nor removed goes on to the next meeting, unless it is dropped. */
export function stays({ status }: { status: TopicStatus }): boolean {
  return status === 'open' || status === 'parked'
}

/** How many of the topics stayed: those that would be carried over, and those that were let go. */
export function stayedOf(topics: readonly { status: TopicStatus; dropped?: boolean }[]): Situation['stayed'] {
  const stayed = { carried: 0, dropped: 0 }
  for (const topic of topics) if (stays(topic)) stayed[topic.dropped ? 'dropped' : 'carried'] += 1
  return stayed
}

/** What speaks against a command for the end of the hour; null for any other. `now` is by the server's clock. */
export function toEnd(situation: Situation, command: BoardCommand, now: Instant): RefusalCode | null {
  switch (command.type) {
    case 'rate':
      if (situation.stage !== 'closed') return 'not-closed'
      // A board that only looks closed is one of a meeting that was called off.
      if (situation.closedAt === null) return 'board-closed'
      return now - situation.closedAt > RATING_MS ? 'rating-over' : null
    case 'drop-topic':
    case 'carry-topic':
      if (situation.stage !== 'closed') return 'not-closed'
      return toStay(situation, command.type === 'drop-topic', command.topicId)
    default:
      return null
  }
}

function toStay({ stayed, topic }: Situation, drop: boolean, topicId: Id | null): RefusalCode | null {
  const already = drop ? 'dropped-already' : 'carried-already'
  if (topicId === null) return (drop ? stayed.carried : stayed.dropped) > 0 ? null : already
  const one = topic(topicId)
  if (!one) return 'no-such-topic'
  if (!stays(one)) return 'did-not-stay'
  return one.dropped === drop ? already : null
}
