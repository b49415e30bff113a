import { expect, it } from 'vitest'
import { visitor } from '#lib/auth/actor'
import { actorOf, sessionCookie } from '#lib/auth/session'
import { db } from '#lib/db/client'
import { rsvpAsMember } from '#lib/events/commands'
import { chooseModerator } from '#lib/events/commands-desk'
import { reinstatePerson, removePerson } from '#lib/events/commands-people'
import { getPersonAtDesk } from '#lib/events/queries-people'
import { newId } from '#lib/ids'
import { getPeople } from '#lib/people/queries'
import { peopleWish } from '#lib/people/schema-desk'
import { aMember, anEvent, aPerson, codeOf, day, fromNow, rsvpsOf, valued } from '#tests/support/factories'
import { invitations } from '#tests/support/invitations'
import { deliver, mailbox } from '#tests/support/mails'

const wish = (change: object = {}) => peopleWish.parse(change)

it('ends every session of who is removed, at once', async () => {
  const [olga, mia] = [await aMember('Olga', 'organizer'), await aMember('Mia')]
  const cookie = (await sessionCookie(mia.sessionId)).split(';')[0] ?? ''
  expect(await actorOf(cookie)).toMatchObject({ name: 'Mia' })
  valued(await removePerson(olga, mia.id))
  expect(await actorOf(cookie)).toEqual(visitor)
  expect(await db().session.count({ where: { personId: mia.id } })).toBe(0)
  expect(codeOf(await rsvpAsMember(mia, (await anEvent()).id))).toBe('removed')
  valued(await reinstatePerson(olga, mia.id))
  expect(await actorOf(cookie)).toEqual(visitor)
})

it('gives the seats ahead to who waits, with a CANCEL and no way to undo, and leaves the past', async () => {
  const [olga, mia, bo] = [await aMember('Olga', 'organizer'), await aMember('Mia'), await aMember('Bo')]
  const [ahead, past] = [await anEvent({ capacity: 1 }), await anEvent()]
  for (const who of [mia, bo]) valued(await rsvpAsMember(who, ahead.id))
  valued(await rsvpAsMember(mia, past.id))
  await db().event.update({ where: { id: past.id }, data: { startsAt: fromNow(-2 * day), endsAt: fromNow(-day) } })
  valued(await removePerson(olga, mia.id))
  await deliver()
  expect((await rsvpsOf(ahead)).map(({ status }) => status)).toEqual(['going', 'cancelled'])
  expect((await rsvpsOf(past)).map(({ status }) => status)).toEqual(['going'])
  expect((await invitations('mia@example.org')).at(-1)).toMatchObject({ method: 'CANCEL', sequence: 1 })
  expect((await mailbox('mia@example.org'))[0]?.text).not.toContain('/rsvp/')
  expect((await invitations('bo@example.org')).at(-1)).toMatchObject({ method: 'REQUEST' })
})

it('takes every event away that they moderate, with an entry for each; let back in, they are a member', async () => {
  const [olga, mia, event] = [await aMember('Olga', 'organizer'), await aMember('Mia'), await anEvent()]
  valued(await chooseModerator(olga, event.id, mia.email))
  valued(await removePerson(olga, mia.id))
  valued(await reinstatePerson(olga, mia.id))
  expect(await db().eventModerator.count()).toBe(0)
  expect(await db().auditEntry.findMany({ where: { act: 'moderator-released' } })).toMatchObject([
    { actorId: olga.id, subjectId: event.id, detail: { personId: mia.id } },
  ])
})

it('keeps an organizer whatever two do to each other at once, and oneself', async () => {
  const [olga, ole] = [await aMember('Olga', 'organizer'), await aMember('Ole', 'organizer')]
  expect(codeOf(await removePerson(olga, olga.id))).toBe('not-yourself')
  const done = await Promise.all([removePerson(olga, ole.id), removePerson(ole, olga.id)])
  expect(done.map(codeOf).sort()).toEqual(['ok', 'organizers-only'])
  expect(await db().person.count({ where: { role: 'organizer', removedAt: null } })).toBe(1)
})

it('is for organizers, of somebody who is there', async () => {
  const [olga, mia] = [await aMember('Olga', 'organizer'), await aMember('Mia')]
  for (const command of [removePerson, reinstatePerson]) {
    expect(codeOf(await command(mia, olga.id))).toBe('organizers-only')
    expect(codeOf(await command(olga, newId()))).toBe('no-such-person')
  }
  expect(codeOf(await getPersonAtDesk(mia, mia.id))).toBe('organizers-only')
  expect(codeOf(await getPersonAtDesk(olga, 'x'))).toBe('no-such-person')
  expect(valued(await getPersonAtDesk(olga, mia.id))).toMatchObject({ person: { name: 'Mia' }, rsvps: [] })
})

it('makes nobody who was removed a moderator, so that nothing waits for them when they are let back in', async () => {
  const [olga, mia, event] = [await aMember('Olga', 'organizer'), await aMember('Mia'), await anEvent()]
  valued(await removePerson(olga, mia.id))
  expect(await chooseModerator(olga, event.id, mia.email)).toMatchObject({
    failure: { fields: { email: [expect.stringContaining('removed')] } },
  })
  valued(await reinstatePerson(olga, mia.id))
  expect(await db().eventModerator.count()).toBe(0)
  valued(await chooseModerator(olga, event.id, mia.email))
  await Promise.all([removePerson(olga, mia.id), chooseModerator(olga, event.id, mia.email)])
  expect(await db().eventModerator.count()).toBe(0)
})

it('finds people by a part of name or address, a page at a time, whatever is typed', async () => {
  const olga = await aMember('Olga', 'organizer')
  const many = Array.from({ length: 120 }, (_, at) => ({
    id: newId(),
    name: `Member ${at}`,
    email: `m${at}@example.org`,
  }))
  await db().person.createMany({ data: many })
  await aPerson('Gone', { removedAt: new Date() })
  const counts = { everybody: 121, organizers: 1, removed: 1 }
  expect(valued(await getPeople(olga, wish()))).toMatchObject({ found: 121, page: 1, pages: 3, counts })
  const names = [olga, ...many.toSorted((a, b) => (a.name < b.name ? -1 : 1))].map(({ name }) => name)
  for (const [asked, page] of [
    ['1', 1],
    ['2', 2],
    ['3', 3],
    ['99', 3],
  ] as const) {
    const found = valued(await getPeople(olga, wish({ page: asked })))
    expect([found.page, found.people.map(({ name }) => name)]).toEqual([page, names.slice((page - 1) * 50, page * 50)])
  }
  expect(valued(await getPeople(olga, wish({ q: 'mEmBer 119' })))).toMatchObject({
    found: 1,
    people: [{ name: 'Member 119' }],
  })
  expect(valued(await getPeople(olga, wish({ q: 'm7@' }))).found).toBe(1)
  expect(valued(await getPeople(olga, wish({ show: 'removed' }))).people).toMatchObject([{ name: 'Gone' }])
  for (const q of ['%', '_', '\\', "'", '\u0000', ['a', 'b'], '\ud800'])
    expect((await getPeople(olga, wish({ q }))).ok).toBe(true)
  expect(valued(await getPeople(olga, wish({ q: '%' }))).found).toBe(0)
})
