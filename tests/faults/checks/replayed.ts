import { type LogRow, replay, withoutWords } from '#lib/board/replay'
import type { Board } from '#lib/board/state'
import { clientsHoldTheView } from '#tests/faults/checks/held'

/** The replayed log is the board of the tables, apart from names and texts. */
export function logIsTheTables(start: Board, log: readonly LogRow[], tables: Board): string[] {
  const told = replay(start.settings, start.lastAt, log)
  return clientsHoldTheView([{ who: 'the replayed log', held: asPlain(told), expected: asPlain(withoutWords(tables)) }])
}

const IN_ORDER = new Set(['topics', 'lines', 'participants', 'acts'])

/** Maps as pairs where the order of rows counts, as objects where they stand in none: votes, thumbs, merges and the like. */
function asPlain(board: Board): object {
  return Object.fromEntries(
    Object.entries(board).map(([name, value]) => [
      name,
      IN_ORDER.has(name) ? [...(value as Map<string, object>)] : plain(value),
    ]),
  )
}

function plain(value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, inner]) => [key, plain(inner)]))
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
}
