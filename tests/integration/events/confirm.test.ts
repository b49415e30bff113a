import { expect, it } from 'vitest'
import { type Actor, visitor } from '#lib/auth/actor'
import { makeToken } from '#lib/auth/token'
import { actByRsvpLink } from '#lib/board/rsvp'
import { db } from '#lib/db/client'
import { cancelByLink, undoCancelByLink } from '#lib/events/commands'
import { getRsvpLink } from '#lib/events/queries'
import { linkExpiry, rsvpScope } from '#lib/events/rules'
import { newId } from '#lib/ids'
import { databaseUrl } from '#tests/support/database'
import { fingerprint } from '#tests/support/dump'
import {
  aMember,
  anEvent,
  aPerson,
  aRequest,
  codeOf,
  day,
  fromNow,
  hour,
  linkOf,
  rsvpsOf,
  valued,
} from '#tests/support/factories'
import { queued } from '#tests/support/mails'

const confirm = (
  link: string,
  { actor = visitor, name = 'Ana', topic }: { actor?: Actor; name?: string; topic?: string } = {},
) => actByRsvpLink(actor, link, { action: 'confirm', name, topic }, 'a test')

const topicsOf = (boardId: string) => db().topic.findMany({ where: { boardId }, orderBy: { position: 'asc' } })

it('bears the RSVP at Confirm: seat, invitation, topic, member, session', async () => {
  const event = await anEvent()
  const { link, request } = await aRequest(event, 'ana@example.org', { topic: 'Clock skew' })
  expect(valued(await getRsvpLink(visitor, link))).toMatchObject({ state: 'pending', first: true, topic: 'Clock skew' })
  const { session } = valued(await confirm(link, { name: 'Ana B.', topic: 'Clock skew, again' }))
  const [rsvp] = await rsvpsOf(event)
  expect(rsvp).toMatchObject({ id: request.id, status: 'going', person: { name: 'Ana B.', email: 'ana@example.org' } })
  expect(await db().session.findMany()).toMatchObject([{ id: session?.id, personId: rsvp?.personId }])
  expect(await topicsOf(event.id)).toMatchObject([{ title: 'Clock skew, again' }])
  expect(await queued()).toEqual(['rsvp-confirmed ana@example.org', 'rsvp-request ana@example.org'])
  expect(valued(await getRsvpLink(visitor, link))).toMatchObject({ state: 'going', first: false, topic: '' })
})

it('is one RSVP, one mail, one topic and one session, however often Confirm is pressed', async () => {
  const event = await anEvent()
  const { link } = await aRequest(event, 'ana@example.org', { topic: 'Leases' })
  const done = await Promise.all(Array.from({ length: 6 }, () => confirm(link, { topic: 'Leases' })))
  expect(done.map(codeOf)).toEqual(Array(6).fill('ok'))
  expect(codeOf(await confirm(link, { topic: 'Leases' }))).toBe('ok')
  expect(await rsvpsOf(event)).toHaveLength(1)
  expect(await topicsOf(event.id)).toHaveLength(1)
  expect(await db().session.count()).toBe(1)
  expect(await queued()).toEqual(['rsvp-confirmed ana@example.org', 'rsvp-request ana@example.org'])
})

it('brings nobody back who has cancelled since, when an old page presses Confirm again', async () => {
  const event = await anEvent()
  const { link } = await aRequest(event, 'ana@example.org')
  valued(await confirm(link))
  valued(await cancelByLink(link))
  expect(codeOf(await confirm(link, { name: 'Old name' }))).toBe('ok')
  expect(await rsvpsOf(event)).toMatchObject([{ status: 'cancelled', person: { name: 'Ana' } }])
})

it('folds a second request for the same event into the first answer, also at once', async () => {
  const event = await anEvent()
  const first = await aRequest(event, 'ana@example.org')
  const second = await aRequest(event, 'ana@example.org')
  const third = await aRequest(event, 'ana@example.org', { topic: 'Quorums' })
  await Promise.all([confirm(first.link), confirm(second.link)])
  valued(await confirm(third.link, { topic: 'Quorums' }))
  const rsvps = await rsvpsOf(event)
  expect(rsvps).toHaveLength(1)
  expect(await topicsOf(event.id)).toMatchObject([{ title: 'Quorums' }])
  const confirmed = await db().rsvpRequest.findMany()
  expect(confirmed.map((request) => request.rsvpId)).toEqual(Array(3).fill(rsvps[0]?.id))
  for (const { link } of [first, second, third]) {
    valued(await cancelByLink(link))
    valued(await undoCancelByLink(link))
  }
})

it('leaves nothing behind when the board refuses the topic, and takes the RSVP without it', async () => {
  const event = await anEvent()
  const { link } = await aRequest(event, 'ana@example.org', { topic: 'Late' })
  const { link: other } = await aRequest(event, 'bo@example.org', { topic: 'Early' })
  valued(await confirm(other, { name: 'Bo', topic: 'Early' }))
  await db().board.update({
    where: { id: event.id },
    data: { stage: 'closed', phase: 'closed', proposing: false, closedAt: new Date() },
  })
  const before = await fingerprint(databaseUrl)
  expect(codeOf(await confirm(link, { topic: 'Late' }))).not.toBe('ok')
  expect(await fingerprint(databaseUrl)).toEqual(before)
  valued(await confirm(link))
  expect(await rsvpsOf(event)).toHaveLength(2)

  const known = await fingerprint(databaseUrl, ['public."RateLimit"'])
  const change = { action: 'change', name: 'Anna', topic: 'Late' } as const
  expect(codeOf(await actByRsvpLink(visitor, link, change, 'a test'))).not.toBe('ok')
  expect(await fingerprint(databaseUrl, ['public."RateLimit"'])).toEqual(known)
})

it('opens a board for RSVPs only to whoever has a seat, and not to whoever waits for one', async () => {
  const event = await anEvent({ capacity: 1 })
  const { link } = await aRequest(event, 'ana@example.org', { topic: 'Leases' })
  valued(await confirm(link, { topic: 'Leases' }))
  await db().board.update({ where: { id: event.id }, data: { admission: 'rsvps' } })
  const { link: waits } = await aRequest(event, 'bo@example.org', { topic: 'Quorums' })
  expect(codeOf(await confirm(waits, { name: 'Bo', topic: 'Quorums' }))).toBe('rsvps-only')
  valued(await confirm(waits, { name: 'Bo' }))
  const propose = { action: 'change', topic: 'Fences' } as const
  expect(codeOf(await actByRsvpLink(visitor, waits, propose, 'a test'))).toBe('rsvps-only')
  expect(codeOf(await actByRsvpLink(visitor, link, propose, 'a test'))).toBe('ok')
  expect(await db().topic.count({ where: { boardId: event.id } })).toBe(2)
})

it('changes name and topic by the same link', async () => {
  const event = await anEvent()
  const { link } = await aRequest(event, 'ana@example.org')
  const change = { action: 'change', name: 'Anna', topic: 'Gossip' } as const
  expect(codeOf(await actByRsvpLink(visitor, link, change, 'a test'))).toBe('not-confirmed')
  valued(await confirm(link))
  valued(await actByRsvpLink(visitor, link, change, 'a test'))
  expect(await rsvpsOf(event)).toMatchObject([{ person: { name: 'Anna' } }])
  expect(await topicsOf(event.id)).toMatchObject([{ title: 'Gossip' }])
})

const yesterday = async (id: string) =>
  db().rsvpRequest.update({ where: { id }, data: { createdAt: fromNow(-day - hour) } })

const moderates = async () => {
  const { id: personId } = await aPerson('Ana')
  await db().eventModerator.create({ data: { eventId: (await anEvent()).id, personId } })
}

it.each<{ who: string; signedIn: boolean; prepare: (requestId: string) => Promise<unknown>; over?: string }>([
  { who: 'a new address', signedIn: true, prepare: async () => null },
  { who: 'a known member', signedIn: true, prepare: () => aPerson('Ana') },
  { who: 'a request of the day before', signedIn: false, prepare: yesterday },
  { who: 'an organizer', signedIn: false, prepare: () => aPerson('Ana', { role: 'organizer' }) },
  { who: 'a moderator of any event', signedIn: false, prepare: moderates },
  { who: 'a browser of somebody else', signedIn: false, prepare: async () => null, over: 'Bo' },
])('signs in where rule 5 lets it: $who, $signedIn', async ({ signedIn, prepare, over }) => {
  const event = await anEvent()
  const { link, request } = await aRequest(event, 'ana@example.org')
  await prepare(request.id)
  const actor = over ? await aMember(over) : visitor
  expect(valued(await getRsvpLink(actor, link)).first).toBe(signedIn)
  expect(valued(await confirm(link, { actor })).session !== null).toBe(signedIn)
  expect(await db().session.count({ where: { person: { email: 'ana@example.org' } } })).toBe(signedIn ? 1 : 0)
})

it('signs in at the first confirmation only', async () => {
  const event = await anEvent()
  const [first, second] = [await aRequest(event, 'ana@example.org'), await aRequest(event, 'ana@example.org')]
  expect(valued(await confirm(first.link)).session).not.toBeNull()
  expect(valued(await getRsvpLink(visitor, second.link)).first).toBe(false)
  expect(valued(await confirm(second.link)).session).toBeNull()
  valued(await cancelByLink(first.link))
  const third = await aRequest(event, 'ana@example.org')
  expect(valued(await confirm(third.link)).session).toBeNull()
  expect(await rsvpsOf(event)).toMatchObject([{ status: 'going' }])
})

it('lets the link work until a day after the event, and says so afterwards', async () => {
  const event = await anEvent()
  const scope = rsvpScope({ eventId: event.id, email: 'ana@example.org', generation: 0 })
  const { request } = await aRequest(event, 'ana@example.org')
  const good = makeToken(request.id, linkExpiry(event.endsAt), scope)
  const late = makeToken(request.id, fromNow(-1000), scope)
  const over = { startsAt: fromNow(-2 * day), endsAt: fromNow(-day - hour) }
  await db().event.update({ where: { id: event.id }, data: over })
  expect(codeOf(await getRsvpLink(visitor, late))).toBe('link-expired')
  expect(codeOf(await confirm(late))).toBe('link-expired')
  expect(codeOf(await cancelByLink(late))).toBe('link-expired')
  await db().event.update({ where: { id: event.id }, data: { endsAt: event.endsAt } })
  expect(codeOf(await confirm(good))).toBe('ok')
  expect(linkExpiry(event.endsAt).getTime() - event.endsAt.getTime()).toBe(day)
})

it('revokes every link of an RSVP by its generation, those of folded requests too', async () => {
  const event = await anEvent()
  const [first, second] = [await aRequest(event, 'ana@example.org'), await aRequest(event, 'ana@example.org')]
  valued(await confirm(first.link))
  valued(await confirm(second.link))
  await db().rsvp.updateMany({ data: { generation: 1 } })
  for (const { link } of [first, second])
    for (const act of [getRsvpLink(visitor, link), cancelByLink(link), undoCancelByLink(link), confirm(link)])
      expect(codeOf(await act)).toBe('bad-link')
  valued(await cancelByLink(linkOf(event, first.request.id, 'ana@example.org', 1)))
})

it('takes no link of another event, address or purpose', async () => {
  const [event, other] = [await anEvent(), await anEvent()]
  const { request } = await aRequest(event, 'ana@example.org')
  const expiry = linkExpiry(event.endsAt)
  const subject = `${event.id} ana@example.org`
  for (const link of [
    linkOf(other, request.id, 'ana@example.org'),
    linkOf(event, request.id, 'bo@example.org'),
    makeToken(request.id, expiry, { purpose: 'sign-in', subject, generation: 0 }),
    'nonsense',
    `${request.id}.zzzzzzzzz.abc`,
  ])
    expect(codeOf(await confirm(link))).toBe('bad-link')
  expect(await rsvpsOf(event)).toEqual([])
})

it('takes no act of somebody who was removed', async () => {
  const event = await anEvent()
  const { link } = await aRequest(event, 'ana@example.org')
  valued(await confirm(link))
  valued(await cancelByLink(link))
  const { link: again } = await aRequest(event, 'ana@example.org')
  await db().person.updateMany({ data: { removedAt: new Date() } })
  expect(codeOf(await confirm(again))).toBe('removed')
  expect(codeOf(await undoCancelByLink(link))).toBe('removed')
  expect(codeOf(await actByRsvpLink(visitor, link, { action: 'change', name: 'Ha' }, 'a test'))).toBe('removed')
  expect(await rsvpsOf(event)).toMatchObject([{ status: 'cancelled', person: { name: 'Ana' } }])
})

it('changes once, however often the same form is sent', async () => {
  const event = await anEvent()
  const { link } = await aRequest(event, 'ana@example.org')
  valued(await confirm(link))
  const change = { action: 'change' as const, id: newId(), name: 'Ana', topic: 'Leases' }
  for (let sent = 0; sent < 3; sent++) valued(await actByRsvpLink(visitor, link, change, 'a test'))
  expect(await topicsOf(event.id)).toHaveLength(1)
})

it('lets a link count until a day after the event, also after the event has moved', async () => {
  const event = await anEvent()
  const { link } = await aRequest(event, 'ana@example.org')
  const old = { startsAt: fromNow(-3 * day), endsAt: fromNow(-2 * day) }
  const written = makeToken(
    link.split('.')[0] ?? '',
    linkExpiry(old.endsAt),
    rsvpScope({ eventId: event.id, email: 'ana@example.org', generation: 0 }),
  )
  expect(codeOf(await confirm(written))).toBe('ok')
  await db().event.update({ where: { id: event.id }, data: old })
  expect(codeOf(await getRsvpLink(visitor, written))).toBe('link-expired')
})
