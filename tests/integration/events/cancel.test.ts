import { expect, it } from 'vitest'
import type { Member } from '#lib/auth/actor'
import { runBoardCommand } from '#lib/board/commands'
import { getBoard } from '#lib/board/queries'
import { db } from '#lib/db/client'
import type { Event } from '#lib/db/generated/client'
import { cancelAsMember, rsvpAsMember } from '#lib/events/commands'
import { cancelEvent, restoreEvent, withdrawEvent } from '#lib/events/commands-cancel'
import { publishEvent } from '#lib/events/commands-desk'
import { getEvent, getEventCalendar, getMyRsvps, getNextEvent } from '#lib/events/queries'
import { cancelBody } from '#lib/events/schema'
import { newId } from '#lib/ids'
import { aMember, anEvent, codeOf, day, fromNow, hour, valued } from '#tests/support/factories'
import { invitations } from '#tests/support/invitations'
import { deliver, mailbox, queued } from '#tests/support/mails'

const reason = 'The room has no power.\nWe meet next month.'
const organizer = () => aMember('Olga', 'organizer')
const read = (id: string) => db().event.findUniqueOrThrow({ where: { id } })

/** A meeting of one seat: Ana has it, Bo waits, Cy cancelled; what they were told so far is out of the way. */
async function aFullEvent(): Promise<{ event: Event; olga: Member; ana: Member; bo: Member }> {
  const [event, olga] = [await anEvent({ capacity: 1, sequence: 3 }), await organizer()]
  const [ana, bo, cy] = [await aMember('Ana'), await aMember('Bo'), await aMember('Cy')]
  for (const who of [ana, bo, cy]) valued(await rsvpAsMember(who, event.id))
  valued(await cancelAsMember(cy, event.id))
  await deliver()
  await db().outgoingMail.deleteMany()
  return { event, olga, ana, bo }
}

const steps = async (to: string) => (await invitations(to)).map(({ method, sequence }) => [method, sequence])

it('tells everybody who comes with a CANCEL of a higher SEQUENCE, who waits with a mail, nobody else', async () => {
  const { event, olga } = await aFullEvent()
  expect(valued(await cancelEvent(olga, event.id, reason))).toEqual({ mailed: 2 })
  expect(await queued()).toEqual(['event-cancelled ana@example.org', 'event-cancelled bo@example.org'])
  await deliver()

  const [last] = (await invitations('ana@example.org')).slice(-1)
  expect(last).toMatchObject({
    method: 'CANCEL',
    uid: `${event.id}@127.0.0.1`,
    sequence: 4,
    status: 'CANCELLED',
    start: new Date(Math.floor(event.startsAt.getTime() / 1000) * 1000),
    attendees: ['mailto:ana@example.org'],
  })
  const [mail] = await mailbox('ana@example.org')
  expect(mail).toMatchObject({ subject: 'Cancelled: Coffee Chat', text: expect.stringContaining(reason) })
  expect(mail?.text).not.toContain('example.org/room')
  expect(await mailbox('bo@example.org')).toMatchObject([{ attachments: [] }, {}])
})

it('is known everywhere: page, calendar file, home, one’s own list, board', async () => {
  const { event, olga, ana } = await aFullEvent()
  valued(await cancelEvent(olga, event.id, reason))
  expect(await getEvent(ana, event.slug)).toMatchObject({ status: 'cancelled', cancelReason: reason, sequence: 4 })
  const file = await getEventCalendar(ana, event.slug)
  expect(file).toContain('STATUS:CANCELLED')
  expect(file).toContain('SEQUENCE:4')
  expect(await getNextEvent(ana)).toBeNull()
  expect(await getMyRsvps(ana)).toMatchObject([{ status: 'going', off: true }])

  const claim = { sessionId: ana.sessionId, guest: null }
  expect((await getBoard(claim, event.id)).ok).toBe(true)
  const proposal = { id: newId(), type: 'propose', title: 'Still on?', details: '' } as const
  expect(codeOf(await runBoardCommand(claim, event.id, proposal))).toBe('event-cancelled')
  expect(codeOf(await rsvpAsMember(await aMember('Di'), event.id))).toBe('event-cancelled')
})

it('is once, whoever presses and however often', async () => {
  const { event, olga } = await aFullEvent()
  const both = await Promise.all([reason, reason].map((why) => cancelEvent(olga, event.id, why)))
  expect(both.map((one) => valued(one).mailed).sort()).toEqual([0, 2])
  expect(codeOf(await cancelEvent(olga, event.id, 'Other words.'))).toBe('event-cancelled')
  expect(await read(event.id)).toMatchObject({ sequence: 4, cancelReason: reason })
  expect(await queued()).toHaveLength(2)
  expect(await db().auditEntry.count()).toBe(1)
})

it('is for meetings ahead that people could come to', async () => {
  const olga = await organizer()
  const over = await anEvent({ startsAt: fromNow(-2 * hour), endsAt: fromNow(-hour) })
  const draft = await anEvent({ status: 'draft' })
  const cancelledLongAgo = await anEvent({ status: 'cancelled', startsAt: fromNow(-day), endsAt: fromNow(-hour) })
  expect(codeOf(await cancelEvent(olga, over.id, reason))).toBe('event-over')
  expect(codeOf(await cancelEvent(olga, draft.id, reason))).toBe('event-draft')
  expect(codeOf(await restoreEvent(olga, cancelledLongAgo.id))).toBe('event-over')
  expect(codeOf(await restoreEvent(olga, draft.id))).toBe('event-draft')
  for (const command of [restoreEvent, withdrawEvent])
    expect(codeOf(await command(olga, newId()))).toBe('no-such-event')
  expect(codeOf(await cancelEvent(olga, newId(), reason))).toBe('no-such-event')
  for (const empty of ['', '  \n ', '\u200b']) expect(cancelBody.safeParse({ reason: empty }).success).toBe(false)
})

it('is taken back with a new invitation above the CANCEL; seats and queue are as they were', async () => {
  const { event, olga, ana } = await aFullEvent()
  valued(await cancelEvent(olga, event.id, reason))
  await deliver()
  expect(valued(await restoreEvent(olga, event.id))).toEqual({ mailed: 2 })
  expect(valued(await restoreEvent(olga, event.id))).toEqual({ mailed: 0 })
  await deliver()
  expect(await steps('ana@example.org')).toEqual([
    ['REQUEST', 3],
    ['CANCEL', 4],
    ['REQUEST', 5],
  ])
  expect((await mailbox('bo@example.org'))[0]?.text).toContain('takes place after all')
  expect(await getEvent(ana, event.slug)).toMatchObject({
    status: 'published',
    cancelReason: null,
    going: 1,
    waiting: 1,
  })
})

it('sends no mail that is no longer true: cancelled and taken back before it went out', async () => {
  const { event, olga } = await aFullEvent()
  valued(await cancelEvent(olga, event.id, reason))
  valued(await restoreEvent(olga, event.id))
  await deliver()
  expect(await steps('ana@example.org')).toEqual([
    ['REQUEST', 3],
    ['REQUEST', 5],
  ])
  expect((await mailbox('bo@example.org')).map(({ subject }) => subject)).not.toContain('Cancelled: Coffee Chat')
})

it('is a draft again only where nobody comes or waits', async () => {
  const { event, olga, ana, bo } = await aFullEvent()
  expect(codeOf(await withdrawEvent(olga, event.id))).toBe('people-come')
  for (const who of [ana, bo]) valued(await cancelAsMember(who, event.id))
  valued(await withdrawEvent(olga, event.id))
  valued(await withdrawEvent(olga, event.id))
  expect(await read(event.id)).toMatchObject({ status: 'draft', sequence: 4 })
  expect(await getEvent(ana, event.slug)).toBeNull()
  valued(await publishEvent(olga, event.id))
  valued(await cancelEvent(olga, event.id, reason))
  expect(codeOf(await withdrawEvent(olga, event.id))).toBe('event-cancelled')
})
