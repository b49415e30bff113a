import ICAL from 'ical.js'
import { mailbox } from '#tests/support/mails'

/** The calendar parts that reached an address, oldest first, read back. */
export async function invitations(to: string) {
  const parts = (await mailbox(to)).reverse().flatMap((mail) => mail.attachments.map((part) => part.content))
  return parts.map((text) => {
    const calendar = new ICAL.Component(ICAL.parse(text))
    const entry = calendar.getFirstSubcomponent('vevent')
    if (!entry) throw new Error('No VEVENT in that part.')
    const value = (name: string) => entry.getFirstPropertyValue(name)
    return {
      method: calendar.getFirstPropertyValue('method'),
      uid: value('uid'),
      sequence: value('sequence'),
      status: value('status'),
      summary: value('summary'),
      start: (value('dtstart') as ICAL.Time).toJSDate(),
      end: (value('dtend') as ICAL.Time).toJSDate(),
      attendees: entry.getAllProperties('attendee').map((one) => String(one.getFirstValue()).toLowerCase()),
      names: entry.getAllProperties('attendee').map((one) => one.getParameter('cn')),
    }
  })
}
