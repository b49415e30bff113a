const day = { weekday: 'long', month: 'long', day: 'numeric' } as const
const hour = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

function write(at: Date, timeZone: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-US', { ...options, timeZone }).format(at)
}

/** "Berlin" of "Europe/Berlin", "Buenos Aires" of "America/Argentina/Buenos_Aires", "UTC" as it is. */
export function cityOf(timeZone: string): string {
  return timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone
}

/**
 * What a reader elsewhere wants to know: "for you: Friday, December 11, 03:00 to 04:00 in Berlin". Null where clocks show
 * the same as at the event, whatever the zone is called. `start` and `end` are ISO instants.
 */
export function timeForReader(start: string, end: string | null, eventZone: string, readerZone: string): string | null {
  const from = new Date(start)
  const clock = { ...day, ...hour, year: 'numeric' } as const
  if (write(from, eventZone, clock) === write(from, readerZone, clock)) return null
  const last = end === null ? null : new Date(end)
  const nextDay = last !== null && write(from, readerZone, day) !== write(last, readerZone, day)
  const until =
    last === null ? '' : ` to ${nextDay ? `${write(last, readerZone, day)}, ` : ''}${write(last, readerZone, hour)}`
  return `for you: ${write(from, readerZone, day)}, ${write(from, readerZone, hour)}${until} in ${cityOf(readerZone)}`
}
