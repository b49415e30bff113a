import type { Id } from '#lib/board/state'
import type { Order } from './board-live.ts'

/** How many people vote on paper, and the votes that they gave to each topic. */
export type PaperCount = { voters: number; votes: ReadonlyMap<Id, number> }

type PaperOrder = Extract<Order, { type: 'set-paper-voters' | 'set-paper-votes' }>

/**
 * What to send so that one count becomes the other, in an order in which no step has more votes than its people may cast:
 * more people first, then fewer votes, then more votes, and fewer people last.
 */
export function paperOrders(from: PaperCount, to: PaperCount): PaperOrder[] {
  const voters: PaperOrder[] = from.voters === to.voters ? [] : [{ type: 'set-paper-voters', count: to.voters }]
  const changed = [...to.votes].filter(([id, votes]) => votes !== (from.votes.get(id) ?? 0))
  const fewerFirst = changed.toSorted(([a, x], [b, y]) => x - (from.votes.get(a) ?? 0) - (y - (from.votes.get(b) ?? 0)))
  const votes = fewerFirst.map(([topicId, count]): PaperOrder => ({ type: 'set-paper-votes', topicId, votes: count }))
  return to.voters > from.voters ? [...voters, ...votes] : [...votes, ...voters]
}
