import type { PictureFacts } from '#components/ui/picture'
import { formatDay, formatTime, zoneName } from '#lib/date-format'
import { type EventView, modeLabel } from '#lib/events/view'

type Pictured = Pick<
  EventView,
  'title' | 'status' | 'mode' | 'startsAt' | 'timeZone' | 'hasTime' | 'going' | 'capacity'
>

const people = (count: number, what: string) => `${count} ${count === 1 ? 'person' : 'people'} ${what}`

/** Who comes, as the ring shows it; an event without a limit of seats shows those who come and nothing empty. */
function ringOf({ going, capacity }: Pictured, past: boolean): Pick<PictureFacts, 'count' | 'total' | 'filled'> {
  if (past) return { count: going > 0 ? people(going, 'came') : '', total: Math.max(going, 7), filled: going }
  if (capacity === null) return { count: people(going, 'coming'), total: Math.max(going, 7), filled: going }
  return { count: `${going} of ${capacity} seats taken`, total: capacity, filled: Math.min(going, capacity) }
}

/** What the picture of an event says. */
export function eventPicture(event: Pictured, community: string, past: boolean): PictureFacts {
  const start = new Date(event.startsAt)
  const day = formatDay(start, event.timeZone)
  const time = event.hasTime ? `${formatTime(start, event.timeZone)} ${zoneName(event.timeZone)}` : null
  const cancelled = event.status === 'cancelled'
  return {
    kicker: event.title === community ? 'Lean Coffee' : community,
    title: event.title,
    instead: day,
    lines: cancelled ? ['Cancelled', day] : [day, [time, modeLabel(event.mode)].filter(Boolean).join(', ')],
    ...(cancelled ? { count: 'cancelled', total: 7, filled: 0 } : ringOf(event, past)),
  }
}

/** What the picture of a meeting's notes says. */
export function notesPicture(event: Pictured, community: string): PictureFacts {
  const day = formatDay(new Date(event.startsAt), event.timeZone)
  return {
    ...eventPicture(event, community, true),
    kicker: event.title === community ? 'Meeting notes' : `Meeting notes · ${community}`,
    lines: [day],
  }
}

/** What the picture of the whole site says: its name, and the next meeting where there is one. */
export function sitePicture(site: { name: string; tagline: string }, next: Pictured | null): PictureFacts {
  const about = next && eventPicture(next, site.name, false)
  const lines = about ? [`Next: ${about.lines[0]}`, about.lines[1] ?? ''] : [site.tagline]
  return {
    kicker: 'Lean Coffee',
    title: site.name,
    instead: 'No agenda. You bring the questions.',
    lines,
    count: about?.count ?? '',
    total: about?.total ?? 7,
    filled: about?.filled ?? 0,
  }
}
