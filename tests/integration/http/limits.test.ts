import { ServerResponse } from 'node:http'
import { afterAll, beforeEach, expect, it, vi } from 'vitest'
import { type Member, visitor } from '#lib/auth/actor'
import { sessionCookie } from '#lib/auth/session'
import { actByRsvpLink } from '#lib/board/rsvp'
import { db } from '#lib/db/client'
import { withContext } from '#lib/http/context'
import { stopLimits } from '#lib/http/limits'
import { aMember, anEvent, aRequest, valued } from '#tests/support/factories'
import { endTheOthers } from '../../../app/(account)/settings/actions.ts'
import { cancelSeat, saveSeat } from '../../../app/(site)/events/[slug]/actions.ts'
import { GET as ownData } from '../../../app/api/own-data/route.ts'
import { writeResource } from '../../../app/organize/library/resources/[id]/actions.ts'
import { changeLogo } from '../../../app/organize/settings/actions.ts'

// Limits by person: server actions as they are, called by whoever the cookie of the request names.

const asking = vi.hoisted(() => ({ cookie: '' }))
vi.mock('next/headers', () => ({ headers: async () => new Headers(asking), cookies: async () => new Map() }))

beforeEach(() => {
  asking.cookie = ''
})
afterAll(stopLimits)

async function as(member: Member): Promise<void> {
  asking.cookie = (await sessionCookie(member.sessionId)).split(';')[0] ?? ''
}

function formOf(fields: Record<string, string | File>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return form
}

/** Where an action leads; a state that it answers with instead fails. */
async function leadsTo(action: Promise<unknown>): Promise<string> {
  const thrown: unknown = await action.then(
    (state) => Promise.reject(new Error(`It answered ${JSON.stringify(state)}.`)),
    (error: unknown) => error,
  )
  const digest = (thrown as { digest?: string }).digest ?? ''
  if (!digest.startsWith('NEXT_REDIRECT')) throw thrown
  return digest.split(';')[2] ?? ''
}

/** As if whoever was counted here had done so all hour. */
const spend = (limit: string) =>
  db().$executeRaw`UPDATE "RateLimit" SET "points" = 100000 WHERE "key" LIKE ${`${limit}:%`}`

const resource = (title: string) => formOf({ id: 'new', title, kind: 'talk', line: 'Good.' })
const none = { failure: null, values: {} }
const tooMany = {
  kind: 'limited',
  code: 'too-many',
  message: 'That was a lot in one hour. Please wait a while, then try again.',
  retryAfter: expect.toSatisfy((seconds: number) => seconds > 3_500 && seconds <= 3_600),
}

it('refuses whoever acts at the desk far too often, with a sentence and what they typed, and nobody else', async () => {
  const [olga, otto] = [await aMember('Olga', 'organizer'), await aMember('Otto', 'organizer')]
  await as(olga)
  expect(await leadsTo(writeResource(none, resource('One')))).toBe('/organize/library?done=saved')
  await spend('act')
  expect(await writeResource(none, resource('Two'))).toMatchObject({ failure: tooMany, values: { title: 'Two' } })
  await as(otto)
  await leadsTo(writeResource(none, resource('Three')))
  const kept = await db().resource.findMany({ orderBy: { title: 'asc' } })
  expect(kept.map(({ title }) => title)).toEqual(['One', 'Three'])
  const marks = (await db().rateLimit.findMany()).map(({ key }) => key)
  expect(marks).toHaveLength(2)
  for (const { id, email, sessionId } of [olga, otto])
    expect(marks.join(' ')).not.toMatch(new RegExp(`${id}|${email}|${sessionId}`))
})

it('counts a visitor, who is refused anyway, for nobody', async () => {
  expect(await writeResource(none, resource('One'))).toMatchObject({ failure: { code: 'organizers-only' } })
  expect(await db().rateLimit.count()).toBe(0)
})

it('counts files apart, and by less', async () => {
  await as(await aMember('Olga', 'organizer'))
  const logo = formOf({ logo: new File(['no picture'], 'logo.png') })
  for (let sent = 0; sent < 60; sent++)
    expect(await changeLogo(none, logo)).not.toMatchObject({ failure: { kind: 'limited' } })
  expect(await changeLogo(none, logo)).toMatchObject({ failure: tooMany })
  await leadsTo(writeResource(none, resource('One')))
})

it('tells a member on the event’s page, where a click on their seat was one too many', async () => {
  const ana = await aMember('Ana')
  const { id: eventId, slug } = await anEvent()
  await as(ana)
  const seat = formOf({ eventId, slug })
  expect(await leadsTo(saveSeat(seat))).toBe(`/events/${slug}?said=yes`)
  await spend('act')
  expect(await leadsTo(cancelSeat(seat))).toBe(`/events/${slug}?said=later`)
  expect(await db().rsvp.findFirstOrThrow()).toMatchObject({ personId: ana.id, status: 'going' })
})

it('never keeps anybody from ending their sessions', async () => {
  const ana = await aMember('Ana')
  const stolen = await db().session.create({
    data: { id: crypto.randomUUID(), personId: ana.id, userAgent: 'x', expiresAt: new Date(Date.now() + 3_600_000) },
  })
  const { id: eventId, slug } = await anEvent()
  await as(ana)
  await leadsTo(saveSeat(formOf({ eventId, slug })))
  await spend('act')
  expect(await leadsTo(endTheOthers())).toBe('/settings')
  expect(await db().session.findUnique({ where: { id: stolen.id } })).toBeNull()
})

it('answers who takes a copy of their data far too often with 429 and how long to wait', async () => {
  await as(await aMember('Ana'))
  const ask = () => {
    const response = new ServerResponse({ method: 'GET' } as never)
    const request = new Request('http://127.0.0.1:3000/api/own-data', { headers: asking })
    const context = { response, address: '127.0.0.1', loopback: true, nonce: '' }
    return withContext(context, () => ownData(request, { params: Promise.resolve({}) }))
  }
  expect((await ask()).status).toBe(200)
  await spend('copy')
  const refused = await ask()
  expect([refused.status, (await refused.json()).code]).toEqual([429, 'too-many'])
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3_500)
})

it('refuses a link that changes a name all hour, and still cancels by it', async () => {
  const ana = await aMember('Ana')
  const { link } = await aRequest(await anEvent(), ana.email)
  const by = (act: Parameters<typeof actByRsvpLink>[2]) => actByRsvpLink(visitor, link, act, 'a test')
  valued(await by({ action: 'confirm', name: 'Ana' }))
  valued(await by({ action: 'change', name: 'Anna' }))
  await spend('link')
  expect(await by({ action: 'change', name: 'Hannah' })).toMatchObject({ failure: tooMany })
  expect((await db().person.findFirstOrThrow()).name).toBe('Anna')
  valued(await by({ action: 'cancel' }))
})
