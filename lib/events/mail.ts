import { visitor } from '../auth/actor.ts'
import { makeToken } from '../auth/token.ts'
import { type CalendarEvent, toCalendar } from '../calendar/ics.ts'
import { formatRange, zoneName } from '../dates.ts'
import { env } from '../env.ts'
import type { MailTemplates, RenderedMail } from '../mail/kinds.ts'
import { layMail, type MailBlock } from '../mail/layout.ts'
import { paths } from '../paths.ts'
import { getSite } from '../site/queries.ts'
import { linkExpiry, rsvpScope } from './rules.ts'
import * as store from './store.ts'

type Kinds = 'rsvp-request' | 'rsvp-confirmed' | 'rsvp-waitlisted' | 'rsvp-seated' | 'rsvp-cancelled' | 'event-changed'
type RsvpForMail = NonNullable<Awaited<ReturnType<typeof store.findRsvpForMail>>>

function manageLink(id: string, event: { id: string; endsAt: Date }, email: string, generation: number): string {
  const scope = rsvpScope({ eventId: event.id, email, generation })
  return env().siteUrl + paths.rsvp(makeToken(id, linkExpiry(event.endsAt), scope))
}

function whenAndWhere(event: RsvpForMail['event']): MailBlock[] {
  const when = `${formatRange(event.startsAt, event.endsAt, event.timeZone)}, ${zoneName(event.timeZone)}`
  const where = [event.place, event.joinUrl].filter(Boolean).join('\n')
  return [{ text: `${event.title}\n${when}` }, ...(where ? [{ text: where }] : [])]
}

const senderAddress = () => /<([^>]+)>/.exec(env().mailFrom)?.[1] ?? env().mailFrom

function calendarOf(rsvp: RsvpForMail, method: 'REQUEST' | 'CANCEL', sequence: number, community: string): string {
  const { event, person } = rsvp
  const entry: CalendarEvent = {
    id: event.id,
    sequence,
    title: `${event.title}, ${community}`,
    description: event.joinUrl ? `Join: ${event.joinUrl}` : community,
    location: event.place ?? event.joinUrl,
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

/** An invitation: what was said, when and where, the link to change one's mind, and the calendar part. */
async function invite(
  rsvpId: string,
  sequence: number,
  subject: string,
  opening: string,
): Promise<RenderedMail | null> {
  const rsvp = await store.findRsvpForMail(rsvpId)
  // A later message to this guest says more than this one.
  if (rsvp?.status !== 'going' || rsvp.sequence !== sequence) return null
  const { name } = await getSite(visitor)
  const link = manageLink(rsvp.id, rsvp.event, rsvp.person.email, rsvp.generation)
  const mail = layMail(`${subject}: ${rsvp.event.title}`, name, [
    { text: opening },
    ...whenAndWhere(rsvp.event),
    { link: { label: 'See the topics', url: env().siteUrl + paths.event(rsvp.event.slug) } },
    { text: `Change or cancel, any time until a day after it:\n${link}` },
  ])
  return { ...mail, calendar: { method: 'REQUEST', text: calendarOf(rsvp, 'REQUEST', sequence, name) } }
}

const waiting =
  'All seats are taken, so you are on the waitlist. As soon as a seat is free and you are first, it is yours and you hear from us.'

/** The mail templates of this domain. */
export const eventMails: Pick<MailTemplates, Kinds> = {
  // Shows nothing that was typed: a stranger may have typed it (rule 4).
  'rsvp-request': async ({ requestId }, to) => {
    const request = await store.findRequestForMail(requestId)
    if (request?.event.status !== 'published') return null
    const { name } = await getSite(visitor)
    return layMail(`Please confirm: ${request.event.title}`, name, [
      { text: `Somebody, we think you, wants to come to ${request.event.title}. Nothing happens before you confirm.` },
      { link: { label: 'Look and confirm', url: manageLink(request.id, request.event, to, 0) } },
      { small: 'The link waits for seven days. If it was not you, do nothing; we will not write again because of it.' },
    ])
  },
  'rsvp-confirmed': ({ rsvpId, sequence }) => invite(rsvpId, sequence, 'You are in', 'Good, you have a seat.'),
  'rsvp-seated': ({ rsvpId, sequence }) =>
    invite(
      rsvpId,
      sequence,
      'A seat for you',
      'Somebody cannot come, and you were first in the queue: the seat is yours.',
    ),
  'event-changed': ({ rsvpId, sequence }) =>
    invite(rsvpId, sequence, 'Changed', 'Time or place has changed. This is how it stands now.'),
  'rsvp-waitlisted': async ({ rsvpId, changed }) => {
    const rsvp = await store.findRsvpForMail(rsvpId)
    if (rsvp?.status !== 'waitlisted') return null
    const { name } = await getSite(visitor)
    return layMail(`${changed ? 'Changed' : 'On the waitlist'}: ${rsvp.event.title}`, name, [
      { text: changed ? 'Time or place has changed; you are still on the waitlist.' : waiting },
      ...whenAndWhere({ ...rsvp.event, joinUrl: null }),
      {
        link: {
          label: 'See your place, or cancel',
          url: manageLink(rsvp.id, rsvp.event, rsvp.person.email, rsvp.generation),
        },
      },
    ])
  },
  'rsvp-cancelled': async ({ rsvpId, sequence }) => {
    const rsvp = await store.findRsvpForMail(rsvpId)
    if (rsvp?.status !== 'cancelled' || (sequence !== null && rsvp.sequence !== sequence)) return null
    const { name } = await getSite(visitor)
    const mail = layMail(`You are not coming: ${rsvp.event.title}`, name, [
      {
        text:
          rsvp.cancelledFrom === 'waitlisted'
            ? 'You are off the waitlist.'
            : 'You cancelled. The seat goes to whoever waits.',
      },
      { link: { label: 'Undo', url: manageLink(rsvp.id, rsvp.event, rsvp.person.email, rsvp.generation) } },
    ])
    if (sequence === null) return mail
    return { ...mail, calendar: { method: 'CANCEL', text: calendarOf(rsvp, 'CANCEL', sequence, name) } }
  },
}
