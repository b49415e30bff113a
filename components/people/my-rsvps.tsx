import type { ReactNode } from 'react'
import { Badge } from '#components/ui/badge'
import { ButtonLink } from '#components/ui/button'
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

const words = { going: 'has a seat', waitlisted: 'on the waitlist', cancelled: 'cancelled' } as const
const tones = { going: 'yes', waitlisted: 'rim', cancelled: 'quiet' } as const

/** Somebody's answers to what lies ahead; one's `own`, or at the desk. */
export function MyRsvps({ rsvps, own }: { rsvps: readonly Rsvp[]; own: boolean }): ReactNode {
  if (rsvps.length === 0) return <NothingYet own={own} />
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
            <Badge tone={tones[rsvp.status]}>
              {own && rsvp.status === 'going' ? 'you have a seat' : words[rsvp.status]}
            </Badge>
          )}
        </li>
      ))}
    </ul>
  )
}

function NothingYet({ own }: { own: boolean }): ReactNode {
  if (!own) return <p className="text-muted">Nothing.</p>
  const action = (
    <ButtonLink href={paths.events()} variant="secondary">
      See the events
    </ButtonLink>
  )
  return <Empty action={action}>You have not said yes to anything yet.</Empty>
}
