import type { LoggedEvent } from '#lib/board/events'
import type { Id, Instant } from '#lib/board/state'

// What a run has seen, for the checks to judge: plain data, so that a broken one can be made up.

/** How one sending ended: with an answer, or with none because the connection went (or the client did not wait). */
export type Ended = { answered: false } | { answered: true; status: number; code?: string; version?: number }

/** One sending. `again`: when it was sent, it was known that the command had counted, so that the first answer is due. */
export type Attempt = Ended & { again?: true }

/** One command with its identity and its body, and every time that it was sent; `garbled` is one that nobody may send like that. */
export type Sent = { boardId: Id; id: Id; by: string; type: string; body: string; garbled?: true; attempts: Attempt[] }

/** One row of the log. */
export type LogLine = {
  boardId: Id
  version: number
  commandId: Id
  participantId: Id | null
  type: string
  at: Instant
  events: readonly LoggedEvent[]
}

/** What brought a client to a version: the whole view, or a patch from one version to another. */
export type Arrival = { kind: 'snapshot'; version: number } | { kind: 'patch'; from: number; to: number }

/** Not an answer to the command: the database was away, or it was too much at once. It may have counted or not. */
const NOT_NOW = new Set([429, 503])

/** Whether an attempt says that the command was accepted, was refused, or leaves it open. */
export function sayingOf(attempt: Ended): 'accepted' | 'refused' | 'open' {
  if (!attempt.answered || NOT_NOW.has(attempt.status) || attempt.status >= 500) return 'open'
  return attempt.status === 200 ? 'accepted' : 'refused'
}

/** The row of each command by its identity on its board: the table's unique key `boardId, commandId` lets there be one at most. */
export function rowsById(log: readonly LogLine[]): ReadonlyMap<string, LogLine> {
  return new Map(log.map((line) => [keyOf(line.boardId, line.commandId), line]))
}

/** A command's identity among all boards. */
export function keyOf(boardId: Id, commandId: Id): string {
  return `${boardId} ${commandId}`
}
