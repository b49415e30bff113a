import { keyOf, type LogLine, rowsById, type Sent, sayingOf } from '#tests/faults/history'

/** Every acknowledged command is in the log exactly once, at the version that each of its acknowledgements named. */
export function acknowledgedIsKept(sent: readonly Sent[], log: readonly LogLine[]): string[] {
  const rows = rowsById(log)
  return sent.flatMap(({ boardId, id, type, by, attempts }) => {
    const said = attempts.flatMap((one) => (one.answered && sayingOf(one) === 'accepted' ? [one.version] : []))
    if (said.length === 0) return []
    const kept = rows.get(keyOf(boardId, id)) ?? []
    const what = `${type} ${id} by ${by}`
    if (kept.length !== 1) return [`acknowledged ${what} is in the log ${kept.length} times`]
    const wrong = said.filter((version) => version !== kept[0]?.version)
    return wrong.map(
      (version) => `${what} was acknowledged at ${version}, and stands in the log at ${kept[0]?.version}`,
    )
  })
}
