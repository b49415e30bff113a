import { type LoggedEvent, unstrip } from './events.ts'
import { apply } from './machine.ts'
import { type Board, type Instant, newBoard, type Settings } from './state.ts'

/** One accepted command as the log holds it: its instant (the board's `lastAt` after it) and what it brought about. */
export type LogRow = { at: Instant; events: readonly LoggedEvent[] }

/** The board that the log tells, row by row in order of version: the real one, with empty names and texts. */
export function replay(settings: Settings, createdAt: Instant, rows: readonly LogRow[]): Board {
  return rows.reduce((board, row) => apply(board, row.events.map(unstrip), row.at), newBoard(settings, createdAt))
}

/** A board with all names and texts emptied, to be compared with a replayed one. */
export function withoutWords(board: Board): Board {
  return {
    ...board,
    topics: mapped(board.topics, (topic) => ({ ...topic, title: '', details: '' })),
    lines: mapped(board.lines, (line) => ({ ...line, text: '' })),
    participants: mapped(board.participants, (participant) => ({ ...participant, name: '' })),
  }
}

function mapped<V>(map: ReadonlyMap<string, V>, change: (value: V) => V): ReadonlyMap<string, V> {
  return new Map([...map].map(([id, value]) => [id, change(value)]))
}
