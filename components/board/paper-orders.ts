import type { Id } from '#lib/board/state'
import type { BoardView } from '#lib/board/view'
import type { Order } from './board-live.ts'

/** How many people vote on paper, and the votes that they gave to each topic. */
export type PaperCount = { voters: number; votes: ReadonlyMap<Id, number> }

type PaperOrder = Extract<Order, { type: 'set-paper-voters' | 'set-paper-votes' }>

/** What stands on the board, of every topic that its form shows. */
export function paperOn({ paperVoters, topics }: Pick<BoardView, 'paperVoters' | 'topics'>): PaperCount {
  const open = topics.filter(({ status }) => status === 'open')
  return { voters: paperVoters, votes: new Map(open.map(({ id, paperVotes = 0 }) => [id, paperVotes])) }
}

/** What to send for a form as it was sent. The board may have changed since it was opened: what counts is what it holds now. */
export function paperTyped(
  board: Pick<BoardView, 'paperVoters' | 'topics'>,
  typed: Pick<FormData, 'get'>,
): PaperOrder[] {
  const count = (name: string, now: number): number => {
    const text = typed.get(name)
    return typeof text === 'string' ? Number(text.trim()) : now
  }
  const now = paperOn(board)
  const votes = new Map([...now.votes].map(([id, stands]) => [id, count(id, stands)]))
  return paperOrders(now, { voters: count('voters', now.voters), votes })
}

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
