import type { LoggedEvent } from '#lib/board/events'
import type { Id, Instant } from '#lib/board/state'

// What a run has seen, for the checks to judge: plain data, so that a broken one can be made up.

/** How one sending ended: with an answer, or with none because the connection went (or the client did not wait). */
export type Attempt = { answered: false } | { answered: true; status: number; code?: string; version?: number }

/** One command with its identity, and every time that it was sent. */
export type Sent = { boardId: Id; id: Id; by: string; type: string; attempts: Attempt[] }

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
export function sayingOf(attempt: Attempt): 'accepted' | 'refused' | 'open' {
  if (!attempt.answered || NOT_NOW.has(attempt.status) || attempt.status >= 500) return 'open'
  return attempt.status === 200 ? 'accepted' : 'refused'
}

/** The rows of the log by the command's identity on its board. */
export function rowsById(log: readonly LogLine[]): ReadonlyMap<string, LogLine[]> {
  return Map.groupBy(log, ({ boardId, commandId }) => keyOf(boardId, commandId))
}

/** A command's identity among all boards. */
export function keyOf(boardId: Id, commandId: Id): string {
  return `${boardId} ${commandId}`
}
