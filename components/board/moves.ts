import type { Id } from '#lib/board/state'
import type { BoardView } from '#lib/board/view'

/** Where a topic is to go among those that wait: a step, the top, the end, or to a side of another one. */
export type Move = 'up' | 'down' | 'top' | 'end' | { beside: Id; side: 'before' | 'after' }

/** The topics that wait, in the order in which they are shown. */
export function waiting({ topics }: Pick<BoardView, 'topics'>): Id[] {
  return topics.filter(({ status }) => status === 'open').map(({ id }) => id)
}

function placeBeside(others: readonly Id[], { beside, side }: Exclude<Move, string>): number | null {
  const at = others.indexOf(beside)
  if (at < 0) return null
  return side === 'before' ? at : at + 1
}

/** What to send for a move, and the place that the topic then has, from 1; null where it stands there already, or the other one is gone. */
export function moveOf(
  ids: readonly Id[],
  topicId: Id,
  move: Move,
): { order: { type: 'move-topic'; topicId: Id; beforeId: Id | null }; place: number } | null {
  const from = ids.indexOf(topicId)
  const last = ids.length - 1
  const others = ids.filter((id) => id !== topicId)
  const steps = { up: from - 1, down: from + 1, top: 0, end: last }
  const to = typeof move === 'string' ? Math.min(last, Math.max(0, steps[move])) : placeBeside(others, move)
  if (from < 0 || to === null || to === from) return null
  return { order: { type: 'move-topic', topicId, beforeId: others[to] ?? null }, place: to + 1 }
}
