import { type LogRow, replay, withoutWords } from '#lib/board/replay'
import type { Board } from '#lib/board/state'
import { clientsHoldTheView } from '#tests/faults/checks/held'

/** The replayed log is the board of the tables, apart from names and texts. */
export function logIsTheTables(start: Board, log: readonly LogRow[], tables: Board): string[] {
  const told = replay(start.settings, start.lastAt, log)
  return clientsHoldTheView([{ who: 'the replayed log', held: asPlain(told), expected: asPlain(withoutWords(tables)) }])
}

/** Maps as pairs in their order, since the order of rows counts; votes, thumbs and merges stand in none. */
function asPlain(board: Board): object {
  const { topics, lines, participants, acts, rounds, ballots, merged, ...rest } = board
  const ordered = { topics, lines, participants, acts }
  return {
    ...rest,
    ...Object.fromEntries(
      Object.entries(ordered).map(([name, map]) => [name, [...(map as ReadonlyMap<string, object>)]]),
    ),
    rounds: Object.fromEntries(
      [...rounds].map(([id, round]) => [id, { ...round, thumbs: Object.fromEntries(round.thumbs) }]),
    ),
    ballots: nested(ballots),
    merged: nested(merged),
  }
}

function nested(map: ReadonlyMap<string, ReadonlyMap<string, unknown>>): object {
  return Object.fromEntries([...map].map(([id, inner]) => [id, Object.fromEntries(inner)]))
}
