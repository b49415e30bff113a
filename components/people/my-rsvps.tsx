import type { ReactNode } from 'react'
import { Badge } from '#components/ui/badge'
import { Empty } from '#components/ui/empty'
import { TextLink } from '#components/ui/text-link'
import { formatDay, formatTime, zoneName } from '#lib/date-format'
import { paths } from '#lib/paths'

type Rsvp = {
  slug: string
  title: string
  startsAt: Date
  timeZone: string
  status: 'going' | 'waitlisted' | 'cancelled'
  off: boolean
}

const words = { going: 'you have a seat', waitlisted: 'on the waitlist', cancelled: 'cancelled' } as const
const tones = { going: 'yes', waitlisted: 'rim', cancelled: 'quiet' } as const

/** One's own answers to what lies ahead. */
export function MyRsvps({ rsvps }: { rsvps: readonly Rsvp[] }): ReactNode {
  if (rsvps.length === 0) return <Empty>You have not said yes to anything yet.</Empty>
  return (
    <ul className="border-line border-t">
      {rsvps.map((rsvp) => (
        <li
          key={rsvp.slug}
          className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-line border-b py-4"
        >
          <span className="min-w-0">
            <TextLink href={paths.event(rsvp.slug)} className="wrap-anywhere">
              <bdi>{rsvp.title}</bdi>
            </TextLink>
            <span className="fact block text-muted">
              {formatDay(rsvp.startsAt, rsvp.timeZone)}, {formatTime(rsvp.startsAt, rsvp.timeZone)}{' '}
              {zoneName(rsvp.timeZone)}
            </span>
          </span>
          {rsvp.off ? (
            <Badge tone="no">the meeting is cancelled</Badge>
          ) : (
            <Badge tone={tones[rsvp.status]}>{words[rsvp.status]}</Badge>
          )}
        </li>
      ))}
    </ul>
  )
}
