import ICAL from 'ical.js'
import { expect, it } from 'vitest'
import { type CalendarEvent, type CalendarParties, toCalendar } from '#lib/calendar/ics'

const event: CalendarEvent = {
  id: '7b6c0a52-8a0e-4a52-9d7c-6f0a1b2c3d4e',
  sequence: 3,
  title: 'Coffee Chat',
  description: 'Join: https://example.org/room',
  location: 'Elm Street 4; back room, "upstairs"',
  url: 'https://meet.example.org/events/chat',
  startsAt: new Date('2026-12-11T02:00:00Z'),
  endsAt: new Date('2026-12-11T03:00:00Z'),
  cancelled: false,
  stampedAt: new Date('2026-11-20T12:00:00Z'),
  day: null,
}
const parties: CalendarParties = {
  organizer: { name: 'Coffee Chat', email: 'hello@example.org' },
  attendee: { name: 'Ana "A"; B: C, D', email: 'ana@example.org' },
}

const make = (
  method: 'PUBLISH' | 'REQUEST' | 'CANCEL',
  change: Partial<CalendarEvent> = {},
  who: CalendarParties | undefined = parties,
) => toCalendar(method, { ...event, ...change }, 'meet.example.org', who)

function parsed(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  const entries = calendar.getAllSubcomponents('vevent')
  expect(entries).toHaveLength(1)
  const entry = entries[0] as ICAL.Component
  return { calendar, entry, value: (name: string) => entry.getFirstPropertyValue(name) }
}

it.each(['REQUEST', 'CANCEL'] as const)('is read back as it was meant: %s', (method) => {
  const { calendar, entry, value } = parsed(make(method))
  expect(calendar.getFirstPropertyValue('method')).toBe(method)
  expect(calendar.getFirstPropertyValue('version')).toBe('2.0')
  expect(value('uid')).toBe(`${event.id}@meet.example.org`)
  expect(value('sequence')).toBe(3)
  expect(value('status')).toBe(method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED')
  expect((value('dtstart') as ICAL.Time).toJSDate()).toEqual(event.startsAt)
  expect((value('dtend') as ICAL.Time).toJSDate()).toEqual(event.endsAt)
  expect(String(value('dtstart'))).toMatch(/Z$/)
  expect(value('location')).toBe(event.location)
  const attendees = entry.getAllProperties('attendee')
  expect(attendees).toHaveLength(1)
  expect(String(attendees[0]?.getFirstValue()).toLowerCase()).toBe('mailto:ana@example.org')
  expect(attendees[0]?.getParameter('partstat')).toBe(method === 'CANCEL' ? 'DECLINED' : 'ACCEPTED')
  expect(String(entry.getFirstProperty('organizer')?.getFirstValue()).toLowerCase()).toBe('mailto:hello@example.org')
})

it('names nobody where it is published', () => {
  const { entry, calendar } = parsed(toCalendar('PUBLISH', event, 'meet.example.org'))
  expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH')
  expect(entry.getAllProperties('attendee')).toEqual([])
  expect(entry.getFirstProperty('organizer')).toBeNull()
})

it('says that a cancelled event is cancelled', () => {
  expect(parsed(make('PUBLISH', { cancelled: true })).value('status')).toBe('CANCELLED')
})

it.each([
  ['200 letters of three bytes', '美'.repeat(200)],
  ['200 emoji', '👩‍💻☕'.repeat(66)],
  ['line breaks and separators', 'a\nb;c,d\\e'],
  ['another property', 'Chat\r\nATTENDEE:mailto:evil@example.org'],
])('folds and escapes a title of %s', (_what, title) => {
  const text = make('REQUEST', { title })
  const lines = text.split('\r\n')
  expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
  expect(text.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/)
  const { entry, value } = parsed(text)
  expect(value('summary')).toBe(title.replace('\r\n', '\n'))
  expect(entry.getAllProperties('attendee')).toHaveLength(1)
})

it.each(['Ana\r\nATTENDEE:mailto:evil@example.org', 'Ana";X="y', 'Ana:mailto:evil@example.org', '高橋 美咲'])(
  'lets no name become anything else: %j',
  (name) => {
    const text = make('REQUEST', {}, { ...parties, attendee: { name, email: 'ana@example.org' } })
    const attendees = parsed(text).entry.getAllProperties('attendee')
    expect(attendees.map((one) => String(one.getFirstValue()).toLowerCase())).toEqual(['mailto:ana@example.org'])
    expect(attendees[0]?.getParameter('x')).toBeUndefined()
  },
)

it('writes a day without an hour as a date, which has no zone', () => {
  const start = parsed(make('PUBLISH', { day: '2023-04-06' })).value('dtstart') as ICAL.Time
  expect(start.toString()).toBe('2023-04-06')
  expect(start.isDate).toBe(true)
})
