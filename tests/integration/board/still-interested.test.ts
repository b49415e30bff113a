import { expect, it } from 'vitest'
import { type Actor, visitor } from '#lib/auth/actor'
import { runBoardCommand } from '#lib/board/commands'
import { getCarryQuestions } from '#lib/board/queries-carry'
import { actByRsvpLink } from '#lib/board/rsvp'
import { ensureBoard } from '#lib/board/store-write'
import { db } from '#lib/db/client'
import { getRsvpLink } from '#lib/events/queries'
import { newId } from '#lib/ids'
import { aBoard, aCommand, accepted, aMember, joins, run } from '#tests/support/board'
import { anEvent, aRequest, codeOf, day, fromNow, valued } from '#tests/support/factories'
import { deliver, mailbox, tokenIn } from '#tests/support/mails'

/** Ana proposed "Tea" and, anonymously, "Naps" at a meeting that did not reach them. She comes to the next one. */
async function anaComes() {
  const old = await aBoard()
  await db().event.update({ where: { id: old }, data: { startsAt: fromNow(-20 * day), title: 'May' } })
  const mo = await aMember('Mo', 'organizer')
  const ana = await aMember('Ana')
  const tea = aCommand({ type: 'propose', title: 'Tea', details: 'Green' })
  const naps = aCommand({ type: 'propose', title: 'Naps', anonymous: true })
  await joins(ana, old)
  for (const command of [tea, naps]) accepted(await runBoardCommand(ana.claim, old, command))
  accepted(await run(mo.claim, old, { type: 'set-phase', phase: 'closed' }))
  const event = await anEvent()
  await ensureBoard(db(), event.id, false)
  const email = `${ana.personId}@example.org`
  const { link } = await aRequest(event, email)
  valued(await actByRsvpLink(visitor, link, { action: 'confirm', name: 'Ana' }, 'a test'))
  await deliver()
  const [mail] = await mailbox(email)
  const token = tokenIn(mail, 'rsvp')
  const answer = (action: 'bring' | 'let-go', topicId: string, actor: Actor = visitor, id: string = newId()) =>
    actByRsvpLink(actor, token, { action, boardId: old, topicId, id }, 'a test')
  const asked = async (speaks = true) =>
    getCarryQuestions(visitor, { eventId: event.id, personId: ana.personId, speaks })
  const here = () =>
    db().topic.findMany({ where: { boardId: event.id, status: { not: 'removed' } }, orderBy: { position: 'asc' } })
  return { old, event, ana, mo, tea: tea.id, naps: naps.id, mail, token, answer, asked, here }
}

it('asks in the mail with the invitation, without naming what was proposed anonymously', async () => {
  const { mail, token } = await anaComes()
  expect(mail?.text).toContain('Still interested?')
  expect(mail?.text).toContain('“Tea”\nand 1 more')
  expect(mail?.text).not.toContain('Naps')
  expect(valued(await getRsvpLink(visitor, token))).toMatchObject({ state: 'going', speaks: true })
})

it('asks nobody of whom nothing waits', async () => {
  const event = await anEvent()
  const { link } = await aRequest(event, 'new@example.org')
  valued(await actByRsvpLink(visitor, link, { action: 'confirm', name: 'New' }, 'a test'))
  await deliver()
  expect((await mailbox('new@example.org'))[0]?.text).not.toContain('Still interested')
})

it('brings it under their name at Yes, anonymously where it was, and however often the form is sent it is one', async () => {
  const { answer, asked, here, tea, naps, ana } = await anaComes()
  expect((await asked()).waiting.map(({ title, anonymous }) => [title, anonymous])).toEqual([
    ['Tea', false],
    ['Naps', true],
  ])
  const id = newId()
  const twice = await Promise.all([answer('bring', tea, visitor, id), answer('bring', tea, visitor, id)])
  expect(twice.map(codeOf)).toEqual(['ok', 'ok'])
  expect(codeOf(await answer('bring', tea))).toBe('taken-already')
  valued(await answer('bring', naps))
  expect(await here()).toMatchObject([
    { title: 'Tea', details: 'Green', carriedOwn: true, anonymous: false },
    { title: 'Naps', carriedOwn: true, anonymous: true },
  ])
  expect(await asked()).toMatchObject({ count: 0, waiting: [], brought: [{ title: 'Tea', own: true, by: 'Ana' }, {}] })
  const { personId } = ana
  expect(await db().participant.count({ where: { personId, topics: { some: { carriedOwn: true } } } })).toBe(1)
})

it('brings nothing anonymous together with whose it is, and says so beforehand', async () => {
  const { event, ana, answer, asked, here, tea, naps } = await anaComes()
  const tells = async () => (await asked()).waiting.map(({ title, tells: shows }) => [title, shows])
  expect(await tells()).toEqual([
    ['Tea', false],
    ['Naps', true],
  ])
  expect(codeOf(await answer('bring', naps))).toBe('join-first')
  const { personId } = ana
  expect([await here(), await db().participant.count({ where: { boardId: event.id, personId } })]).toEqual([[], 0])
  // With a topic under her name she has arrived.
  valued(await answer('bring', tea))
  expect(await tells()).toEqual([['Naps', false]])
  valued(await answer('bring', naps))
})

it('lets it go at No, once, and then nobody can bring it', async () => {
  const { old, event, answer, asked, tea, mo } = await anaComes()
  valued(await answer('let-go', tea))
  expect(codeOf(await answer('let-go', tea))).toBe('ok')
  expect((await asked()).waiting.map(({ title }) => title)).toEqual(['Naps'])
  const order = { type: 'carry-in', fromBoardId: old, fromTopicId: tea } as const
  expect(codeOf(await run(mo.claim, event.id, order))).toBe('no-such-earlier-topic')
  expect(codeOf(await answer('bring', tea))).toBe('no-such-earlier-topic')
})

it('says who introduces it, where somebody was quicker', async () => {
  const { old, event, answer, asked, tea, mo } = await anaComes()
  accepted(await run(mo.claim, event.id, { type: 'carry-in', fromBoardId: old, fromTopicId: tea }))
  expect((await asked()).brought).toMatchObject([{ title: 'Tea', own: false, by: 'Mo' }])
  for (const action of ['bring', 'let-go'] as const) expect(codeOf(await answer(action, tea))).toBe('taken-already')
})

it('takes an answer for nobody else’s topics, nor from a link that may have been forwarded', async () => {
  const { old, answer, asked, ana, tea, mo, token } = await anaComes()
  const theirs = await anaComes()
  for (const action of ['bring', 'let-go'] as const) {
    const foreign = { action, boardId: theirs.old, topicId: theirs.tea }
    expect(codeOf(await actByRsvpLink(visitor, token, foreign, 'a test'))).toBe('not-yours')
  }
  await db().person.update({ where: { id: ana.personId }, data: { hasSignedIn: true } })
  expect(codeOf(await answer('bring', tea))).toBe('sign-in-for-that')
  expect(await asked(false)).toEqual({ count: 2, waiting: [], brought: [] })
  const signedIn = { kind: 'member', id: ana.personId, role: 'member' } as unknown as Actor
  expect(codeOf(await answer('let-go', tea, signedIn))).toBe('ok')
  // A moderator has the last word on what stays.
  accepted(await run(mo.claim, old, { type: 'carry-topic', topicId: tea }))
  expect((await asked()).count).toBe(2)
})

it('takes none where the person does not come any more, or the board is closed', async () => {
  const { event, token, answer, tea, mo } = await anaComes()
  accepted(await run(mo.claim, event.id, { type: 'set-phase', phase: 'closed' }))
  expect(codeOf(await answer('bring', tea))).toBe('board-closed')
  valued(await actByRsvpLink(visitor, token, { action: 'cancel' }, 'a test'))
  expect(codeOf(await answer('let-go', tea))).toBe('not-confirmed')
})
