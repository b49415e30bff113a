import { keyOf, type LogLine, rowsById, type Sent, sayingOf } from '#tests/faults/history'

/** A command that was refused each time it was sent is not in the log. */
export function refusedIsNotKept(sent: readonly Sent[], log: readonly LogLine[]): string[] {
  const rows = rowsById(log)
  return sent
    .filter(({ attempts }) => attempts.length > 0 && attempts.every((one) => sayingOf(one) === 'refused'))
    .filter(({ boardId, id }) => rows.has(keyOf(boardId, id)))
    .map(({ type, id, by }) => `${type} ${id} by ${by} was refused, and is in the log`)
}
