import { expect, it } from 'vitest'
import { visitor } from '#lib/auth/actor'
import { actByRsvpLink } from '#lib/board/rsvp'
import { db } from '#lib/db/client'
import type { Event } from '#lib/db/generated/client'
import { cancelAsMember, cancelByLink, rsvpAsMember, undoCancelByLink } from '#lib/events/commands'
import { placeInQueue } from '#lib/events/store'
import { aMember, anEvent, aRequest, codeOf, rsvpsOf, valued } from '#tests/support/factories'
import { deliver, mailbox, outbox, queued } from '#tests/support/mails'

const confirm = (link: string) => actByRsvpLink(visitor, link, { action: 'confirm', name: 'Ana' }, 'a test')

/** Somebody comes: request and Confirm. Returns the link. */
async function comes(event: Event, email: string): Promise<string> {
  const { link } = await aRequest(event, email)
  valued(await confirm(link))
  return link
}

const statuses = async (event: Event) =>
  Object.fromEntries((await rsvpsOf(event)).map(({ person, status }) => [person.email.split('@')[0], status]))
const kinds = async (kind: 'rsvp-seated' | 'rsvp-confirmed' | 'rsvp-waitlisted' | 'rsvp-cancelled') =>
  (await outbox(kind)).map((mail) => mail.recipient)

it('gives 10 seats to 10 of 40 who confirm at once, and a place of their own to the others', async () => {
  const event = await anEvent({ capacity: 10 })
  const requests = []
  for (let guest = 0; guest < 40; guest++) requests.push(await aRequest(event, `guest${guest}@example.org`))
  const done = await Promise.all(requests.map(({ link }) => confirm(link)))
  expect(done.map(codeOf)).toEqual(Array(40).fill('ok'))

  const rsvps = await rsvpsOf(event)
  const waiting = rsvps.filter((rsvp) => rsvp.status === 'waitlisted')
  expect(rsvps.filter((rsvp) => rsvp.status === 'going')).toHaveLength(10)
  expect(waiting).toHaveLength(30)
  const places = await Promise.all(waiting.map((rsvp) => placeInQueue(db(), rsvp)))
  expect(places.sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1))

  const told = (status: string) => rsvps.filter((rsvp) => rsvp.status === status).map((rsvp) => rsvp.person.email)
  expect((await kinds('rsvp-confirmed')).sort()).toEqual(told('going'))
  expect((await kinds('rsvp-waitlisted')).sort()).toEqual(told('waitlisted'))
  expect(await kinds('rsvp-seated')).toEqual([])
}, 60_000)

it('gives a freed seat to the first who waits, with one mail, once', async () => {
  const event = await anEvent({ capacity: 1 })
  const ana = await comes(event, 'ana@example.org')
  for (const name of ['bo', 'cy']) await comes(event, `${name}@example.org`)
  valued(await cancelByLink(ana))
  valued(await cancelByLink(ana))
  expect(await statuses(event)).toEqual({ ana: 'cancelled', bo: 'going', cy: 'waitlisted' })
  expect(await kinds('rsvp-seated')).toEqual(['bo@example.org'])
  expect(await kinds('rsvp-cancelled')).toEqual(['ana@example.org'])
})

it('gives ten seats that are freed at once to the first ten who wait', async () => {
  const event = await anEvent({ capacity: 10 })
  const links: string[] = []
  for (let guest = 0; guest < 22; guest++)
    links.push(await comes(event, `g${String(guest).padStart(2, '0')}@example.org`))
  await Promise.all(links.slice(0, 10).map(cancelByLink))
  const after = Object.values(await statuses(event))
  expect(after).toEqual([...Array(10).fill('cancelled'), ...Array(10).fill('going'), 'waitlisted', 'waitlisted'])
  expect((await kinds('rsvp-seated')).sort()).toEqual(
    Array.from({ length: 10 }, (_, index) => `g${index + 10}@example.org`),
  )
}, 60_000)

it('gives the seat back by undo while it is free', async () => {
  const event = await anEvent({ capacity: 1 })
  const ana = await comes(event, 'ana@example.org')
  valued(await cancelByLink(ana))
  await Promise.all([undoCancelByLink(ana), undoCancelByLink(ana)])
  expect(await statuses(event)).toEqual({ ana: 'going' })
  expect(await kinds('rsvp-confirmed')).toEqual(['ana@example.org', 'ana@example.org'])
})

it('puts who comes back by undo at the head of the queue when the seat is gone', async () => {
  const event = await anEvent({ capacity: 1 })
  const ana = await comes(event, 'ana@example.org')
  const bo = await comes(event, 'bo@example.org')
  await comes(event, 'cy@example.org')
  valued(await cancelByLink(ana))
  valued(await undoCancelByLink(ana))
  expect(await statuses(event)).toEqual({ ana: 'waitlisted', bo: 'going', cy: 'waitlisted' })
  const [first] = await rsvpsOf(event)
  expect(await placeInQueue(db(), first as NonNullable<typeof first>)).toBe(1)
  valued(await cancelByLink(bo))
  expect(await statuses(event)).toEqual({ ana: 'going', bo: 'cancelled', cy: 'waitlisted' })
})

it('gives the old place in the queue back by undo to who had waited', async () => {
  const event = await anEvent({ capacity: 1 })
  await comes(event, 'ana@example.org')
  await comes(event, 'bo@example.org')
  const cy = await comes(event, 'cy@example.org')
  await comes(event, 'dee@example.org')
  valued(await cancelByLink(cy))
  valued(await undoCancelByLink(cy))
  const rsvps = await rsvpsOf(event)
  const places = await Promise.all(rsvps.slice(1).map((rsvp) => placeInQueue(db(), rsvp)))
  expect(places).toEqual([1, 2, 3])
})

it('does not seat anybody while fewer seats than guests are left', async () => {
  const event = await anEvent({ capacity: 2 })
  const ana = await comes(event, 'ana@example.org')
  await comes(event, 'bo@example.org')
  await comes(event, 'cy@example.org')
  await db().event.update({ where: { id: event.id }, data: { capacity: 1 } })
  valued(await cancelByLink(ana))
  expect(await statuses(event)).toEqual({ ana: 'cancelled', bo: 'going', cy: 'waitlisted' })
})

it('lets a member come and stay away by one click, twice as once', async () => {
  const event = await anEvent({ capacity: 1 })
  const mia = await aMember('Mia')
  const both = await Promise.all([rsvpAsMember(mia, event.id), rsvpAsMember(mia, event.id)])
  expect(both.map(valued)).toEqual(['going', 'going'])
  expect(await queued()).toEqual(['rsvp-confirmed mia@example.org'])
  await Promise.all([cancelAsMember(mia, event.id), cancelAsMember(mia, event.id)])
  expect(await kinds('rsvp-cancelled')).toEqual(['mia@example.org'])
  expect(codeOf(await rsvpAsMember(visitor, event.id))).toBe('sign-in-first')
})

it('lets nobody come once the event is over or cancelled, and seats nobody any more', async () => {
  const event = await anEvent({ capacity: 1 })
  const ana = await comes(event, 'ana@example.org')
  await comes(event, 'bo@example.org')
  const { link: late } = await aRequest(event, 'cy@example.org')
  await db().event.update({ where: { id: event.id }, data: { status: 'cancelled' } })
  expect(codeOf(await confirm(late))).toBe('event-cancelled')
  expect(await db().person.count({ where: { email: 'cy@example.org' } })).toBe(0)
  valued(await cancelByLink(ana))
  expect(codeOf(await undoCancelByLink(ana))).toBe('event-cancelled')
  expect(await statuses(event)).toEqual({ ana: 'cancelled', bo: 'waitlisted' })

  await db().event.update({
    where: { id: event.id },
    data: { status: 'published', endsAt: new Date(Date.now() - 1000) },
  })
  expect(codeOf(await undoCancelByLink(ana))).toBe('event-over')
  expect(codeOf(await rsvpAsMember(await aMember('Mia'), event.id))).toBe('event-over')
})

it('sends only what is still true when its turn comes', async () => {
  const event = await anEvent()
  const ana = await comes(event, 'ana@example.org')
  valued(await cancelByLink(ana))
  valued(await undoCancelByLink(ana))
  valued(await cancelByLink(ana))
  await deliver()
  const subjects = (await mailbox('ana@example.org')).map((mail) => mail.subject)
  expect(subjects.sort()).toEqual(['Please confirm: Coffee Chat', 'You are not coming: Coffee Chat'])
})

it('lets nobody who holds a link mail its owner without end by cancelling and coming back', async () => {
  const event = await anEvent({ capacity: 5 })
  const ana = await comes(event, 'ana@example.org')
  const back: string[] = []
  for (let round = 0; round < 8; round++) {
    valued(await cancelByLink(ana))
    back.push(codeOf(await undoCancelByLink(ana)))
  }
  expect(back).toEqual([...Array(5).fill('ok'), ...Array(3).fill('too-many-changes')])
  expect(await kinds('rsvp-cancelled')).toHaveLength(6)
})
