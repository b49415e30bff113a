import { expect, it } from 'vitest'
import { visitor } from '#lib/auth/actor'
import { codeFor } from '#lib/auth/code'
import { readToken } from '#lib/auth/token'
import { db } from '#lib/db/client'
import { requestSignIn, signInByCode, signInByLink } from '#lib/people/commands'
import { ensureFirstOrganizer, makeOrganizer } from '#lib/people/commands-organizer'
import { getSignInLink } from '#lib/people/queries'
import { aPerson, codeOf, fromNow, valued } from '#tests/support/factories'
import { outbox } from '#tests/support/mails'

const organizers = async () =>
  (await db().person.findMany({ where: { role: 'organizer' }, orderBy: { email: 'asc' } })).map(({ email }) => email)

it('makes ORGANIZER_EMAIL the first organizer, once, also when processes start at once', async () => {
  await Promise.all(['ana@example.org', 'ana@example.org', 'bo@example.org'].map(ensureFirstOrganizer))
  expect(await organizers()).toHaveLength(1)
})

it('does nothing by ORGANIZER_EMAIL while there is an organizer', async () => {
  await aPerson('Olga', { role: 'organizer' })
  await ensureFirstOrganizer('ana@example.org')
  expect(await organizers()).toEqual(['olga@example.org'])
})

it('keeps name and person of a member who becomes organizer from the command line', async () => {
  const mia = await aPerson('Mia')
  await makeOrganizer('mia@example.org')
  await makeOrganizer('mia@example.org')
  expect(await db().person.findMany()).toMatchObject([{ id: mia.id, name: 'Mia', role: 'organizer' }])
})

const ana = 'ana@example.org'
const link = async () =>
  decodeURIComponent(
    valued(await makeOrganizer(ana))
      .link.split('/')
      .at(-1) ?? '',
  )
const follow = (token: string) => signInByLink({ token }, 'a test')

it('lets the command line in however many sign-in mails a stranger asked for, without a mail', async () => {
  await aPerson('Ana')
  for (let ask = 0; ask < 4; ask++) valued(await requestSignIn({ email: ana }, `a stranger's ${ask}`))
  const before = (await outbox()).length
  const { sessionId, to } = valued(await follow(await link()))
  expect(to).toBe('/organize')
  expect(await db().session.findMany({ include: { person: true } })).toMatchObject([
    { id: sessionId, person: { email: ana, role: 'organizer' } },
  ])
  expect(await outbox()).toHaveLength(before)
})

it('lets a link of the command line count once, for ten minutes, behind its button, until the next is made', async () => {
  const old = await link()
  const used = await link()
  expect(codeOf(await follow(old))).toBe('sign-in-ended')
  for (let look = 0; look < 2; look++) expect(await getSignInLink(visitor, used)).toMatchObject({ email: ana })
  valued(await follow(used))
  expect(codeOf(await follow(used))).toBe('sign-in-ended')

  const late = await link()
  const request = readToken(late)?.id ?? ''
  const { expiresAt, browser } = await db().signInRequest.findUniqueOrThrow({ where: { id: request } })
  expect(expiresAt.getTime()).toBeLessThanOrEqual(Date.now() + 600_000)
  expect(browser).not.toMatch(/^[\w-]+$/)
  const byCode = { request, code: codeFor(request), name: 'Eve' }
  expect(codeOf(await signInByCode(byCode, 'some browser', 'a test'))).toBe('sign-in-ended')
  await db().signInRequest.update({ where: { id: request }, data: { expiresAt: fromNow(-1) } })
  expect(codeOf(await follow(late))).toBe('sign-in-ended')
})
