import { expect, it } from 'vitest'
import { visitor } from '#lib/auth/actor'
import { isKnownHere, knownCookie } from '#lib/auth/known'
import { actorOf, sessionCookie } from '#lib/auth/session'
import { makeToken } from '#lib/auth/token'
import { db } from '#lib/db/client'
import { requestSignIn, signInByCode, signInByLink, signOut, signOutEverywhere } from '#lib/people/commands'
import { makeOrganizer } from '#lib/people/commands-organizer'
import { getSignInLink, getSignInRequest } from '#lib/people/queries'
import { signInScope } from '#lib/people/rules'
import { aMember, anEvent, aPerson, codeOf, fromNow, linkOf, valued } from '#tests/support/factories'
import { codeIn, deliver, mailbox, outbox, tokenIn } from '#tests/support/mails'

const ana = 'ana@example.org'
const laptop = 'the laptop'
const wrong = (code: string) => (code === '000000' ? '000001' : '000000')

/** Asks for a sign-in mail and reads it. */
async function asks(email = ana, browser = laptop, to?: string) {
  const { requestId } = valued(await requestSignIn({ email, to }, browser))
  await deliver()
  const [mail] = await mailbox(email)
  return { requestId, code: codeIn(mail), token: tokenIn(mail, 'sign-in/link') }
}

const byCode = (request: string, code: string, browser = laptop, name?: string) =>
  signInByCode({ request, code, name }, browser, 'a test')
const byLink = (token: string, name?: string) => signInByLink({ token, name }, 'a test')
const cookieOf = async (sessionId: string) => (await sessionCookie(sessionId)).split(';')[0] ?? ''

it('signs in by the code, in the browser that asked, and goes where one wanted to', async () => {
  await aPerson('Ana')
  const { requestId, code } = await asks(ana, laptop, '/events')
  const done = valued(await byCode(requestId, `${code.slice(0, 3)} ${code.slice(3)}`))
  expect(done.to).toBe('/events')
  expect(await actorOf(await cookieOf(done.sessionId))).toMatchObject({ kind: 'member', email: ana })
  expect(codeOf(await byCode(requestId, code))).toBe('sign-in-ended')
})

it('signs in by the link in any browser, once; opening it does nothing', async () => {
  await aPerson('Ana')
  const { token } = await asks()
  for (let look = 0; look < 3; look++) expect(await getSignInLink(visitor, token)).toEqual({ email: ana, name: 'Ana' })
  valued(await byLink(token))
  expect(codeOf(await byLink(token))).toBe('sign-in-ended')
  expect(await getSignInLink(visitor, token)).toBeNull()
  expect(await db().session.count()).toBe(1)
})

it('is one session when link and code come at once', async () => {
  await aPerson('Ana')
  const { requestId, code, token } = await asks()
  const done = await Promise.all([byLink(token), byCode(requestId, code), byLink(token), byCode(requestId, code)])
  expect(done.map(codeOf).sort()).toEqual(['ok', 'sign-in-ended', 'sign-in-ended', 'sign-in-ended'])
  expect(await db().session.count()).toBe(1)
})

it('ends after five wrong codes, also when they come at once', async () => {
  await aPerson('Ana')
  const one = await asks()
  const codes = []
  for (let attempt = 0; attempt < 5; attempt++) codes.push(codeOf(await byCode(one.requestId, wrong(one.code))))
  expect(codes).toEqual([...Array(4).fill('wrong-code'), 'sign-in-ended'])
  expect(codeOf(await byCode(one.requestId, one.code))).toBe('sign-in-ended')
  expect(codeOf(await byLink(one.token))).toBe('sign-in-ended')

  const two = await asks()
  await Promise.all(Array.from({ length: 9 }, () => byCode(two.requestId, wrong(two.code))))
  expect(await db().signInRequest.findUnique({ where: { id: two.requestId } })).toMatchObject({ tries: 5 })
})

it('takes the code in no other browser, without counting a try', async () => {
  await aPerson('Ana')
  const { requestId, code } = await asks()
  expect(codeOf(await byCode(requestId, code, 'the phone'))).toBe('sign-in-ended')
  expect(await getSignInRequest(visitor, requestId, 'the phone')).toBeNull()
  expect(await getSignInRequest(visitor, requestId, laptop)).toEqual({ email: ana })
  valued(await byCode(requestId, code))
})

it('ends the old request with a new one of the same browser', async () => {
  await aPerson('Ana')
  const old = await asks()
  const fresh = await asks()
  expect(codeOf(await byCode(old.requestId, old.code))).toBe('sign-in-ended')
  expect(codeOf(await byLink(old.token))).toBe('sign-in-ended')
  valued(await byLink(fresh.token))
})

it('counts for ten minutes', async () => {
  await aPerson('Ana')
  const { requestId, code, token } = await asks()
  await db().signInRequest.update({ where: { id: requestId }, data: { expiresAt: fromNow(-1) } })
  expect(codeOf(await byCode(requestId, code))).toBe('sign-in-ended')
  expect(codeOf(await byLink(token))).toBe('sign-in-ended')
})

it('takes no token of another purpose or address', async () => {
  const event = await anEvent()
  const { requestId, token } = await asks()
  const expiresAt = fromNow(60_000)
  const forged = [
    linkOf(event, requestId, ana),
    makeToken(requestId, expiresAt, { purpose: 'rsvp', subject: ana, generation: 0 }),
    makeToken(requestId, expiresAt, signInScope({ email: 'bo@example.org' })),
    token.slice(0, -2),
  ]
  for (const one of forged) expect(codeOf(await byLink(one, 'Ana'))).toBe('sign-in-ended')
})

it('lets nobody guess a code that was never sent: asking past the limit buys no tries', async () => {
  await aPerson('Ana')
  const asked = []
  for (let round = 0; round < 6; round++) asked.push(valued(await requestSignIn({ email: ana }, `browser ${round}`)))
  const sent = new Set(
    (await outbox('sign-in')).filter((mail) => !mail.droppedAt).map((mail) => JSON.stringify(mail.payload)),
  )
  expect(sent.size).toBe(3)
  const { codeFor } = await import('#lib/auth/code')
  for (const [round, { requestId }] of asked.entries()) {
    const browser = `browser ${round}`
    expect(await getSignInRequest(visitor, requestId, browser)).toEqual({ email: ana })
    const expected = sent.has(JSON.stringify({ requestId })) ? 'ok' : 'wrong-code'
    expect(codeOf(await byCode(requestId, codeFor(requestId), browser))).toBe(expected)
  }
})

it('asks somebody new for a name, without spending a try or the link', async () => {
  const { requestId, code, token } = await asks()
  expect(codeOf(await byCode(requestId, code))).toBe('name-needed')
  expect(codeOf(await byLink(token))).toBe('name-needed')
  expect(await db().person.count()).toBe(0)
  valued(await byCode(requestId, code, laptop, 'Ana'))
  expect(await db().person.findMany()).toMatchObject([{ name: 'Ana', email: ana, role: 'member' }])
})

it('lets thirty people sign in at once', async () => {
  const asked = []
  for (let index = 0; index < 30; index++) {
    await aPerson(`P${index}`)
    asked.push(await asks(`p${index}@example.org`, `browser ${index}`))
  }
  const done = await Promise.all(asked.map(({ token }) => byLink(token)))
  expect(done.map(codeOf)).toEqual(Array(30).fill('ok'))
}, 60_000)

it('ends one session, or all, at once', async () => {
  const mia = await aMember('Mia')
  const { token } = await asks(mia.email)
  const other = valued(await byLink(token)).sessionId
  const [here, there] = [await cookieOf(mia.sessionId), await cookieOf(other)]
  expect(await actorOf(here)).toMatchObject({ id: mia.id })
  valued(await signOut(mia))
  expect(await actorOf(here)).toEqual(visitor)
  expect(await actorOf(there)).toMatchObject({ id: mia.id, sessionId: other })
  valued(await signOutEverywhere({ ...mia, sessionId: other }))
  expect(await actorOf(there)).toEqual(visitor)
  expect(codeOf(await signOut(visitor))).toBe('sign-in-first')
})

it('knows nobody who was removed, and lets them not in again', async () => {
  const mia = await aMember('Mia')
  const { token, requestId, code } = await asks(mia.email)
  await db().person.update({ where: { id: mia.id }, data: { removedAt: new Date() } })
  expect(await actorOf(await cookieOf(mia.sessionId))).toEqual(visitor)
  expect(codeOf(await byLink(token))).toBe('removed')
  expect(codeOf(await byCode(requestId, code))).toBe('removed')
})

it('sees a new role at the next request, and no session that has expired or was forged', async () => {
  const mia = await aMember('Mia')
  const cookie = await cookieOf(mia.sessionId)
  await db().person.update({ where: { id: mia.id }, data: { role: 'organizer' } })
  expect(await actorOf(cookie)).toMatchObject({ role: 'organizer' })
  expect(await actorOf(cookie.replace('session=', 'session=x'))).toEqual(visitor)
  expect(await actorOf(null)).toEqual(visitor)
  await db().session.updateMany({ data: { expiresAt: fromNow(-1) } })
  expect(await actorOf(cookie)).toEqual(visitor)
})

it('sends the same mail and gives the same answer to known and unknown addresses', async () => {
  await aPerson('Ana')
  const [known, unknown] = [
    await requestSignIn({ email: ana }, laptop),
    await requestSignIn({ email: 'nobody@example.org' }, laptop),
  ]
  expect([known.ok, unknown.ok]).toEqual([true, true])
  await deliver()
  const [toKnown, toUnknown] = [(await mailbox(ana))[0], (await mailbox('nobody@example.org'))[0]]
  const plain = (text = '') => text.replace(/\d{6}/g, '#').replace(/link\/\S+/g, 'link')
  expect(plain(toKnown?.text)).toBe(plain(toUnknown?.text))
})

it('goes on counting the last mail that went out, when somebody asks on past the limit', async () => {
  await aPerson('Ana')
  for (let asked = 0; asked < 2; asked++) await asks()
  const third = await asks()
  const { requestId } = valued(await requestSignIn({ email: ana }, laptop))
  expect(requestId).toBe(third.requestId)
  expect(valued(await byCode(requestId, third.code)).to).toBe('/')
})

it('makes an organizer by the address that people sign in with, however it is typed', async () => {
  expect(valued(await makeOrganizer(' Ana@Example.ORG '))).toMatchObject({ email: ana })
  expect(codeOf(await makeOrganizer('nobody'))).toBe('invalid')
  const { requestId, code } = await asks()
  const { sessionId } = valued(await byCode(requestId, code))
  expect(await actorOf(await cookieOf(sessionId))).toMatchObject({ role: 'organizer', email: ana })
  expect(await db().person.count()).toBe(1)
})

it('lets nobody keep a member out by asking for their mails: a browser that they have used is counted apart', async () => {
  await aPerson('Ana')
  for (let ask = 0; ask < 4; ask++) valued(await requestSignIn({ email: ana }, `a stranger's ${ask}`))
  expect((await outbox('sign-in')).filter(({ droppedAt }) => droppedAt === null)).toHaveLength(3)
  const cookie = knownCookie(ana).split(';')[0] ?? ''
  expect([isKnownHere(cookie, ana), isKnownHere(cookie, 'bo@example.org'), isKnownHere(null, ana)]).toEqual([
    true,
    false,
    false,
  ])
  const { requestId } = valued(await requestSignIn({ email: ana }, laptop, isKnownHere(cookie, ana)))
  await deliver()
  const [mail] = await mailbox(ana)
  valued(await byCode(requestId, codeIn(mail)))
})

it('counts a mail that was overtaken before it went out: a slow queue buys no further codes', async () => {
  for (let asked = 0; asked < 3; asked++) valued(await requestSignIn({ email: ana }, laptop))
  await deliver()
  expect(await mailbox(ana)).toHaveLength(1)
  valued(await requestSignIn({ email: ana }, laptop))
  await deliver()
  expect(await mailbox(ana)).toHaveLength(1)
})
