/** A clock that is no longer than this, in ms, needs no word at its last minute. */
const shortMs = 90_000

/** A mark that was passed longer ago, in seconds, is no news: the page was asleep. */
const staleSeconds = 10

/** What is said aloud when the clock of a phase goes from so many seconds to so many: at one minute, and at zero. */
export function clockWord(lengthMs: number, before: number, now: number): string | null {
  const passed = (mark: number) => before > mark && now <= mark
  if (passed(0)) return 'The time is up.'
  return lengthMs > shortMs && passed(60) && now > 60 - staleSeconds ? 'One minute left.' : null
}
