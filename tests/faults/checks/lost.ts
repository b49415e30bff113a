import { keyOf, type LogLine, rowsById, type Sent, sayingOf } from '#tests/faults/history'

/** A command of which no sending was acknowledged, and one answer was lost, counts once or not at all. */
export function lostCountsAtMostOnce(sent: readonly Sent[], log: readonly LogLine[]): string[] {
  const rows = rowsById(log)
  return sent
    .filter(({ attempts }) => attempts.some((one) => sayingOf(one) === 'open'))
    .filter(({ boardId, id }) => (rows.get(keyOf(boardId, id))?.length ?? 0) > 1)
    .map(({ type, id, by }) => `${type} ${id} by ${by}, whose answer was lost, is in the log more than once`)
}
