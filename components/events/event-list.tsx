import type { ReactNode } from 'react'
import { Badge } from '#components/ui/badge'
import { TextLink } from '#components/ui/text-link'
import { formatDay, formatTime, zoneName } from '#lib/date-format'
import { type EventView, modeLabel } from '#lib/events/view'
import { paths } from '#lib/paths'

/** Events as a list of lines: day, title, where, how many, and what there is to read. */
export function EventList({ events, past = false }: { events: readonly EventView[]; past?: boolean }): ReactNode {
  return (
    <ul className="border-line border-t">
      {events.map((event) => (
        <li
          key={event.id}
          className="grid gap-x-8 gap-y-1 border-line border-b py-5 sm:grid-cols-[14rem_minmax(0,1fr)_auto]"
        >
          <p className="fact pt-1 text-muted">
            <time dateTime={event.startsAt}>{formatDay(new Date(event.startsAt), event.timeZone)}</time>
            {event.hasTime ? (
              <span className="block">
                {formatTime(new Date(event.startsAt), event.timeZone)} {zoneName(event.timeZone)}
              </span>
            ) : null}
          </p>
          <div className="min-w-0">
            <h3 dir="auto" className="text-lead wrap-anywhere">
              <TextLink href={paths.event(event.slug)}>{event.title}</TextLink>
            </h3>
            <p className="text-muted">
              {modeLabel(event.mode)}
              {past ? null : `, ${event.going} coming`}
            </p>
          </div>
          <p className="flex flex-wrap items-start gap-2 pt-1">
            {event.status === 'draft' ? <Badge>draft</Badge> : null}
            {event.status === 'cancelled' ? <Badge tone="no">cancelled</Badge> : null}
            {event.hasNotes ? <TextLink href={paths.notes(event.slug)}>Notes</TextLink> : null}
          </p>
        </li>
      ))}
    </ul>
  )
}
