import type { Id } from '#lib/board/state'
import { keyOf, type LogLine, rowsById, type Sent } from '#tests/faults/history'
import { ofTheSite } from '#tests/unit/board/histories'

/** Each command stands in the log as what it was sent as, and by who sent it: `idsOf` has the ids that each client acts under. */
export function logNamesTheSenders(
  sent: readonly Sent[],
  log: readonly LogLine[],
  idsOf: ReadonlyMap<string, ReadonlySet<Id | null>>,
): string[] {
  const rows = rowsById(log)
  return sent.flatMap(({ boardId, id, type, by }) => {
    const row = rows.get(keyOf(boardId, id))
    if (!row) return []
    const what = `${type} ${id} by ${by}`
    return [
      ...(row.type === type ? [] : [`${what} is in the log as ${row.type}`]),
      ...(idsOf.get(by)?.has(row.participantId) ? [] : [`${what} is in the log as done by ${row.participantId}`]),
    ]
  })
}

/** The log holds nothing that nobody sent, and its versions have no gaps. */
export function logIsWhole(sent: readonly Sent[], log: readonly LogLine[]): string[] {
  const known = new Set(sent.map(({ boardId, id }) => keyOf(boardId, id)))
  const unknown = log
    .filter(({ boardId, commandId, type }) => !ofTheSite.has(type) && !known.has(keyOf(boardId, commandId)))
    .map(({ type, commandId }) => `${type} ${commandId} is in the log, and nobody sent it`)
  const gaps = [...Map.groupBy(log, ({ boardId }) => boardId)].flatMap(([boardId, rows]) =>
    rows
      .toSorted((a, b) => a.version - b.version)
      .flatMap(({ version }, at) =>
        version === at + 1 ? [] : [`board ${boardId}: version ${version} is row ${at + 1}`],
      )
      .slice(0, 1),
  )
  return [...unknown, ...gaps]
}
