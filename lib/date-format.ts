const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${timeZone} ${JSON.stringify(options)}`
  let known = formatters.get(key)
  if (!known) {
    known = new Intl.DateTimeFormat('en-US', { ...options, timeZone })
    formatters.set(key, known)
  }
  return known
}

/** "Thursday, December 10, 2026" in the zone. */
export function formatDay(at: Date, timeZone: string): string {
  return formatter(timeZone, { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' }).format(at)
}

/** "December 10" in the zone. */
export function formatShortDay(at: Date, timeZone: string): string {
  return formatter(timeZone, { month: 'long', day: 'numeric' }).format(at)
}

/** "April 2026" in the zone. */
export function formatMonth(at: Date, timeZone: string): string {
  return formatter(timeZone, { month: 'long', year: 'numeric' }).format(at)
}

/** "18:00" in the zone. */
export function formatTime(at: Date, timeZone: string): string {
  return formatter(timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
}

// Of a year before a zone had summer time, its generic name would be that of its winter.
const thisCentury = new Date('2026-01-01T00:00:00Z')

/**
 * "Pacific Time", or the city where the zone has no name of its own: what people call the zone. A zone that has no summer
 * time and no people, UTC above all, has no generic name, but may have another.
 */
export function zoneName(timeZone: string): string {
  const generic = namedZone(timeZone, 'longGeneric')
  return generic.startsWith('GMT') ? namedZone(timeZone, 'long') : generic
}

function namedZone(timeZone: string, timeZoneName: 'longGeneric' | 'long'): string {
  const part = formatter(timeZone, { timeZoneName }).formatToParts(thisCentury)
  return part.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
}

/** "Thursday, December 10, 2026, 18:00 to 19:00"; the second day only where it differs. */
export function formatRange(startsAt: Date, endsAt: Date, timeZone: string): string {
  const start = `${formatDay(startsAt, timeZone)}, ${formatTime(startsAt, timeZone)}`
  const sameDay = formatDay(startsAt, timeZone) === formatDay(endsAt, timeZone)
  return `${start} to ${sameDay ? '' : `${formatDay(endsAt, timeZone)}, `}${formatTime(endsAt, timeZone)}`
}
