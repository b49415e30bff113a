import type { Sent } from '#tests/faults/history'

/** No command is answered with a failure of ours; that the database is away is no failure (503). */
export function nothingBroke(sent: readonly Sent[]): string[] {
  return sent.flatMap(({ type, id, by, attempts }) =>
    attempts.flatMap((one) =>
      one.answered && one.status >= 500 && one.status !== 503
        ? [`${type} ${id} by ${by} was answered ${one.status}`]
        : [],
    ),
  )
}

/** A run in which next to nothing was accepted or refused shows nothing. */
export function enoughHappened(sent: readonly Sent[], least: number): string[] {
  const answers = sent.flatMap(({ attempts }) => attempts).flatMap((one) => (one.answered ? [one.status] : []))
  const accepted = answers.filter((status) => status === 200).length
  const refused = answers.filter((status) => status >= 400 && status < 500).length
  return accepted < least || refused < least ? [`only ${accepted} commands were accepted, ${refused} refused`] : []
}
