/**
 * Something that is kept for a while only. The privacy page says it in these words and the hourly sweep deletes by these
 * columns, so that the two cannot disagree.
 */
export type Kept = {
  what: string
  why: string
  /** How long, in seconds, counted from `since`. */
  seconds: number
  table: string
  /** SQL over the table's columns: the instant from which it is counted; null where it has not begun. */
  since: string
  /** SQL: which rows, where not all. */
  only?: string
}

const minute = 60
const day = 86_400
const year = 365 * day

/** All that goes by itself, the shortest first. */
export const retention: readonly Kept[] = [
  {
    what: 'What you typed into a form that was refused',
    why: 'so that you need not type it again; only your own browser gets it back',
    seconds: 10 * minute,
    table: 'FormDraft',
    since: `"expiresAt" - interval '10 minutes'`,
  },
  {
    what: 'A mark for the internet address that you came from, and one for you where you are signed in, made with a secret key',
    why: 'to count how much one address or person sends and asks for; who it is is never written down',
    seconds: day,
    table: 'RateLimit',
    // Counted from a day before the count ends, so that no count may last longer than a day.
    since: `to_timestamp("expire" / 1000.0) - interval '1 day'`,
  },
  {
    what: 'An RSVP that you did not confirm: address, name and topic as typed',
    why: 'so that the link in your mail works',
    seconds: 7 * day,
    table: 'RsvpRequest',
    since: '"createdAt"',
    only: '"confirmedAt" IS NULL',
  },
  {
    what: 'An offer to help, to speak or to host that you did not confirm',
    why: 'so that the link in your mail works; nobody reads it before',
    seconds: 7 * day,
    table: 'Offer',
    since: '"createdAt"',
    only: '"confirmedAt" IS NULL',
  },
  {
    what: 'The form behind an RSVP that you did confirm, counted from the end of the event',
    why: 'so that the link in your mail works until the event is over',
    seconds: 7 * day,
    table: 'RsvpRequest',
    since: '(SELECT e."endsAt" FROM "Event" e WHERE e."id" = "RsvpRequest"."eventId")',
    only: '"confirmedAt" IS NOT NULL',
  },
  {
    what: 'That somebody asked for a sign-in mail: the address, and a mark for the browser',
    why: 'so that the code works in that browser only',
    seconds: 7 * day,
    table: 'SignInRequest',
    since: '"createdAt"',
  },
  {
    what: 'That you asked for another address, where not both have agreed: the old one and the new one',
    why: 'so that both can agree to it',
    seconds: 7 * day,
    table: 'AddressChange',
    since: '"createdAt"',
    only: '("oldConfirmedAt" IS NULL OR "newConfirmedAt" IS NULL)',
  },
  {
    what: 'A session: what your browser calls itself, since when, and when it was last used, to the hour',
    why: 'so that you stay signed in, and can see and end it in your settings',
    seconds: 30 * day,
    table: 'Session',
    since: `"expiresAt" - interval '30 days'`,
  },
  {
    what: 'Delivery records: which kind of mail went to which address, and whether it was taken',
    why: 'so that an organizer can help when a mail does not arrive',
    seconds: 30 * day,
    table: 'OutgoingMail',
    since: '"createdAt"',
  },
  {
    // A day longer than delivery records, since both addresses have a day to agree.
    what: 'That your address changed: the old one and the new one',
    why: 'so that delivery records under the old one go too when you are deleted',
    seconds: 31 * day,
    table: 'AddressChange',
    since: '"createdAt"',
    only: '"oldConfirmedAt" IS NOT NULL AND "newConfirmedAt" IS NOT NULL',
  },
  {
    what: 'A report under the code of conduct, counted from the day on which it is closed',
    why: 'so that what happens again is seen to happen again; only organizers read it',
    seconds: year,
    table: 'Report',
    since: '"closedAt"',
  },
  {
    what: 'An offer to help, to speak or to host, with the answer, counted from its last change',
    why: 'so that we know who would speak or has a room when the next meetings are planned; only organizers read it',
    seconds: year,
    table: 'Offer',
    since: '"changedAt"',
    only: '"confirmedAt" IS NOT NULL',
  },
  {
    what: 'What organizers and moderators did at the desk: who, what and when, without names or texts',
    why: 'so that those who may do much can be asked about it',
    seconds: year,
    table: 'AuditEntry',
    since: '"at"',
  },
]

/** How many backups of each sort are kept: those by hand or timer, and those before migrations. */
export const keptBackups = 14

const units: readonly [number, string][] = [
  [year, 'year'],
  [day, 'day'],
  [minute, 'minute'],
]

/** A length of time as the page says it: "10 minutes", "24 hours", "2 years". */
export function inWords(seconds: number): string {
  if (seconds === day) return '24 hours'
  const [unit, name] = units.find(([size]) => seconds >= size && seconds % size === 0) ?? [1, 'second']
  const count = seconds / unit
  return count === 1 ? `one ${name}` : `${count} ${name}s`
}
