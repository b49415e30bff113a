import { expect, it, vi } from 'vitest'
import { type Member, visitor } from '#lib/auth/actor'
import { getTopicsOf } from '#lib/board/queries'
import { replay, withoutWords } from '#lib/board/replay'
import { actByRsvpLink } from '#lib/board/rsvp'
import { newBoard } from '#lib/board/state'
import { readBoard } from '#lib/board/store-read'
import { db, transaction } from '#lib/db/client'
import { rsvpAsMember } from '#lib/events/commands'
import { newId } from '#lib/ids'
import { enqueueMail } from '#lib/mail/outbox'
import { saveProfile, setRole } from '#lib/people/commands'
import { answerAddressChange, requestAddressChange } from '#lib/people/commands-address'
import { answerOfferRow, lockOffer } from '#lib/people/store-offers'
import { cleanUp } from '#lib/transfer/clean-up'
import { forgetMe, forgetPerson } from '#lib/transfer/commands-forget'
import { run, watch } from '#tests/support/board'
import { databaseUrl } from '#tests/support/database'
import { tablesThatHold } from '#tests/support/dump'
import { aMember, anEvent, aRequest, codeOf, day, fromNow, valued } from '#tests/support/factories'
import { aLife, claimOf } from '#tests/support/life'
import { deliver, mailbox, outbox, queued, tokenIn } from '#tests/support/mails'

const leave = (actor: Member, words = false) => forgetMe(actor, { email: actor.email, words })

it('leaves nothing of name and address in the whole database, but the last mails in the local mailbox', async () => {
  const { ana } = await aLife()
  valued(await requestAddressChange(ana, { email: 'anastasia@new.example.org' }))
  await deliver()
  for (const box of [ana.email, 'anastasia@new.example.org'])
    valued(await answerAddressChange({ token: tokenIn((await mailbox(box))[0], 'address'), action: 'confirm' }))
  await deliver()
  const moved = { ...ana, email: 'anastasia@new.example.org' }
  expect(Object.keys(await tablesThatHold(databaseUrl, 'anastasia')).length).toBeGreaterThan(6)

  valued(await leave(moved))
  expect(await tablesThatHold(databaseUrl, 'anastasia')).toEqual({ 'public."OutgoingMail"': 2 })
  await deliver()
  const last = (await mailbox(moved.email)).map(({ subject }) => subject).sort()
  expect(last).toEqual(['You are deleted: Quorum', 'You are not coming: Coffee Chat'])
  await db().localMail.deleteMany({ where: { recipient: moved.email } })
  expect(await tablesThatHold(databaseUrl, 'anastasia')).toEqual({})
  expect(await db().auditEntry.count({ where: { actorId: ana.id } })).toBe(0)
  expect(await db().offer.count({ where: { answeredById: ana.id } })).toBe(0)
})

// While delivery records are there, and when nothing says any more which address it was.
it.each([29, 40])(
  'finds what bears an address that was left %i days ago: delivery records, offers, reports',
  async (days) => {
    const { ana } = await aLife()
    await db().offer.updateMany({ where: { email: ana.email }, data: { confirmedAt: new Date() } })
    valued(await requestAddressChange(ana, { email: 'anastasia@new.example.org' }))
    await deliver()
    for (const box of [ana.email, 'anastasia@new.example.org'])
      valued(await answerAddressChange({ token: tokenIn((await mailbox(box))[0], 'address'), action: 'confirm' }))
    await deliver()
    const longAgo = { createdAt: fromNow(-days * day) }
    await db().addressChange.updateMany({ data: longAgo })
    await db().outgoingMail.updateMany({ data: longAgo })
    await db().signInRequest.updateMany({ data: longAgo })
    await db().formDraft.updateMany({ data: { expiresAt: new Date() } })
    await cleanUp()
    expect((await db().outgoingMail.count({ where: { recipient: ana.email } })) > 0).toBe(days < 30)

    valued(await leave({ ...ana, email: 'anastasia@new.example.org' }))
    await deliver()
    await db().localMail.deleteMany()
    expect(await tablesThatHold(databaseUrl, 'anastasia')).toEqual({})
  },
)

it('keeps no mail that was being written about an offer of theirs at that moment', async () => {
  const [olga, ana] = [await aMember('Olga', 'organizer'), await aMember('Anastasia')]
  const said = { kind: 'host', name: ana.name, email: ana.email, answers: {}, confirmedAt: new Date() }
  const { id } = await db().offer.create({ data: { id: newId(), ...said } })
  const blocked = async () => {
    const rows = await db().$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
    return rows[0]?.count
  }
  let leaving: Promise<unknown> = Promise.resolve()
  // As answerOffer does, up to its commit.
  await transaction(async (tx) => {
    await lockOffer(tx, id)
    leaving = leave(ana)
    await vi.waitUntil(async () => (await blocked()) === 1, { timeout: 20_000 })
    await answerOfferRow(tx, id, 'Yes.', olga.id, new Date())
    await enqueueMail(tx, { kind: 'offer-answered', to: ana.email, payload: { offerId: id } })
  })
  await leaving
  expect(await queued()).toEqual([`farewell ${ana.email}`])
})

it('gives the seat to whoever waits, and tells the calendar', async () => {
  const { ana, bo, event } = await aLife()
  const { sequence } = await db().rsvp.findFirstOrThrow({ where: { personId: ana.id } })
  valued(await leave(ana))
  expect(await db().rsvp.findMany({ select: { personId: true, status: true } })).toEqual([
    { personId: bo.id, status: 'going' },
  ])
  await deliver()
  expect((await mailbox(bo.email)).map(({ subject }) => subject)).toContain('A seat for you: Coffee Chat')
  const [notice] = (await mailbox(ana.email)).filter(({ attachments }) => attachments.length > 0)
  const calendar = notice?.attachments[0]?.content ?? ''
  expect(calendar).toContain('METHOD:CANCEL')
  expect(calendar).toContain(`SEQUENCE:${sequence + 1}`)
  expect(calendar).toContain(event.id)
  expect(await outbox('farewell')).toEqual([])
})

it('keeps on boards what others talked about, without the name, and tells open pages at once', async () => {
  const { ana, bo, event, topic } = await aLife()
  const reader = await watch(claimOf(bo), event.id)
  const hers = await watch(claimOf(ana), event.id)
  await reader.until(({ event: name }) => name === 'snapshot')
  const { version } = await db().board.findUniqueOrThrow({ where: { id: event.id } })
  valued(await leave(ana))
  await reader.until(({ event: name, id }) => name === 'patch' && id?.startsWith(`${version + 1}.`) === true)
  await hers.until(({ event: name }) => name === 'bye')
  reader.close()
  const found = await readBoard(db(), event.id)
  const board = found?.board ?? newBoard({} as never, 0)
  expect(board.version).toBe(version + 1)
  expect(JSON.stringify([...board.participants.values()])).not.toMatch(/Anastasia/)
  expect(board.topics.get(topic.id)?.title).toBe('Her topic')
  expect([...board.lines.values()].map(({ text }) => text).sort()).toEqual(['Her line', 'His line'])
  expect([...board.ballots.values()].filter((ballot) => ballot.has(topic.id))).toHaveLength(2)
  expect((await getTopicsOf(visitor, event.id))?.topics[0]?.votes).toBe(2)
  const log = await db().boardCommand.findMany({ where: { boardId: event.id }, orderBy: { version: 'asc' } })
  const told = replay(
    board.settings,
    0,
    log.map(({ at, events }) => ({ at: at.getTime(), events: events as never })),
  )
  expect(told.participants).toEqual(withoutWords(board).participants)
  expect(told.ballots).toEqual(board.ballots)
})

it('takes the words along where somebody wants that, and leaves the others’', async () => {
  const { ana, event } = await aLife()
  valued(await leave(ana, true))
  expect(await tablesThatHold(databaseUrl, 'Her topic')).toEqual({})
  expect(await tablesThatHold(databaseUrl, 'Her line')).toEqual({})
  const lines = await db().line.findMany({ where: { boardId: event.id } })
  expect(lines.map(({ text }) => text)).toEqual(['His line'])
  expect((await db().topic.findFirstOrThrow()).title).toBe('Taken back by its author')
})

it('wants a fresh sign-in and the address typed', async () => {
  const ana = await aMember('Ana')
  expect(codeOf(await forgetMe(visitor, { email: ana.email, words: false }))).toBe('sign-in-first')
  expect(codeOf(await forgetMe(ana, { email: 'bo@example.org', words: false }))).toBe('other-address')
  await db().session.updateMany({ data: { createdAt: fromNow(-16 * 60_000) } })
  expect(codeOf(await leave(ana))).toBe('sign-in-again')
  await db().session.updateMany({ data: { createdAt: fromNow(-14 * 60_000) } })
  expect(codeOf(await leave({ ...ana, sessionId: newId() }))).toBe('sign-in-first')
  expect(await db().person.count()).toBe(1)
  valued(await leave(ana))
  expect(codeOf(await leave(ana))).toBe('sign-in-first')
  expect(await db().person.count()).toBe(0)
})

it('keeps the last organizer, also when all leave at once', async () => {
  for (let round = 0; round < 5; round++) {
    await db().person.deleteMany()
    const [olga, ole] = [await aMember('Olga', 'organizer'), await aMember('Ole', 'organizer')]
    const done = await Promise.all([leave(olga), leave(ole), setRole(olga, { personId: ole.id, role: 'member' })])
    expect(done.map(codeOf)).toContain('last-organizer')
    expect(await db().person.count({ where: { role: 'organizer' } })).toBe(1)
  }
})

it('is done by organizers for others, and the log says so without the name', async () => {
  const { olga, bo, ana } = await aLife()
  const wish = { personId: ana.id, email: ana.email, words: false }
  for (const other of [visitor, bo]) expect(codeOf(await forgetPerson(other, wish))).toBe('organizers-only')
  expect(codeOf(await forgetPerson(olga, { ...wish, personId: olga.id }))).toBe('not-yourself')
  expect(codeOf(await forgetPerson(olga, { ...wish, personId: newId() }))).toBe('no-such-person')
  expect(codeOf(await forgetPerson(olga, { ...wish, email: bo.email }))).toBe('other-address')
  const done = await Promise.all([forgetPerson(olga, wish), forgetPerson(olga, wish)])
  expect(done.map(codeOf).sort()).toEqual(['no-such-person', 'ok'])
  await deliver()
  await db().localMail.deleteMany()
  expect(await tablesThatHold(databaseUrl, 'anastasia')).toEqual({})
  const entries = await db().auditEntry.findMany({ where: { act: 'person-forgotten' } })
  expect(entries).toMatchObject([{ actorId: olga.id, subjectId: ana.id, detail: {} }])
  await db().person.update({ where: { id: olga.id }, data: { role: 'member' } })
  expect(codeOf(await forgetPerson(olga, { personId: bo.id, email: bo.email, words: false }))).toBe('organizers-only')
})

it('leaves nothing behind while everything else happens at once', async () => {
  for (let round = 0; round < 5; round++) {
    const ana = await aMember('Anastasia')
    const [event, other] = [await anEvent(), await anEvent()]
    const { link } = await aRequest(event, ana.email)
    const confirm = () => actByRsvpLink(visitor, link, { action: 'confirm', name: 'Anastasia', topic: 'Tea' }, 'a test')
    const propose = (boardId: string) => run(claimOf(ana), boardId, { type: 'propose', title: 'Tea' })
    await Promise.all([
      leave(ana),
      confirm(),
      rsvpAsMember(ana, event.id),
      propose(event.id),
      propose(other.id),
      saveProfile(ana, { name: 'Anastasia' }),
      requestAddressChange(ana, { email: 'anastasia@new.example.org' }),
    ])
    expect(codeOf(await leave(ana))).toBe('sign-in-first')
    await deliver()
    await db().localMail.deleteMany()
    expect(await tablesThatHold(databaseUrl, 'anastasia')).toEqual({})
  }
})

it('leaves no thread by which what somebody did could be put together again, nor a hash of what they took along', async () => {
  const [ana, bo] = [await aMember('Anastasia'), await aMember('Bo')]
  const event = await anEvent()
  for (const who of [ana, bo])
    valued(await run(claimOf(who), event.id, { type: 'propose', title: `Tea of ${who.name}` }))
  const log = () => db().boardCommand.findMany({ where: { boardId: event.id }, orderBy: { version: 'asc' } })
  const before = await log()
  expect(codeOf(await leave(ana, true))).toBe('ok')
  const after = (await log()).slice(0, before.length)
  expect(JSON.stringify(after)).not.toContain(ana.id)
  expect(JSON.stringify(after)).toContain(bo.id)
  const same = after.map(({ bodyHash }, at) => bodyHash === before[at]?.bodyHash)
  const mine = before.map(({ participantId }) => participantId === before[0]?.participantId)
  expect(same).toEqual(mine.map((one) => !one))
  expect(await db().auditEntry.findMany({ where: { act: 'person-forgotten' } })).toMatchObject([
    { actorId: null, subjectId: ana.id },
  ])
})
