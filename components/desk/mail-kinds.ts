import type { MailKind } from '#lib/mail/kinds'

const words: Record<MailKind, string> = {
  'sign-in': 'Sign-in link and code',
  'report-filed': 'Word of a report',
  'address-from': 'Link to agree to a new address, to the old one',
  'address-to': 'Link to agree to a new address, to the new one',
  'address-changed': 'Word of a changed address',
  'seat-returned': 'Cancelled RSVP of somebody who was deleted',
  farewell: 'Word that everything is deleted',
  'rsvp-request': 'Link to confirm an RSVP',
  'rsvp-confirmed': 'Invitation',
  'rsvp-waitlisted': 'Place on the waitlist',
  'rsvp-seated': 'A seat from the waitlist',
  'rsvp-cancelled': 'Cancelled RSVP',
  'event-changed': 'New time or place',
  'event-cancelled': 'Cancelled meeting',
  'event-restored': 'Takes place after all',
  'offer-request': 'Link to confirm an offer',
  'offer-arrived': 'Somebody offers something',
  test: 'Test mail',
  'offer-answered': 'Answer to an offer',
}

/** What a mail was about, in words. */
export function mailKindLabel(kind: string): string {
  return Object.hasOwn(words, kind) ? words[kind as MailKind] : kind
}
