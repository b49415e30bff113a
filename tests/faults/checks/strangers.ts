import { keyOf, type LogLine, type Sent } from '#tests/faults/history'
import { ofTheSite } from '#tests/unit/board/histories'

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
