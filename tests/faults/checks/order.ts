import type { Arrival } from '#tests/faults/history'

/** A client saw versions in order, also where it changed the process, and every patch began where it stood. */
export function versionsInOrder(who: string, arrivals: readonly Arrival[]): string[] {
  const breaches: string[] = []
  let held: number | null = null
  for (const arrival of arrivals) {
    if (arrival.kind === 'snapshot') {
      if (held !== null && arrival.version < held)
        breaches.push(`${who} held version ${held} and was shown ${arrival.version}`)
      held = arrival.version
      continue
    }
    const { from, to } = arrival
    if (from !== held || to <= from) breaches.push(`${who} held version ${held} and got a patch from ${from} to ${to}`)
    held = to
  }
  return breaches
}
