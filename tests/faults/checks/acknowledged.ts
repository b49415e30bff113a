import { keyOf, type LogLine, rowsById, type Sent, sayingOf } from '#tests/faults/history'

/** Every acknowledged command is in the log, at the version that each of its acknowledgements named, the late ones too. */
export function acknowledgedIsKept(sent: readonly Sent[], log: readonly LogLine[]): string[] {
  const rows = rowsById(log)
  return sent.flatMap(({ boardId, id, type, by, attempts }) => {
    const said = attempts.flatMap((one) => (one.answered && sayingOf(one) === 'accepted' ? [one.version] : []))
    if (said.length === 0) return []
    const kept = rows.get(keyOf(boardId, id))
    const what = `${type} ${id} by ${by}`
    if (!kept) return [`acknowledged ${what} is not in the log`]
    const wrong = said.filter((version) => version !== kept.version)
    return wrong.map((version) => `${what} was acknowledged at ${version}, and stands in the log at ${kept.version}`)
  })
}

/** A command that had counted when it was sent again gets the first answer, and no refusal. */
export function countedIsAnsweredAgain(sent: readonly Sent[]): string[] {
  return sent.flatMap(({ type, id, by, attempts }) =>
    attempts.flatMap((one) =>
      one.answered && one.again && sayingOf(one) === 'refused'
        ? [`${type} ${id} by ${by} had counted, and was refused when it was sent again: ${one.status} ${one.code}`]
        : [],
    ),
  )
}
