import { unstrip } from '#lib/board/events'
import { apply } from '#lib/board/machine'
import { type Board, votesSpent } from '#lib/board/state'
import type { LogLine } from '#tests/faults/history'

/** At every version that the log leads through: votes each, one per topic where they do not stack, one discussed topic. */
export function limitsHold(start: Board, log: readonly LogLine[]): string[] {
  let board = start
  const breaches: string[] = []
  for (const { events, at, version, type } of log) {
    board = apply(board, events.map(unstrip), at)
    breaches.push(...limitsOf(board).map((what) => `after ${type} at version ${version}: ${what}`))
  }
  return breaches
}

function limitsOf(board: Board): string[] {
  const { votesEach, stacking } = board.settings
  const breaches: string[] = []
  for (const [id, ballot] of board.ballots) {
    const spent = votesSpent(board, id)
    if (spent > votesEach) breaches.push(`${id} has spent ${spent} votes of ${votesEach}`)
    for (const [topicId, votes] of ballot)
      if (votes > 1 && !stacking) breaches.push(`${id} has ${votes} votes on ${topicId}, where one is allowed`)
  }
  const discussed = [...board.topics.values()].filter(({ status }) => status === 'discussing').map(({ id }) => id)
  const current = board.current ? [board.current.topicId] : []
  if (discussed.join() !== current.join())
    breaches.push(`discussed are ${discussed.join(' and ') || 'none'}, the current topic is ${current[0] ?? 'none'}`)
  const persons = [...board.participants.values()].flatMap(({ personId }) => personId ?? [])
  if (new Set(persons).size !== persons.length) breaches.push('a person is two participants')
  return breaches
}
