import type { ReactNode } from 'react'
import { JsonLd } from '#components/ui/json-ld'
import type { EventPageView } from '#lib/events/view'

const modes = {
  'in-person': 'https://schema.org/OfflineEventAttendanceMode',
  online: 'https://schema.org/OnlineEventAttendanceMode',
  hybrid: 'https://schema.org/MixedEventAttendanceMode',
} as const

/** The event for search engines (schema.org Event). */
export function EventJsonLd({
  event,
  url,
  community,
}: {
  event: EventPageView
  url: string
  community: string
}): ReactNode {
  const online = event.mode === 'in-person' ? [] : [{ '@type': 'VirtualLocation', url }]
  const place = event.place ? [{ '@type': 'Place', name: event.place, address: event.place }] : []
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: event.title,
    startDate: event.hasTime ? event.startsAt : event.startsAt.slice(0, 10),
    ...(event.hasTime && { endDate: event.endsAt }),
    eventStatus: `https://schema.org/${event.status === 'cancelled' ? 'EventCancelled' : 'EventScheduled'}`,
    eventAttendanceMode: modes[event.mode],
    location: [...place, ...online],
    url,
    organizer: { '@type': 'Organization', name: community },
    isAccessibleForFree: true,
  }
  return <JsonLd data={data} />
}
