import { expect, it } from 'vitest'
import { visitor } from '#lib/auth/actor'
import { replay, withoutWords } from '#lib/board/replay'
import { newBoard } from '#lib/board/state'
import { readBoard } from '#lib/board/store-read'
import { db } from '#lib/db/client'
import { env, setEnv } from '#lib/env'
import { getNotes, listNotes } from '#lib/notes/queries'
import { getLibrary, listEntries } from '#lib/resources/queries'
import { getSite, getSiteTexts } from '#lib/site/queries'
import { ensureNextMeeting } from '#lib/transfer/next-meeting'
import { isEmpty, seedEmpty, seedSample } from '#lib/transfer/sample'
import { events } from '#prisma/seed/events'
import { people } from '#prisma/seed/people'
import { resources } from '#prisma/seed/resources'
import { topics } from '#prisma/seed/topics'
import { databaseUrl } from '#tests/support/database'
import { fingerprint } from '#tests/support/dump'

const now = new Date('2026-11-20T12:00:00Z')

it('loads the community with its meetings, notes, people and library', async () => {
  expect(await isEmpty()).toBe(true)
  await seedSample()
  expect(await isEmpty()).toBe(false)
  expect((await getSite(visitor)).name).toBe('Distributed Systems Coffee Chat')
  expect((await getSiteTexts(visitor)).format.tree.children.length).toBeGreaterThan(2)
  expect((await getLibrary(visitor)).total).toBe(resources.length)
  expect((await listEntries(visitor)).map(({ kind }) => kind)).toEqual(['article', 'study-notes', 'topic'])
  expect(await db().person.count({ where: { role: 'organizer' } })).toBe(1)
  expect(await db().person.count()).toBe(people.length)
  expect(await db().event.count({ where: { status: 'published', startTime: null } })).toBe(events.length)
  expect(await listNotes(visitor)).toMatchObject([
    { slug: '2023-04-06-coffee-chat-01', topics: expect.arrayContaining(['Production readiness']) },
  ])
})

it('gives a day without an hour its whole day', async () => {
  await seedSample()
  const first = await getNotes(visitor, '2023-04-06-coffee-chat-01')
  expect(first?.event).toMatchObject({
    hasTime: false,
    startsAt: '2023-04-06T07:00:00.000Z',
    endsAt: '2023-04-07T06:59:00.000Z',
  })
})

it('changes nothing when it is loaded again', async () => {
  await seedSample()
  await ensureNextMeeting(now)
  const before = await fingerprint(databaseUrl)
  await seedSample()
  await ensureNextMeeting(now)
  expect(await fingerprint(databaseUrl)).toEqual(before)
})

it('keeps what people made of it, and fills in what is missing', async () => {
  await seedSample()
  await db().site.update({ where: { id: 1 }, data: { name: 'Renamed' } })
  await db().event.updateMany({ where: { slug: '2023-05-10-coffee-chat-02' }, data: { title: 'Ours' } })
  await db().notes.updateMany({ data: { markdown: 'Edited' } })
  await db().resource.deleteMany({ where: { kind: 'book' } })
  await seedSample()
  expect((await getSite(visitor)).name).toBe('Renamed')
  expect(await db().event.count({ where: { title: 'Ours' } })).toBe(1)
  expect(await db().notes.findMany({ select: { markdown: true } })).toEqual([{ markdown: 'Edited' }])
  expect((await getLibrary(visitor)).total).toBe(resources.length)
})

it('is the same community when two processes load it at once', async () => {
  await Promise.all([1, 2, 3].map(seedSample))
  // Early in a month two of them could hold a meeting, so whoever comes second must not take the other.
  const early = new Date('2026-12-01T12:00:00Z')
  await Promise.all([1, 2, 3, 4, 5, 6].map(() => ensureNextMeeting(early)))
  expect(await db().event.count()).toBe(events.length + 1)
  expect(await db().notes.count()).toBe(1)
  expect(await db().topic.count()).toBe(topics.length)
})

it('adds the next second Thursday, with seats taken and topics on its board', async () => {
  await seedSample()
  await ensureNextMeeting(now)
  const meeting = await db().event.findFirstOrThrow({ where: { monthKey: '2026-12' } })
  expect(meeting).toMatchObject({
    slug: '2026-12-10-coffee-chat-04',
    title: 'Distributed Systems Chat #04',
    status: 'published',
    startsAt: new Date('2026-12-11T02:00:00Z'),
    endsAt: new Date('2026-12-11T03:00:00Z'),
    capacity: 20,
  })
  expect(await db().rsvp.count({ where: { eventId: meeting.id, status: 'going' } })).toBe(4)
  const found = await readBoard(db(), meeting.id)
  expect(found?.board).toMatchObject({ stage: 'before', proposing: true, voting: true })
  expect([...(found?.board.topics.values() ?? [])].map(({ title }) => title)).toEqual(topics.map(({ title }) => title))
})

it('fills that board by the rules: its log tells the same board', async () => {
  await seedSample()
  await ensureNextMeeting(now)
  const board = (await readBoard(db(), (await db().board.findFirstOrThrow()).id))?.board
  if (!board) throw new Error('There is no board.')
  const rows = await db().boardCommand.findMany({ orderBy: { version: 'asc' } })
  expect(rows.map(({ version }) => version)).toEqual(rows.map((_, at) => at + 1))
  expect(board.version).toBe(rows.length)
  const log = rows.map(({ at, events: logged }) => ({ at: at.getTime(), events: logged as never }))
  const start = newBoard(board.settings, 0)
  expect(withoutWords(replay(board.settings, start.lastAt, log))).toEqual(withoutWords(board))
})

it.each([
  ['in the afternoon before', '2026-12-11T01:59:00Z', '2026-12'],
  ['once the meeting has begun', '2026-12-11T02:00:00Z', '2027-01'],
  ['over the turn of the year', '2026-12-31T12:00:00Z', '2027-01'],
])('chooses the month %s', async (_when, at, month) => {
  await seedSample()
  await ensureNextMeeting(new Date(at))
  expect(await db().event.findMany({ where: { monthKey: { not: null } }, select: { monthKey: true } })).toEqual([
    { monthKey: month },
  ])
})

it('adds none while a published one lies ahead, and goes on to the next month when one was cancelled', async () => {
  await seedSample()
  await ensureNextMeeting(now)
  await ensureNextMeeting(now)
  expect(await db().event.count({ where: { monthKey: { not: null } } })).toBe(1)
  await db().event.updateMany({ where: { monthKey: '2026-12' }, data: { status: 'cancelled' } })
  await ensureNextMeeting(new Date('2026-12-01T12:00:00Z'))
  expect(await db().event.count({ where: { monthKey: '2027-01', status: 'published' } })).toBe(1)
})

it('begins a community from its name alone, once, and gives it no meeting of the sample', async () => {
  await seedEmpty('Tea Chat')
  await ensureNextMeeting(now)
  expect(await getSite(visitor)).toMatchObject({ name: 'Tea Chat', board: { votesEach: 3 } })
  expect((await getSiteTexts(visitor)).format.markdown).toContain('Lean Coffee')
  expect([await db().event.count(), await db().person.count(), await db().resource.count()]).toEqual([0, 0, 0])
  await expect(seedEmpty('Other')).rejects.toThrow('There is a community here already: Tea Chat.')
  expect((await getSite(visitor)).name).toBe('Tea Chat')
})

it('stays out of production', async () => {
  await seedSample()
  const local = env()
  setEnv({ ...local, mode: 'production' })
  try {
    await expect(seedSample()).rejects.toThrow('out of production')
    await ensureNextMeeting(now)
  } finally {
    setEnv(local)
  }
  expect(await db().event.count({ where: { monthKey: { not: null } } })).toBe(0)
})
