import { clockTimestamp, db } from '../db/client.ts'

/** The database's clock as this process knows it: its lead over ours, in ms, and when that was measured. */
type Clock = { leadMs: number; measuredAt: number; measuring: Promise<void> | null }

const shared = globalThis as { __quorumClock?: Clock }
shared.__quorumClock ??= { leadMs: 0, measuredAt: 0, measuring: null }
const clock = shared.__quorumClock

const freshMs = 60_000
const samples = 3

/** The database's time now, in ms, without asking it. Timers and the time that browsers are told follow this clock. */
export function serverNow(): number {
  return Date.now() + clock.leadMs
}

/** Measures the lead if that was over a minute ago; waits for it only the first time. */
export async function keepTime(): Promise<void> {
  if (performance.now() - clock.measuredAt < freshMs && clock.measuredAt > 0) return
  clock.measuring ??= measure().finally(() => {
    clock.measuring = null
  })
  if (clock.measuredAt === 0) await clock.measuring
  else clock.measuring.catch(() => undefined)
}

/** The lead by the quickest of a few questions: it is off by at most half of that round trip. */
async function measure(): Promise<void> {
  let best = Number.POSITIVE_INFINITY
  for (let sample = 0; sample < samples; sample++) {
    const asked = performance.now()
    const theirs = (await clockTimestamp(db())).getTime()
    const ours = Date.now()
    const trip = performance.now() - asked
    if (trip >= best) continue
    best = trip
    clock.leadMs = Math.round(theirs + trip / 2 - ours)
  }
  clock.measuredAt = performance.now()
}
