/** What an event was before it moved: instants as ISO texts. Whether its link to join is another, never the link. */
export type EventBefore = { startsAt: string; endsAt: string; timeZone: string; place: string | null; link: boolean }

/** Every mail that the site sends, with what its template needs to find the rest: ids, never what may change. */
export type MailPayloads = {
  'sign-in': { requestId: string }
  'report-filed': { reportId: string }
  'address-from': { changeId: string }
  'address-to': { changeId: string }
  'address-changed': { changeId: string }
  'seat-returned': { eventId: string; sequence: number }
  farewell: Record<string, never>
  'rsvp-request': { requestId: string }
  'rsvp-confirmed': { rsvpId: string; sequence: number }
  'rsvp-waitlisted': { rsvpId: string; changed?: true; restored?: true; before?: EventBefore }
  'rsvp-seated': { rsvpId: string; sequence: number }
  'rsvp-cancelled': { rsvpId: string; sequence: number | null; byDesk?: true }
  'event-changed': { rsvpId: string; sequence: number; before?: EventBefore }
  'event-cancelled': { rsvpId: string; sequence: number | null }
  'event-restored': { rsvpId: string; sequence: number }
  'offer-request': { offerId: string }
  'offer-arrived': { offerId: string }
  'offer-answered': { offerId: string }
  test: { personId: string }
}

export type MailKind = keyof MailPayloads

/** Mails to somebody of whom nothing is to stay: their delivery record goes as soon as it is known how they ended. */
export const farewells: readonly string[] = ['seat-returned', 'farewell'] satisfies MailKind[]

/** A calendar part: the iCalendar text and its method (RFC 5546). */
export type CalendarPart = { method: 'REQUEST' | 'CANCEL'; text: string }

/** A mail as it goes out, without its recipient. */
export type RenderedMail = { subject: string; text: string; html: string; calendar?: CalendarPart; replyTo?: string }

/** Renders a mail of each kind at the time it is sent; null where it is no longer true and should not go out. */
export type MailTemplates = { [K in MailKind]: (payload: MailPayloads[K], to: string) => Promise<RenderedMail | null> }
