import { expect, it } from 'vitest'
import { type Member, visitor } from '#lib/auth/actor'
import { actByRsvpLink } from '#lib/board/rsvp'
import { db, transaction } from '#lib/db/client'
import { rsvpAsMember } from '#lib/events/commands'
import { answerAddressChange, callOffAddressChange, requestAddressChange } from '#lib/people/commands-address'
import { getAddressLink, getWaitingAddress } from '#lib/people/queries-account'
import { createSession } from '#lib/people/store'
import { aMember, anEvent, aPerson, aRequest, codeOf, fromNow, linkOf, valued } from '#tests/support/factories'
import { deliver, mailbox, outbox, queued, tokenIn } from '#tests/support/mails'

const old = 'ana@example.org'
const next = 'ana@new.example.org'
const yes = (token: string) => answerAddressChange({ token, action: 'confirm' })
const no = (token: string) => answerAddressChange({ token, action: 'refuse' })
const addressOf = async (actor: Member) => (await db().person.findUnique({ where: { id: actor.id } }))?.email

/** Asks for the new address and reads the mails to both. */
async function asks(actor: Member, email = next): Promise<{ from: string; to: string }> {
  valued(await requestAddressChange(actor, { email }))
  await deliver()
  const [[mailOld], [mailNew]] = await Promise.all([mailbox(actor.email), mailbox(email)])
  return { from: tokenIn(mailOld, 'address'), to: tokenIn(mailNew, 'address') }
}

it.each(['the old one first', 'the new one first'])('changes when both have agreed, %s', async (order) => {
  const ana = await aMember('Ana')
  const other = await transaction((tx) => createSession(tx, ana.id, 'a phone', new Date()))
  const { from, to } = await asks(ana)
  const [first, last] = order.startsWith('the old') ? [from, to] : [to, from]
  for (let look = 0; look < 2; look++) await getAddressLink(visitor, first)
  valued(await yes(first))
  expect(await addressOf(ana)).toBe(old)
  expect(await getAddressLink(visitor, first)).toMatchObject({ state: 'waiting' })
  valued(await yes(last))
  expect(await addressOf(ana)).toBe(next)
  expect(await db().session.findMany({ select: { id: true } })).toEqual([{ id: ana.sessionId }])
  expect(await db().session.count({ where: { id: other } })).toBe(0)
  expect(await getWaitingAddress(ana)).toBeNull()
  for (const link of [from, to]) expect(await getAddressLink(visitor, link)).toMatchObject({ state: 'done' })
  await deliver()
  const [notice] = await mailbox(old)
  expect(notice?.subject).toMatch(/has changed/)
  expect(notice?.text).not.toMatch(/https?:/)
  expect(notice?.text).not.toContain(next)
})

it('asks the new address without telling it the old one', async () => {
  const { to } = await asks(await aMember('Ana'))
  const [mail] = await mailbox(next)
  expect(mail?.text).not.toMatch(/ana@example|Ana/)
  expect(await getAddressLink(visitor, to)).toEqual({ side: 'new', state: 'open', newEmail: next, oldEmail: null })
})

it('does each act once: twice is once, no link speaks for the other side, a bad one for none', async () => {
  const ana = await aMember('Ana')
  const { from } = await asks(ana)
  for (let round = 0; round < 2; round++) valued(await yes(from))
  expect(await addressOf(ana)).toBe(old)
  for (const bad of [from.slice(0, -4), from.replace(/^./, (sign) => (sign === '0' ? '1' : '0')), 'nothing', ''])
    expect(codeOf(await yes(bad))).toBe('address-change-ended')
})

it.each(['from', 'to'] as const)('ends where the holder of the address in %s says no', async (side) => {
  const ana = await aMember('Ana')
  const links = await asks(ana)
  valued(await no(links[side]))
  expect(await getWaitingAddress(ana)).toBeNull()
  for (const link of [links.from, links.to]) expect(codeOf(await yes(link))).toBe('address-change-ended')
  expect(await addressOf(ana)).toBe(old)
})

it('ends where it is called off, asked for anew, or late', async () => {
  const ana = await aMember('Ana')
  const first = await asks(ana)
  expect(await getWaitingAddress(ana)).toMatchObject({ newEmail: next, oldAgreed: false, newAgreed: false })
  valued(await callOffAddressChange(ana))
  valued(await callOffAddressChange(ana))
  expect(codeOf(await yes(first.from))).toBe('address-change-ended')
  const second = await asks(ana)
  valued(await yes(second.from))
  const third = await asks(ana, 'third@example.org')
  expect(codeOf(await yes(second.to))).toBe('address-change-ended')
  await db().addressChange.updateMany({ data: { expiresAt: fromNow(-1000) } })
  expect(codeOf(await yes(third.from))).toBe('address-change-ended')
  expect(await getAddressLink(visitor, third.from)).toMatchObject({ state: 'ended' })
  expect(await addressOf(ana)).toBe(old)
})

it('tells nobody but its holder that an address has an account', async () => {
  const ana = await aMember('Ana')
  await aPerson('Bo', { email: next })
  const { from, to } = await asks(ana)
  expect(await queued()).toEqual([`address-from ${old}`, `address-to ${next}`])
  valued(await yes(from))
  expect(await getWaitingAddress(ana)).toMatchObject({ newEmail: next, oldAgreed: true, newAgreed: false })
  expect(await getAddressLink(visitor, from)).toMatchObject({ state: 'waiting' })
  expect(await getAddressLink(visitor, to)).toMatchObject({ state: 'taken' })
  expect(codeOf(await yes(to))).toBe('address-taken')
  expect(await addressOf(ana)).toBe(old)
})

it('gives an address that two want at once to one of them', async () => {
  for (let round = 0; round < 5; round++) {
    await db().person.deleteMany()
    await db().outgoingMail.deleteMany()
    await db().localMail.deleteMany()
    const people = [await aMember('Ana'), await aMember('Bo')]
    const links = []
    for (const one of people) links.push(await asks(one))
    for (const { from } of links) valued(await yes(from))
    const done = await Promise.all(links.map(({ to }) => yes(to)))
    expect(done.map(codeOf).sort()).toEqual(['address-taken', 'ok'])
    expect(await db().person.count({ where: { email: next } })).toBe(1)
  }
})

it('happens once where both agree at once, and ends where the person is gone', async () => {
  const ana = await aMember('Ana')
  const { from, to } = await asks(ana)
  const done = await Promise.all([from, to, from, to].map(yes))
  expect(done.map(codeOf)).toEqual(['ok', 'ok', 'ok', 'ok'])
  expect(await addressOf(ana)).toBe(next)
  expect(await outbox('address-changed')).toHaveLength(1)
  const bo = await aMember('Bo')
  const links = await asks(bo, 'bo@new.example.org')
  await db().person.delete({ where: { id: bo.id } })
  expect(codeOf(await yes(links.from))).toBe('address-change-ended')
  expect(codeOf(await requestAddressChange(bo, { email: 'x@example.org' }))).toBe('sign-in-first')
})

it('is for members, for another address, and sends three mails an hour', async () => {
  const ana = await aMember('Ana')
  expect(codeOf(await requestAddressChange(visitor, { email: next }))).toBe('sign-in-first')
  expect(codeOf(await callOffAddressChange(visitor))).toBe('sign-in-first')
  expect(codeOf(await requestAddressChange(ana, { email: old }))).toBe('same-address')
  for (let round = 0; round < 5; round++) valued(await requestAddressChange(ana, { email: next }))
  expect(await queued()).toHaveLength(6)
})

it('keeps the RSVPs: links that are sent from now on go on to work', async () => {
  const event = await anEvent()
  const { link } = await aRequest(event, old, { name: 'Ana' })
  valued(await actByRsvpLink(visitor, link, { action: 'confirm', name: 'Ana' }, 'a test'))
  const session = await db().session.findFirstOrThrow({ include: { person: true } })
  const ana = { kind: 'member', ...session.person, sessionId: session.id } as Member
  const { from, to } = await asks(ana)
  for (const token of [from, to]) valued(await yes(token))
  expect(codeOf(await actByRsvpLink(visitor, link, { action: 'cancel' }, 'a test'))).toBe('bad-link')
  const rsvp = await db().rsvp.findFirstOrThrow()
  const now = linkOf(event, rsvp.id, next)
  valued(await actByRsvpLink(visitor, now, { action: 'cancel' }, 'a test'))
  expect((await db().rsvp.findFirstOrThrow()).status).toBe('cancelled')
})

it('sends a mail that was still waiting to the new address, and none of it to the old one', async () => {
  const ana = await aMember('Ana')
  const event = await anEvent()
  const { from, to } = await asks(ana)
  valued(await rsvpAsMember(ana, event.id))
  for (const link of [from, to]) valued(await yes(link))
  await deliver()
  expect((await mailbox(next)).map(({ subject }) => subject)).toContain(`You are in: ${event.title}`)
  expect((await mailbox(old)).filter(({ subject }) => subject.includes(event.title))).toEqual([])
})
