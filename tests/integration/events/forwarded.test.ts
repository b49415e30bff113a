import { expect, it } from 'vitest'
import { type Actor, visitor } from '#lib/auth/actor'
import { actByRsvpLink } from '#lib/board/rsvp'
import { db } from '#lib/db/client'
import { rsvpAsMember } from '#lib/events/commands'
import { getRsvpLink } from '#lib/events/queries'
import { requestSignIn, signInByLink } from '#lib/people/commands'
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
  linkOf,
  rsvpsOf,
  valued,
} from '#tests/support/factories'
import { deliver, mailbox, tokenIn } from '#tests/support/mails'

const email = 'ana@example.org'
const counts = ['public."RateLimit"']
const act = (
  link: string,
  action: 'confirm' | 'change',
  said: { name?: string; topic?: string } = {},
  actor: Actor = visitor,
) => actByRsvpLink(actor, link, { action, ...said }, 'a test')

const anOrganizer = () => aMember('Ana', 'organizer')
const aModerator = async () => {
  const ana = await aMember('Ana')
  await db().eventModerator.create({ data: { eventId: (await anEvent()).id, personId: ana.id } })
  return ana
}
const aSignedIn = async () => {
  const ana = await aMember('Ana')
  valued(await requestSignIn({ email }, 'a laptop'))
  await deliver()
  valued(await signInByLink({ token: tokenIn((await mailbox(email))[0], 'sign-in/link') }, 'a test'))
  return ana
}

it.each([
  ['an organizer', anOrganizer],
  ['a moderator of any event', aModerator],
  ['a member who has signed in', aSignedIn],
])('neither renames %s by a forwarded link nor proposes for them; signed in, they do both', async (_who, make) => {
  const [ana, eve, event] = [await make(), await aMember('Eve'), await anEvent()]
  valued(await rsvpAsMember(ana, event.id))
  const [rsvp] = await rsvpsOf(event)
  const link = linkOf(event, rsvp?.id ?? '', email)
  expect(valued(await getRsvpLink(visitor, link))).toMatchObject({ speaks: false, name: 'Ana' })
  const before = await fingerprint(databaseUrl, counts)
  for (const said of [{ name: 'Somebody Else' }, { topic: 'Tea' }, { name: 'Ana', topic: 'Tea' }])
    for (const actor of [visitor, eve]) expect(codeOf(await act(link, 'change', said, actor))).toBe('sign-in-for-that')
  expect(codeOf(await act(link, 'change', { name: 'Ana' }))).toBe('ok')
  expect(await fingerprint(databaseUrl, counts)).toEqual(before)

  expect(valued(await getRsvpLink(ana, link)).speaks).toBe(true)
  valued(await act(link, 'change', { name: 'Ana B.', topic: 'Tea' }, ana))
  expect(await rsvpsOf(event)).toMatchObject([{ person: { name: 'Ana B.' } }])
  expect(await db().topic.count()).toBe(1)
})

it('lets a role confirm a seat by the link, under the name that it has', async () => {
  await anOrganizer()
  const event = await anEvent()
  const { link } = await aRequest(event, email, { name: 'Somebody Else', topic: 'Tea' })
  expect(valued(await getRsvpLink(visitor, link))).toMatchObject({ speaks: false, name: 'Ana', topic: 'Tea' })
  expect(codeOf(await act(link, 'confirm', { name: 'Somebody Else' }))).toBe('sign-in-for-that')
  expect(codeOf(await act(link, 'confirm', { name: 'Ana', topic: 'Tea' }))).toBe('sign-in-for-that')
  expect(await rsvpsOf(event)).toEqual([])
  valued(await act(link, 'confirm'))
  expect(await rsvpsOf(event)).toMatchObject([{ status: 'going', person: { name: 'Ana' } }])
  expect(await db().topic.count()).toBe(0)
})

it('takes name and topic of a member where Confirm signs them in, and no more once it would not', async () => {
  await aPerson('Ana', { hasSignedIn: true })
  const [event, other] = [await anEvent(), await anEvent()]
  const { link } = await aRequest(event, email)
  expect(valued(await getRsvpLink(visitor, link))).toMatchObject({ speaks: true, first: true })
  expect(valued(await act(link, 'confirm', { name: 'Ana B.', topic: 'Tea' })).session).not.toBeNull()
  expect(await rsvpsOf(event)).toMatchObject([{ person: { name: 'Ana B.' } }])
  expect(valued(await getRsvpLink(visitor, link)).speaks).toBe(false)
  expect(codeOf(await act(link, 'change', { name: 'Eve' }))).toBe('sign-in-for-that')

  const { link: late, request } = await aRequest(other, email)
  await db().rsvpRequest.update({ where: { id: request.id }, data: { createdAt: fromNow(-2 * day) } })
  expect(valued(await getRsvpLink(visitor, late))).toMatchObject({ speaks: false, first: false })
  expect(codeOf(await act(late, 'confirm', { name: 'Eve' }))).toBe('sign-in-for-that')
  valued(await act(late, 'confirm'))
})

it('keeps the name of the request where Confirm names nobody', async () => {
  const event = await anEvent()
  const { link } = await aRequest(event, email, { name: 'Ana' })
  valued(await act(link, 'confirm'))
  expect(await rsvpsOf(event)).toMatchObject([{ person: { name: 'Ana', hasSignedIn: false } }])
  valued(await act(link, 'change', { name: 'Anna' }))
  expect(await rsvpsOf(event)).toMatchObject([{ person: { name: 'Anna' } }])
})
