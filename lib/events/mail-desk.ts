import { visitor } from '../auth/actor.ts'
import { env } from '../env.ts'
import type { MailTemplates } from '../mail/kinds.ts'
import { layMail } from '../mail/layout.ts'
import { paths } from '../paths.ts'
import { getSite } from '../site/queries.ts'
import { calendarOf, invite, whenAndWhere } from './mail-parts.ts'
import { changeWords } from './rules-desk.ts'
import * as store from './store.ts'

/** What an organizer did to an event, told to who comes or waits. */
export const deskMails: Pick<MailTemplates, 'event-changed' | 'event-cancelled' | 'event-restored'> = {
  'event-changed': async ({ rsvpId, sequence, before }, to) => {
    const event = before && (await store.findRsvpForMail(rsvpId, to))?.event
    const news = event ? [{ text: changeWords(before, event).join('\n') }] : []
    return invite(rsvpId, to, sequence, 'Changed', 'Time or place has changed. This is how it stands now.', news)
  },
  'event-restored': ({ rsvpId, sequence }, to) =>
    invite(
      rsvpId,
      to,
      sequence,
      'It takes place after all',
      'This meeting had been cancelled and takes place after all. Your seat is still yours; if you cannot come any more, say so.',
    ),
  'event-cancelled': async ({ rsvpId, sequence }, to) => {
    const rsvp = await store.findRsvpForMail(rsvpId, to)
    if (!rsvp || rsvp.status === 'cancelled' || rsvp.event.status !== 'cancelled') return null
    if (sequence !== null && rsvp.sequence !== sequence) return null
    const { name } = await getSite(visitor)
    const { cancelReason } = rsvp.event
    const mail = layMail(`Cancelled: ${rsvp.event.title}`, name, [
      { text: 'This meeting does not take place.' },
      ...(cancelReason ? [{ text: cancelReason }] : []),
      ...whenAndWhere({ ...rsvp.event, joinUrl: null }),
      { link: { label: 'See what comes next', url: env().siteUrl + paths.events() } },
      { small: 'You need not do anything. Should it take place after all, you hear from us.' },
    ])
    if (sequence === null) return mail
    return { ...mail, calendar: { method: 'CANCEL', text: calendarOf(rsvp, 'CANCEL', sequence, name) } }
  },
}
