import ical, { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'

/** What a calendar needs to know of an event. */
export type CalendarEvent = {
  id: string
  sequence: number
  title: string
  description: string
  location: string | null
  url: string
  startsAt: Date
  endsAt: Date
  cancelled: boolean
  stampedAt: Date
  /** "YYYY-MM-DD" where no hour was recorded; null where there is one. */
  day: string | null
}

/** Who invites and who is invited; one attendee a message (rule 8). */
export type CalendarParties = { organizer: { name: string; email: string }; attendee: { name: string; email: string } }

const methods = {
  PUBLISH: ICalCalendarMethod.PUBLISH,
  REQUEST: ICalCalendarMethod.REQUEST,
  CANCEL: ICalCalendarMethod.CANCEL,
}

/**
 * An event as iCalendar text (RFC 5545, RFC 5546). UID is `<event id>@<site host>` everywhere, instants are UTC, so no
 * VTIMEZONE is needed.
 */
export function toCalendar(
  method: keyof typeof methods,
  event: CalendarEvent,
  host: string,
  parties?: CalendarParties,
): string {
  const calendar = ical({ prodId: { company: 'Quorum', product: 'Quorum', language: 'EN' }, method: methods[method] })
  const entry = calendar.createEvent({
    id: `${event.id}@${host}`,
    sequence: event.sequence,
    // A day without an hour is a DATE, which has no zone (RFC 5545, 3.3.4).
    ...(event.day
      ? { start: new Date(`${event.day}T00:00:00Z`), allDay: true }
      : { start: event.startsAt, end: event.endsAt }),
    stamp: event.stampedAt,
    summary: event.title,
    description: event.description,
    location: event.location,
    url: event.url,
    status: event.cancelled || method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  })
  if (parties) {
    entry.organizer(parties.organizer)
    entry.createAttendee({
      ...parties.attendee,
      rsvp: false,
      role: ICalAttendeeRole.REQ,
      status: method === 'CANCEL' ? ICalAttendeeStatus.DECLINED : ICalAttendeeStatus.ACCEPTED,
    })
  }
  return calendar.toString()
}
