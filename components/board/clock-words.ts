import { momentBetween } from './signals.ts'

/** What is said aloud when the clock of a phase goes from so many seconds to so many: at one minute, and at zero. */
export function clockWord(lengthMs: number, before: number, now: number): string | null {
  const moment = momentBetween(before, now, lengthMs / 1000)
  return moment && { minute: 'One minute left.', zero: 'The time is up.' }[moment]
}
