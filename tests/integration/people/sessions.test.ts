import { expect, it, vi } from 'vitest'
import { visitor } from '#lib/auth/actor'
import { actorOf, sessionCookie } from '#lib/auth/session'
import { db, transaction } from '#lib/db/client'
import { newId } from '#lib/ids'
import { requestSignIn, signInByCode } from '#lib/people/commands'
import { endOtherSessions, endSession } from '#lib/people/commands-sessions'
import { getSessions } from '#lib/people/queries-account'
import { createSession } from '#lib/people/store'
import { aBoard, run, aMember as someMember, watch } from '#tests/support/board'
import { aMember, aPerson, codeOf, fromNow, valued } from '#tests/support/factories'
import { codeIn, deliver, mailbox } from '#tests/support/mails'

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const alsoAt = (personId: string) => transaction((tx) => createSession(tx, personId, firefox, new Date()))

it('lists one’s own sessions, this one marked, the expired ones left out', async () => {
  const [ana, bo] = [await aMember('Ana'), await aMember('Bo')]
  const phone = await alsoAt(ana.id)
  await alsoAt(bo.id)
  const gone = await alsoAt(ana.id)
  await db().session.update({ where: { id: gone }, data: { expiresAt: fromNow(-1000) } })
  const sessions = await getSessions(ana)
  expect(sessions).toHaveLength(2)
  expect(sessions.find(({ id }) => id === phone)).toMatchObject({ device: 'Firefox on Linux', current: false })
  expect(sessions.find(({ id }) => id === ana.sessionId)).toMatchObject({ current: true })
  expect(await getSessions(visitor)).toEqual([])
})

it('ends one of them, twice is once, and nobody else’s', async () => {
  const [ana, bo] = [await aMember('Ana'), await aMember('Bo')]
  const phone = await alsoAt(ana.id)
  valued(await endSession(bo, phone))
  valued(await endSession(ana, newId()))
  expect(await db().session.count()).toBe(3)
  for (let round = 0; round < 2; round++) valued(await endSession(ana, phone))
  expect((await getSessions(ana)).map(({ id }) => id)).toEqual([ana.sessionId])
  expect(codeOf(await endSession(visitor, ana.sessionId))).toBe('sign-in-first')
})

it('ends all others at once', async () => {
  const [ana, bo] = [await aMember('Ana'), await aMember('Bo')]
  for (let count = 0; count < 3; count++) await alsoAt(ana.id)
  valued(await endOtherSessions(ana))
  expect((await db().session.findMany()).map(({ id }) => id).sort()).toEqual([ana.sessionId, bo.sessionId].sort())
  expect(codeOf(await endOtherSessions(visitor))).toBe('sign-in-first')
})

it('closes the streams of an ended session, and of that one only', async () => {
  const boardId = await aBoard()
  const { personId, claim } = await someMember('Ana')
  const phone = { sessionId: await alsoAt(personId), guest: null }
  valued(await run(claim, boardId, { type: 'propose', title: 'Tea' }))
  const [here, there] = [await watch(claim, boardId), await watch(phone, boardId)]
  const actor = await actorOf((await sessionCookie(claim.sessionId ?? '')).split(';')[0] ?? '')
  valued(await endSession(actor, phone.sessionId))
  await there.until(({ event, data }) => event === 'bye' && data.reason === 'signed-out')
  valued(await run(claim, boardId, { type: 'propose', title: 'Milk' }))
  await here.until(({ event }) => event === 'patch')
  here.close()
})

it('writes down that a session is used, once an hour', async () => {
  const ana = await aMember('Ana')
  const cookie = (await sessionCookie(ana.sessionId)).split(';')[0] ?? ''
  const seenAt = async () => (await db().session.findUniqueOrThrow({ where: { id: ana.sessionId } })).seenAt.getTime()
  const before = await seenAt()
  await actorOf(cookie)
  expect(await seenAt()).toBe(before)
  const longAgo = fromNow(-2 * 3_600_000)
  await db().session.update({ where: { id: ana.sessionId }, data: { seenAt: longAgo } })
  await actorOf(cookie)
  expect(await seenAt()).toBeGreaterThanOrEqual(before)
})

it('asks for a name anew where somebody was deleted while they signed in', async () => {
  const { id } = await aPerson('Ana')
  const { requestId: request } = valued(await requestSignIn({ email: 'ana@example.org' }, 'a browser'))
  await deliver()
  const code = codeIn((await mailbox('ana@example.org'))[0])
  const byCode = (name?: string) => signInByCode({ request, code, name }, 'a browser', 'a test')
  const blocked = async () => {
    const rows = await db().$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
    return rows[0]?.count
  }
  let signingIn: ReturnType<typeof signInByCode> | undefined
  await transaction(async (tx) => {
    await tx.person.delete({ where: { id } })
    signingIn = byCode()
    await vi.waitUntil(async () => (await blocked()) === 1, { timeout: 20_000 })
  })
  expect(await signingIn).toMatchObject({ failure: { code: 'name-needed' } })
  expect(await db().person.count()).toBe(0)
  valued(await byCode('Ana'))
  expect(await db().person.findMany()).toMatchObject([{ name: 'Ana' }])
})
