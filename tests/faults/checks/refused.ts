import { keyOf, type LogLine, rowsById, type Sent, sayingOf } from '#tests/faults/history'

/** A command that was refused each time it was sent is not in the log. */
export function refusedIsNotKept(sent: readonly Sent[], log: readonly LogLine[]): string[] {
  const rows = rowsById(log)
  return sent
    .filter(({ attempts }) => attempts.length > 0 && attempts.every((one) => sayingOf(one) === 'refused'))
    .filter(({ boardId, id }) => rows.has(keyOf(boardId, id)))
    .map(({ type, id, by }) => `${type} ${id} by ${by} was refused, and is in the log`)
}

/** What nobody may send, whatever they may do, is refused for what it is: it is `invalid`, and not in the log. */
export function garbledIsInvalid(sent: readonly Sent[], log: readonly LogLine[]): string[] {
  const rows = rowsById(log)
  return sent
    .filter(({ garbled }) => garbled)
    .flatMap(({ boardId, id, body, by, attempts }) => {
      const what = `garbled ${body.slice(0, 200)} by ${by}`
      const wrong = attempts.filter((one) => one.answered && sayingOf(one) !== 'open' && one.code !== 'invalid')
      return [
        ...wrong.map((one) => `${what} was answered ${JSON.stringify(one)}`),
        ...(rows.has(keyOf(boardId, id)) ? [`${what} is in the log`] : []),
      ]
    })
}
