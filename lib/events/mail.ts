import { visitor } from '../auth/actor.ts'
import type { MailTemplates } from '../mail/kinds.ts'
import { layMail } from '../mail/layout.ts'
import { getSite } from '../site/queries.ts'
import { deskMails } from './mail-desk.ts'
import { type Ask, calendarOf, invite, manageLink, whenAndWhere } from './mail-parts.ts'
import { changeWords } from './rules-desk.ts'
import * as store from './store.ts'

type Kinds =
  | 'rsvp-request'
  | 'seat-returned'
  | 'rsvp-confirmed'
  | 'rsvp-waitlisted'
  | 'rsvp-seated'
  | 'rsvp-cancelled'
  | 'event-changed'
  | 'event-cancelled'
  | 'event-restored'

/** Those with which somebody gets a seat, and may be asked something about it. */
type Asking = 'rsvp-confirmed' | 'rsvp-seated'

const waiting =
  'All seats are taken, so you are on the waitlist. As soon as a seat is free and you are first, it is yours and you hear from us.'

/** The mail templates of this domain. */
export const eventMails: Pick<MailTemplates, Exclude<Kinds, Asking>> = {
  ...deskMails,
  // Its guest is deleted already: the address is all that is left, for as long as this takes.
  'seat-returned': async ({ eventId, sequence }, to) => {
    const event = await store.findEvent(eventId)
    if (!event) return null
    const { name } = await getSite(visitor)
    const mail = layMail(`You are not coming: ${event.title}`, name, [
      { text: 'You asked to be deleted, so the seat goes to whoever waits. Your calendar is told by this mail.' },
    ])
    const guest = { event, person: { name: '', email: to } }
    return { ...mail, calendar: { method: 'CANCEL', text: calendarOf(guest, 'CANCEL', sequence, name) } }
  },
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
  'rsvp-waitlisted': async ({ rsvpId, changed, restored, before }, to) => {
    const rsvp = await store.findRsvpForMail(rsvpId, to)
    if (rsvp?.status !== 'waitlisted' || rsvp.event.status !== 'published') return null
    const { name } = await getSite(visitor)
    const subject = changed ? 'Changed' : restored ? 'It takes place after all' : 'On the waitlist'
    const opening = changed
      ? 'Time or place has changed; you are still on the waitlist.'
      : restored
        ? 'This meeting had been cancelled and takes place after all. You are still on the waitlist.'
        : waiting
    return layMail(`${subject}: ${rsvp.event.title}`, name, [
      { text: opening },
      ...(before ? [{ text: changeWords(before, rsvp.event).join('\n') }] : []),
      ...whenAndWhere({ ...rsvp.event, joinUrl: null }),
      {
        link: {
          label: 'See your place, or cancel',
          url: manageLink(rsvp.id, rsvp.event, rsvp.person.email, rsvp.generation),
        },
      },
    ])
  },
  'rsvp-cancelled': async ({ rsvpId, sequence, byDesk }, to) => {
    const rsvp = await store.findRsvpForMail(rsvpId, to)
    if (rsvp?.status !== 'cancelled' || (sequence !== null && rsvp.sequence !== sequence)) return null
    const { name } = await getSite(visitor)
    const said =
      rsvp.cancelledFrom === 'waitlisted'
        ? 'You are off the waitlist.'
        : 'You cancelled. The seat goes to whoever waits.'
    const undo = manageLink(rsvp.id, rsvp.event, rsvp.person.email, rsvp.generation)
    const mail = layMail(
      `You are not coming: ${rsvp.event.title}`,
      name,
      byDesk
        ? [{ text: 'An organizer has taken you off the list of this meeting, so it leaves your calendar.' }]
        : [{ text: said }, { link: { label: 'Undo', url: undo } }],
    )
    if (sequence === null) return mail
    return { ...mail, calendar: { method: 'CANCEL', text: calendarOf(rsvp, 'CANCEL', sequence, name) } }
  },
}

/** The mails with which somebody gets a seat. `ask` adds what else there is to ask them. */
export function seatMails(ask?: Ask): Pick<MailTemplates, Asking> {
  const first = 'Somebody cannot come, and you were first in the queue: the seat is yours.'
  return {
    'rsvp-confirmed': ({ rsvpId, sequence }, to) =>
      invite(rsvpId, to, sequence, 'You are in', 'Good, you have a seat.', [], ask),
    'rsvp-seated': ({ rsvpId, sequence }, to) => invite(rsvpId, to, sequence, 'A seat for you', first, [], ask),
  }
}
