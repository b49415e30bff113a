import { type Sent, sayingOf } from '#tests/faults/history'

/** A run in which next to nothing was accepted or refused shows nothing. */
export function enoughHappened(sent: readonly Sent[], least: number): string[] {
  const said = sent.flatMap(({ attempts }) => attempts).map(sayingOf)
  const [accepted, refused] = (['accepted', 'refused'] as const).map(
    (what) => said.filter((one) => one === what).length,
  )
  return Math.min(accepted ?? 0, refused ?? 0) < least
    ? [`only ${accepted} commands were accepted, ${refused} refused`]
    : []
}

/** A run in which something never went wrong does not show that it may. */
export function everythingWentWrong(damage: Readonly<Record<string, number>>): string[] {
  return Object.entries(damage).flatMap(([what, times]) => (times === 0 ? [`nothing was hurt by ${what}`] : []))
}
