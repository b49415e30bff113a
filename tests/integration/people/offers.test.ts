import { expect, it } from 'vitest'
import { visitor } from '#lib/auth/actor'
import { makeToken } from '#lib/auth/token'
import { db } from '#lib/db/client'
import { newId } from '#lib/ids'
import { confirmOffer, sendOffer } from '#lib/people/commands-offers'
import { answerOffer, changeOffer } from '#lib/people/commands-offers-desk'
import { getOffer, getOfferLink, getOffers } from '#lib/people/queries-offers'
import { offerScope } from '#lib/people/rules-offers'
import { type OfferInput, offerBody } from '#lib/people/schema-offers'
import { cleanUp } from '#lib/transfer/clean-up'
import { workers } from '#lib/wire'
import { aMember, aPerson, codeOf, day, fromNow, valued } from '#tests/support/factories'
import { deliver, type Message, mailbox, outbox, queued } from '#tests/support/mails'

const typed = {
  kind: 'speaker',
  name: 'Mallory',
  email: 'Ana@Example.org',
  topic: 'Spam me',
  about: 'https://evil.example.org',
}
const offer = (change: object = {}): OfferInput => offerBody.parse({ ...typed, ...change })
const linkIn = (mail: Message | undefined) =>
  decodeURIComponent(/\/offer\/([\w.%-]+)/.exec(mail?.text ?? '')?.[1] ?? '')
const newOnes = { state: 'new', page: 1 } as const

const vic = { kind: 'host', name: 'Vic', email: 'vic@example.org', answers: {} }
const anOldOffer = { ...vic, confirmedAt: fromNow(-400 * day) }

/** An offer that was sent and confirmed, as the desk has it. */
async function aConfirmedOffer() {
  const olga = await aMember('Olga', 'organizer')
  valued(await sendOffer(visitor, offer()))
  await deliver()
  valued(await confirmOffer(linkIn((await mailbox('ana@example.org'))[0])))
  const [found] = valued(await getOffers(olga, newOnes)).offers
  if (!found) throw new Error('The offer is not at the desk.')
  return { olga, id: found.id }
}

it('gives what a stranger typed no effect but one mail that shows none of it', async () => {
  const olga = await aMember('Olga', 'organizer')
  for (const email of ['ana@example.org', 'olga@example.org']) {
    expect(valued(await sendOffer(visitor, offer({ email })))).toEqual({ confirmed: false })
    await deliver()
    const [mail, ...more] = await mailbox(email)
    expect(more).toEqual([])
    for (const word of ['Mallory', 'Spam me', 'evil']) expect(JSON.stringify(mail)).not.toContain(word)
  }
  expect(await queued()).toEqual(['offer-request ana@example.org', 'offer-request olga@example.org'])
  expect(valued(await getOffers(olga, newOnes))).toMatchObject({ offers: [], unconfirmed: 2, counts: { new: 0 } })
  const [row] = await db().offer.findMany()
  expect(codeOf(await getOffer(olga, row?.id ?? ''))).toBe('no-such-offer')
  expect(codeOf(await answerOffer(olga, { id: row?.id ?? '', text: 'Hi.' }))).toBe('no-such-offer')
  expect(codeOf(await changeOffer(olga, { id: row?.id ?? '', state: 'closed' }))).toBe('no-such-offer')
  expect(await db().person.count()).toBe(1)
})

it('reaches the organizers by Confirm, once, with nothing in their mail but what kind it is', async () => {
  await aMember('Olga', 'organizer')
  valued(await sendOffer(visitor, offer()))
  await deliver()
  const link = linkIn((await mailbox('ana@example.org'))[0])
  expect(await getOfferLink(visitor, link)).toMatchObject({ name: 'Mallory', email: 'ana@example.org', done: false })
  await Promise.all([1, 2, 3].map(() => confirmOffer(link)))
  await deliver()
  expect(await getOfferLink(visitor, link)).toMatchObject({ done: true })
  const mails = await mailbox('olga@example.org')
  expect(mails.map(({ subject }) => subject)).toEqual(['Somebody offers to speak'])
  for (const word of ['Mallory', 'Spam me', 'evil', 'ana@']) expect(JSON.stringify(mails)).not.toContain(word)
})

it('refuses a link that is wrong, old, or of somebody who was removed', async () => {
  await aMember('Olga', 'organizer')
  valued(await sendOffer(visitor, offer()))
  await deliver()
  const link = linkIn((await mailbox('ana@example.org'))[0])
  const row = await db().offer.findFirstOrThrow()
  const old = makeToken(row.id, fromNow(-1000), offerScope(row))
  for (const wrong of ['', 'x', `${link.slice(0, -4)}AAAA`, link.replace(/^[^.]*/, newId()), old]) {
    expect(codeOf(await confirmOffer(wrong))).toBe('bad-link')
    expect(await getOfferLink(visitor, wrong)).toBeNull()
  }
  await aPerson('Ana', { removedAt: new Date() })
  expect(codeOf(await confirmOffer(link))).toBe('removed')
  expect(await outbox('offer-arrived')).toEqual([])
})

it('sends at most three mails an hour to an address, with the same answer past that', async () => {
  const answers = await Promise.all(Array.from({ length: 6 }, () => sendOffer(visitor, offer())))
  expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1)
  expect(await queued()).toHaveLength(3)
  expect(await db().offer.count()).toBe(6)
})

it('fills no organizer’s mailbox and is never silent: past three an hour, one mail waits and speaks for the rest', async () => {
  const olga = await aMember('Olga', 'organizer')
  for (const name of ['Ana', 'Bo', 'Cy', 'Di', 'Ed', 'Flo'])
    valued(await sendOffer(await aMember(name), offer({ name, email: `${name}@example.org` })))
  expect(await queued()).toEqual(Array.from({ length: 4 }, () => `offer-arrived ${olga.email}`))
  const due = await db().$queryRaw<{ late: boolean; mailId: string }[]>`
    SELECT j.run_at > now() + interval '50 minutes' AS late, m."id"::text AS "mailId" FROM graphile_worker.jobs j
      JOIN "OutgoingMail" m ON j.key = 'mail:' || m."id" WHERE m."droppedAt" IS NULL ORDER BY j.run_at`
  expect(due.map(({ late }) => late)).toEqual([false, false, false, true])
  // Di's is answered by then; the two after hers are not.
  const di = await db().offer.findFirstOrThrow({ where: { name: 'Di' } })
  valued(await answerOffer(olga, { id: di.id, text: 'Gladly.' }))
  await workers['send-mail']({ mailId: due[3]?.mailId ?? '' }, { attempt: 1, last: false })
  expect((await mailbox(olga.email)).map(({ subject }) => subject)).toEqual(['There are 2 new offers'])
})

it('believes a member under their own address at once, three times an hour; another address is a stranger’s', async () => {
  await aMember('Olga', 'organizer')
  const ana = await aMember('Ana')
  expect(valued(await sendOffer(ana, offer()))).toEqual({ confirmed: true })
  expect(valued(await sendOffer(ana, offer({ email: 'bo@example.org' })))).toEqual({ confirmed: false })
  const codes = await Promise.all([1, 2, 3, 4].map(() => sendOffer(ana, offer())))
  expect(codes.map(codeOf).sort()).toEqual(['ok', 'ok', 'too-many', 'too-many'])
  expect(await queued()).toEqual([
    'offer-arrived olga@example.org',
    'offer-arrived olga@example.org',
    'offer-arrived olga@example.org',
    'offer-request bo@example.org',
  ])
  await db().person.update({ where: { id: ana.id }, data: { removedAt: new Date() } })
  expect(codeOf(await sendOffer(ana, offer()))).toBe('removed')
})

it('is answered once, by mail, with the name of who did', async () => {
  const { olga, id } = await aConfirmedOffer()
  const ole = await aMember('Ole', 'organizer')
  const both = await Promise.all([
    answerOffer(olga, { id, text: 'Gladly. In March?' }),
    answerOffer(ole, { id, text: 'Not this year.' }),
  ])
  expect(both.map(codeOf).sort()).toEqual(['answered-meanwhile', 'ok'])
  await deliver()
  const [mail] = await mailbox('ana@example.org')
  const { answer, state } = valued(await getOffer(olga, id))
  expect(mail).toMatchObject({ subject: 'Your offer to speak', text: expect.stringContaining(answer?.text ?? '?') })
  expect(state).toBe('answered')
  expect(answer?.by).toBe(both[0]?.ok ? 'Olga' : 'Ole')
  expect(await outbox('offer-answered')).toHaveLength(1)
})

it('is closed and opened again as what it was', async () => {
  const { olga, id } = await aConfirmedOffer()
  const stateNow = async () => valued(await getOffer(olga, id)).state
  for (const [state, then] of [
    ['closed', 'closed'],
    ['open', 'new'],
  ] as const) {
    valued(await changeOffer(olga, { id, state }))
    expect(await stateNow()).toBe(then)
  }
  valued(await answerOffer(olga, { id, text: 'Yes.' }))
  valued(await changeOffer(olga, { id, state: 'closed' }))
  valued(await changeOffer(olga, { id, state: 'open' }))
  expect(await stateNow()).toBe('answered')
})

it('is listed by its state, the latest first, a page at a time; a page beyond the last is the last', async () => {
  const olga = await aMember('Olga', 'organizer')
  const rows = Array.from({ length: 60 }, (_, at) => ({
    ...vic,
    id: newId(),
    name: `Vic ${at}`,
    confirmedAt: fromNow(-at * day),
  }))
  await db().offer.createMany({ data: [...rows.toReversed(), { ...anOldOffer, id: newId(), state: 'closed' }] })
  const pages = await Promise.all([1, 2, 9].map(async (page) => valued(await getOffers(olga, { state: 'new', page }))))
  const names = (from: number, to: number) => rows.slice(from, to).map(({ name }) => name)
  expect(pages.map(({ page, pages: count, offers }) => [page, count, offers.map(({ name }) => name)])).toEqual([
    [1, 2, names(0, 50)],
    [2, 2, names(50, 60)],
    [2, 2, names(50, 60)],
  ])
  expect(pages[0]?.counts).toEqual({ new: 60, answered: 0, closed: 1 })
})

it('is for organizers to read', async () => {
  const { id } = await aConfirmedOffer()
  for (const actor of [visitor, await aMember('Mia')]) {
    expect(codeOf(await getOffers(actor, newOnes))).toBe('organizers-only')
    expect(codeOf(await getOffer(actor, id))).toBe('organizers-only')
  }
})

it('goes after seven days unconfirmed, after a year otherwise', async () => {
  const old = { ...anOldOffer, createdAt: fromNow(-400 * day) }
  const rows = [
    { ...anOldOffer, confirmedAt: null, createdAt: fromNow(-8 * day) },
    { ...anOldOffer, confirmedAt: null, createdAt: fromNow(-6 * day) },
    { ...old, changedAt: fromNow(-300 * day) },
    { ...old, changedAt: fromNow(-366 * day) },
  ].map((row) => ({ id: newId(), ...row }))
  await db().offer.createMany({ data: rows })
  await cleanUp()
  const left = await db().offer.findMany({ select: { id: true } })
  expect(left.map(({ id }) => id).sort()).toEqual([rows[1]?.id, rows[2]?.id].sort())
})

it('refuses at its field what is missing, too long, or not a number', () => {
  const fields = (body: object) => offerBody.safeParse(body).error?.issues.map((issue) => issue.path.join('.'))
  expect(
    fields({
      kind: 'host',
      name: '',
      email: 'x',
      venue: '',
      city: 'Here',
      capacity: '-1',
      dates: '\u200b',
    })?.toSorted(),
  ).toEqual(['accessibility', 'capacity', 'dates', 'email', 'name', 'venue'])
  expect(fields({ ...typed, about: 'x'.repeat(2001) })).toEqual(['about'])
  expect(fields({ ...typed, kind: 'sponsor' })).toEqual(['kind'])
})
