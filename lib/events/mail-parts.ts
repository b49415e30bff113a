import { visitor } from '../auth/actor.ts'
import { makeToken } from '../auth/token.ts'
import { type CalendarEvent, toCalendar } from '../calendar/ics.ts'
import { formatRange, zoneName } from '../dates.ts'
import { env } from '../env.ts'
import type { RenderedMail } from '../mail/kinds.ts'
import { layMail, type MailBlock } from '../mail/layout.ts'
import { paths } from '../paths.ts'
import { getSite } from '../site/queries.ts'
import { linkExpiry, rsvpScope } from './rules.ts'
import * as store from './store.ts'

/** One RSVP with its person and event, as mails need it. */
export type RsvpForMail = NonNullable<Awaited<ReturnType<typeof store.findRsvpForMail>>>

/** The address behind which one RSVP lives: confirm, change, cancel, undo. */
export function manageLink(id: string, event: { id: string; endsAt: Date }, email: string, generation: number): string {
  const scope = rsvpScope({ eventId: event.id, email, generation })
  return env().siteUrl + paths.rsvp(makeToken(id, linkExpiry(event.endsAt), scope))
}

/** What is on, when and where, as it stands now. */
export function whenAndWhere(event: RsvpForMail['event']): MailBlock[] {
  const when = `${formatRange(event.startsAt, event.endsAt, event.timeZone)}, ${zoneName(event.timeZone)}`
  const where = [event.place, event.joinUrl].filter(Boolean).join('\n')
  return [{ text: `${event.title}\n${when}` }, ...(where ? [{ text: where }] : [])]
}

const senderAddress = () => /<([^>]+)>/.exec(env().mailFrom)?.[1] ?? env().mailFrom

/** The calendar part of a message to this guest. */
export function calendarOf(
  rsvp: Pick<RsvpForMail, 'event'> & { person: { name: string; email: string } },
  method: 'REQUEST' | 'CANCEL',
  sequence: number,
  community: string,
): string {
  const { event, person } = rsvp
  // Who is told that it is off may never have had a seat with the link that is there now.
  const joinUrl = method === 'REQUEST' ? event.joinUrl : null
  const entry: CalendarEvent = {
    id: event.id,
    sequence,
    title: `${event.title}, ${community}`,
    description: joinUrl ? `Join: ${joinUrl}` : community,
    location: event.place ?? joinUrl,
    url: env().siteUrl + paths.event(event.slug),
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    cancelled: method === 'CANCEL',
    stampedAt: new Date(),
    day: null,
  }
  return toCalendar(method, entry, new URL(env().siteUrl).hostname, {
    organizer: { name: community, email: senderAddress() },
    attendee: { name: person.name || person.email, email: person.email },
  })
}

/** What else there is to ask a guest, with the link behind which they answer; connected in wire.ts. */
export type Ask = (guest: { personId: string; eventId: string }, link: string) => Promise<MailBlock[]>

/**
 * An invitation: what was said, what is new, when and where, the link to change one's mind, and the calendar part. Null
 * where a later message to this guest says more than this one, or the event is not on.
 */
export async function invite(
  rsvpId: string,
  to: string,
  sequence: number,
  subject: string,
  opening: string,
  news: readonly MailBlock[] = [],
  ask: Ask = async () => [],
): Promise<RenderedMail | null> {
  const rsvp = await store.findRsvpForMail(rsvpId, to)
  if (rsvp?.status !== 'going' || rsvp.sequence !== sequence || rsvp.event.status !== 'published') return null
  const { name } = await getSite(visitor)
  const link = manageLink(rsvp.id, rsvp.event, rsvp.person.email, rsvp.generation)
  const mail = layMail(`${subject}: ${rsvp.event.title}`, name, [
    { text: opening },
    ...news,
    ...whenAndWhere(rsvp.event),
    { link: { label: 'See the topics', url: env().siteUrl + paths.event(rsvp.event.slug) } },
    { text: `Change or cancel, any time until a day after it:\n${link}` },
    ...(await ask({ personId: rsvp.person.id, eventId: rsvp.event.id }, link)),
  ])
  return { ...mail, calendar: { method: 'REQUEST', text: calendarOf(rsvp, 'REQUEST', sequence, name) } }
}
