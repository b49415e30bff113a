import type { Id } from '#lib/board/state'
import type { BoardView } from '#lib/board/view'

/** Where a topic is to go among those that wait: a step, the top, the end, or this place, from 0. */
export type Move = 'up' | 'down' | 'top' | 'end' | number

/** The topics that wait, in the order in which they are shown. */
export function waiting({ topics }: Pick<BoardView, 'topics'>): Id[] {
  return topics.filter(({ status }) => status === 'open').map(({ id }) => id)
}

/** What to send for a move, and the place that the topic then has, from 1; null where it stands there already. */
export function moveOf(
  ids: readonly Id[],
  topicId: Id,
  move: Move,
): { order: { type: 'move-topic'; topicId: Id; beforeId: Id | null }; place: number } | null {
  const from = ids.indexOf(topicId)
  const last = ids.length - 1
  const steps = { up: from - 1, down: from + 1, top: 0, end: last }
  const to = Math.min(last, Math.max(0, typeof move === 'number' ? move : steps[move]))
  if (from < 0 || to === from) return null
  const others = ids.filter((id) => id !== topicId)
  return { order: { type: 'move-topic', topicId, beforeId: others[to] ?? null }, place: to + 1 }
}
