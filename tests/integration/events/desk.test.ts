import { expect, it } from 'vitest'
import { type Member, visitor } from '#lib/auth/actor'
import { db } from '#lib/db/client'
import { rsvpAsMember } from '#lib/events/commands'
import { chooseModerator, createEvent, editEvent, publishEvent, releaseModerator } from '#lib/events/commands-desk'
import { getAllEvents, getDeskEvent, getEvent, getPastEvents, getUpcomingEvents } from '#lib/events/queries'
import { type EventInput, eventBody, recordBody } from '#lib/events/schema'
import { newId } from '#lib/ids'
import type { Result } from '#lib/result'

const typed = {
  title: 'Coffee Chat #40',
  summary: 'Bring a *question*.',
  date: '2099-07-09',
  startTime: '18:00',
  endTime: '19:00',
  timeZone: 'America/Los_Angeles',
  mode: 'in-person',
  place: 'Back room, Elm Street 4',
  joinUrl: '',
  capacity: '',
  links: 'Map: https://example.org/map',
}

const input = (change: Partial<Record<keyof typeof typed, string>> = {}): EventInput =>
  eventBody.parse({ ...typed, ...change })

async function aMember(name: string, role: 'member' | 'organizer' = 'member'): Promise<Member> {
  const person = { id: newId(), name, email: `${name.toLowerCase()}@example.org`, role, timeZone: null }
  await db().person.create({ data: person })
  return { kind: 'member', ...person, sessionId: newId() }
}

function valued<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.failure.message)
  return result.value
}

/** A published event, with its organizer. */
async function anEvent(change: Partial<typeof typed> = {}) {
  const olga = await aMember('Olga', 'organizer')
  const { id, slug } = valued(await createEvent(olga, input(change)))
  valued(await publishEvent(olga, id))
  return { olga, id, slug }
}

const read = (id: string) => db().event.findUniqueOrThrow({ where: { id } })
const save = async (actor: Member, id: string, change: Partial<typeof typed>) =>
  editEvent(actor, id, (await read(id)).revision, input(change))
const mailsOf = (kind: string) => db().outgoingMail.findMany({ where: { kind }, orderBy: { recipient: 'asc' } })

it('keeps a draft from everybody but organizers until it is published', async () => {
  const olga = await aMember('Olga', 'organizer')
  const { id, slug } = valued(await createEvent(olga, input()))
  expect(slug).toBe('2099-07-09-coffee-chat-40')
  for (const actor of [visitor, await aMember('Mia')]) {
    expect(await getEvent(actor, slug)).toBeNull()
    expect(await getUpcomingEvents(actor)).toEqual([])
  }
  expect(await getAllEvents(olga)).toEqual([])
  expect(await getEvent(olga, slug)).toMatchObject({ status: 'draft' })
  expect(await getUpcomingEvents(olga)).toHaveLength(1)
  expect(await rsvpAsMember(await aMember('Nils'), id)).toMatchObject({ failure: { code: 'no-such-event' } })

  valued(await publishEvent(olga, id))
  const { revision } = await read(id)
  valued(await publishEvent(olga, id))
  expect((await read(id)).revision).toBe(revision)
  expect(await getEvent(visitor, slug)).toMatchObject({ status: 'published', links: [{ label: 'Map' }] })
})

it('gives two events of the same day and title addresses of their own', async () => {
  const olga = await aMember('Olga', 'organizer')
  const made = await Promise.all([1, 2, 3].map(() => createEvent(olga, input())))
  expect(made.map((one) => valued(one).slug).sort()).toEqual([
    '2099-07-09-coffee-chat-40',
    '2099-07-09-coffee-chat-40-2',
    '2099-07-09-coffee-chat-40-3',
  ])
})

it('refuses an edit of what somebody else saved meanwhile', async () => {
  const { olga, id } = await anEvent()
  const { revision } = await read(id)
  const edits = ['One', 'Two'].map((title) => editEvent(olga, id, revision, input({ title })))
  const [one, two] = await Promise.all(edits)
  expect([one, two].filter((edit) => edit?.ok)).toHaveLength(1)
  expect([one, two].find((edit) => !edit?.ok)).toMatchObject({
    failure: { kind: 'conflict', code: 'edited-meanwhile' },
  })
  expect((await read(id)).revision).toBe(revision + 1)
})

it('refuses an hour that clocks jump over, at its field', async () => {
  const olga = await aMember('Olga', 'organizer')
  // In Los Angeles, clocks go from 02:00 to 03:00 on March 8, 2099.
  const gap = { date: '2099-03-08', startTime: '02:30', endTime: '04:00' }
  expect(await createEvent(olga, input(gap))).toMatchObject({
    failure: { kind: 'invalid', fields: { startTime: [expect.stringContaining('Clocks jump')] } },
  })
  expect(await createEvent(olga, input({ ...gap, startTime: '01:30', endTime: '02:30' }))).toMatchObject({
    failure: { fields: { endTime: [expect.stringContaining('Clocks jump')] } },
  })
  expect(await createEvent(olga, input({ startTime: '19:00' }))).toMatchObject({
    failure: { fields: { endTime: ['The end comes after the start.'] } },
  })
  expect(await db().event.count()).toBe(0)
  // The same hours exist elsewhere that day.
  expect(await createEvent(olga, input({ ...gap, timeZone: 'Europe/Berlin' }))).toMatchObject({ ok: true })
})

it('keeps the wall time when the zone is edited', async () => {
  const { olga, id } = await anEvent()
  expect(await read(id)).toMatchObject({ startsAt: new Date('2099-07-10T01:00:00Z'), sequence: 0 })
  valued(await save(olga, id, { timeZone: 'Europe/Berlin' }))
  expect(await read(id)).toMatchObject({
    date: '2099-07-09',
    startTime: '18:00',
    startsAt: new Date('2099-07-09T16:00:00Z'),
    sequence: 1,
  })
  // Winter in the same zone: the clock on the wall says the same, the instant moves with it.
  valued(await save(olga, id, { timeZone: 'Europe/Berlin', date: '2099-12-10' }))
  expect(await read(id)).toMatchObject({ startTime: '18:00', startsAt: new Date('2099-12-10T17:00:00Z') })
})

it('seats who waits in order when there is more room, with a mail each, and takes no seat away', async () => {
  const { olga, id } = await anEvent({ capacity: '1' })
  const people = []
  for (const name of ['Ana', 'Bo', 'Cy', 'Di']) people.push(await aMember(name))
  for (const person of people) valued(await rsvpAsMember(person, id))

  valued(await save(olga, id, { capacity: '3' }))
  const guests = async () => valued(await getDeskEvent(olga, id)).guests.map(({ name, status }) => `${name} ${status}`)
  expect(await guests()).toEqual(['Ana going', 'Bo going', 'Cy going', 'Di waitlisted'])
  expect((await mailsOf('rsvp-seated')).map((mail) => mail.recipient)).toEqual(['bo@example.org', 'cy@example.org'])

  valued(await save(olga, id, { capacity: '1' }))
  expect(await guests()).toEqual(['Ana going', 'Bo going', 'Cy going', 'Di waitlisted'])
  valued(await save(olga, id, { capacity: '' }))
  expect(await guests()).toEqual(['Ana going', 'Bo going', 'Cy going', 'Di going'])
  expect(await mailsOf('rsvp-seated')).toHaveLength(3)
})

it('raises the SEQUENCE when time or place change, and mails everybody who comes once', async () => {
  const { olga, id } = await anEvent({ capacity: '2' })
  for (const name of ['Ana', 'Bo', 'Cy']) valued(await rsvpAsMember(await aMember(name), id))

  valued(await save(olga, id, { capacity: '2', title: 'Another title', summary: 'Other words.' }))
  expect(await read(id)).toMatchObject({ sequence: 0, title: 'Another title' })
  expect(await mailsOf('event-changed')).toEqual([])

  valued(await save(olga, id, { capacity: '2', startTime: '17:30' }))
  expect((await read(id)).sequence).toBe(1)
  const mails = await mailsOf('event-changed')
  expect(mails.map(({ recipient, payload }) => [recipient, payload])).toEqual([
    ['ana@example.org', expect.objectContaining({ sequence: 1 })],
    ['bo@example.org', expect.objectContaining({ sequence: 1 })],
  ])
  valued(await save(olga, id, { capacity: '2', startTime: '17:30', place: 'Front room' }))
  expect((await read(id)).sequence).toBe(2)
  expect(await mailsOf('event-changed')).toHaveLength(4)
})

it('mails nobody about a meeting that is over', async () => {
  const { olga, id } = await anEvent()
  valued(await rsvpAsMember(await aMember('Ana'), id))
  const over = { startsAt: new Date('2023-04-07T01:00:00Z'), endsAt: new Date('2023-04-07T02:00:00Z') }
  await db().event.update({ where: { id }, data: { ...over, date: '2023-04-06' } })
  valued(await save(olga, id, { date: '2023-04-06', place: 'Corrected later' }))
  valued(await save(olga, id, { date: '2023-04-13' }))
  expect(await mailsOf('event-changed')).toEqual([])

  expect(await save(olga, id, { date: '2099-04-09' })).toMatchObject({
    failure: { fields: { date: [expect.stringContaining('a copy')] } },
  })
  expect((await read(id)).date).toBe('2023-04-13')
})

it('mails nobody about a draft or a cancelled meeting that moves', async () => {
  const { olga, id } = await anEvent()
  valued(await rsvpAsMember(await aMember('Ana'), id))
  for (const [status, date] of [
    ['draft', '2099-08-13'],
    ['cancelled', '2099-09-10'],
  ] as const) {
    await db().event.update({ where: { id }, data: { status } })
    valued(await save(olga, id, { date }))
  }
  expect(await mailsOf('event-changed')).toEqual([])
})

it('is for organizers only; a moderator sees who comes', async () => {
  const { olga, id } = await anEvent()
  const mia = await aMember('Mia')
  const refused = { ok: false, failure: { kind: 'forbidden' } }
  for (const actor of [visitor, mia]) {
    expect(await createEvent(actor, input())).toMatchObject(refused)
    expect(await editEvent(actor, id, 1, input())).toMatchObject(refused)
    expect(await publishEvent(actor, id)).toMatchObject(refused)
    expect(await chooseModerator(actor, id, mia.email)).toMatchObject(refused)
    expect(await releaseModerator(actor, id, mia.id)).toMatchObject(refused)
  }
  expect(await getDeskEvent(visitor, id)).toMatchObject({ failure: { kind: 'unauthenticated' } })
  expect(await getDeskEvent(mia, id)).toMatchObject(refused)

  valued(await chooseModerator(olga, id, mia.email))
  valued(await chooseModerator(olga, id, mia.email))
  await db().event.update({ where: { id }, data: { status: 'draft' } })
  expect(await getDeskEvent(mia, id)).toMatchObject(refused)
  expect(await getDeskEvent(olga, id)).toMatchObject({ value: { moderators: [{ name: 'Mia' }] } })
  valued(await publishEvent(olga, id))
  expect(await getDeskEvent(mia, id)).toMatchObject({ value: { moderators: [{ name: 'Mia' }] } })
  expect(await editEvent(mia, id, 1, input())).toMatchObject(refused)
  valued(await releaseModerator(olga, id, mia.id))
  expect(await getDeskEvent(mia, id)).toMatchObject(refused)
  expect(await chooseModerator(olga, id, 'nobody@example.org')).toMatchObject({
    failure: { fields: { email: [expect.stringContaining('sign in once')] } },
  })
})

it('puts what is over behind us', async () => {
  const { olga } = await anEvent({ date: '2023-04-06' })
  expect(await getUpcomingEvents(olga)).toEqual([])
  expect(await getPastEvents(visitor)).toHaveLength(1)
})

it('lets the hour of a past meeting stay unrecorded, and only there', async () => {
  const { olga, id } = await anEvent({ date: '2023-04-06' })
  const open = recordBody.parse({ ...typed, date: '2023-04-06', startTime: '', endTime: '', place: '' })
  expect(await editEvent(olga, id, 1, open)).toMatchObject({
    failure: { fields: { startTime: ['The hour is missing.'] } },
  })
  await db().event.update({ where: { id }, data: { startTime: null, endTime: null, place: null } })
  valued(await editEvent(olga, id, 1, { ...open, title: 'Chat #01' }))
  expect(await read(id)).toMatchObject({ title: 'Chat #01', startTime: null, place: null })
  valued(await save(olga, id, { date: '2023-04-06' }))
  expect(await read(id)).toMatchObject({ startTime: '18:00', startsAt: new Date('2023-04-07T01:00:00Z') })
})

it('refuses what the calendar or the database cannot hold, at its field', () => {
  const wrong = { date: '3000-01-01', startTime: '24:00', timeZone: 'Mars/Olympus', capacity: '0', place: '' }
  const judged = eventBody.safeParse({ ...typed, ...wrong, links: 'no address' })
  const fields = judged.error?.issues.map((issue) => issue.path.join('.'))
  expect(fields).toEqual(['date', 'startTime', 'timeZone', 'capacity', 'links'])
  expect(eventBody.safeParse({ ...typed, place: '' }).error?.issues[0]?.path).toEqual(['place'])
  expect(eventBody.safeParse({ ...typed, place: '', mode: 'online' }).success).toBe(true)
})
