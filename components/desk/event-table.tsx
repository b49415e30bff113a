import type { ReactNode } from 'react'
import { DeskTime } from '#components/desk/desk-time'
import { StatusBadge } from '#components/desk/status-badge'
import { Table } from '#components/ui/table'
import { TextLink } from '#components/ui/text-link'
import { type EventView, modeLabel } from '#lib/events/view'
import { paths } from '#lib/paths'

/** Events with what an organizer wants to know of each, and the ways on. */
export function EventTable({
  caption,
  events,
  now,
  empty,
}: {
  caption: string
  events: readonly EventView[]
  now: Date
  empty: ReactNode
}): ReactNode {
  return (
    <Table
      caption={caption}
      empty={empty}
      columns={[
        { label: 'Event' },
        { label: 'When', className: 'lg:w-64' },
        { label: 'State', className: 'lg:w-36' },
        { label: 'Coming', end: true, className: 'lg:w-28' },
        { label: 'Go to', hideLabel: true, className: 'lg:w-60' },
      ]}
      rows={events.map((event) => ({
        key: event.id,
        cells: [
          <Name key="name" event={event} />,
          <When key="when" event={event} />,
          <StatusBadge key="state" event={event} now={now} />,
          <Coming key="coming" event={event} />,
          <WaysOn key="ways" event={event} />,
        ],
      }))}
    />
  )
}

function Name({ event }: { event: EventView }): ReactNode {
  return (
    <>
      <TextLink href={paths.organizeEvent(event.id)} className="font-semibold wrap-anywhere">
        <bdi>{event.title}</bdi>
      </TextLink>
      <span className="block text-fine wrap-anywhere text-muted">
        {modeLabel(event.mode)}
        {event.place ? (
          <>
            , <bdi>{event.place}</bdi>
          </>
        ) : null}
      </span>
    </>
  )
}

function When({ event }: { event: EventView }): ReactNode {
  return (
    <span>
      <DeskTime at={new Date(event.startsAt)} zone={event.timeZone} hours={event.hasTime} />
      <span className="block text-fine text-muted">{event.hasTime ? event.timeZone : 'time not recorded'}</span>
    </span>
  )
}

function Coming({ event: { going, capacity, waiting } }: { event: EventView }): ReactNode {
  return (
    <span className="fact whitespace-nowrap">
      {capacity === null ? going : `${going} of ${capacity}`}
      {waiting > 0 ? <span className="block text-muted">{waiting} waiting</span> : null}
    </span>
  )
}

function WaysOn({ event }: { event: EventView }): ReactNode {
  const ways = [
    { label: 'Page', href: paths.event(event.slug) },
    { label: 'Board', href: paths.board(event.slug) },
    { label: 'Notes', href: paths.organizeNotes(event.id) },
    { label: 'Edit', href: `${paths.organizeEvent(event.id)}#details` },
  ]
  return (
    <span className="flex flex-wrap gap-x-4 sm:flex-nowrap sm:justify-end">
      {ways.map(({ label, href }) => (
        <TextLink key={label} href={href} className="inline-flex min-h-8 items-center">
          {label}
          <span className="sr-only">
            {' '}
            of <bdi>{event.title}</bdi>
          </span>
        </TextLink>
      ))}
    </span>
  )
}
