import { globSync, readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { expect, it } from 'vitest'
import { visitor } from '#lib/auth/actor'
import { sessionCookie } from '#lib/auth/session'
import { takenBack } from '#lib/board/machine-forget'
import { db } from '#lib/db/client'
import { withContext } from '#lib/http/context'
import { newId } from '#lib/ids'
import { publishNotes, startNotes, unpublishNotes } from '#lib/notes/commands'
import { getFrequentTopics, getSimilarTopics } from '#lib/notes/queries-similar'
import { aBoard, accepted, aGuest, aMember, aTopic, run } from '#tests/support/board'
import { actorOf, aMeeting } from '#tests/support/closed-meeting'
import { GET } from '../../../app/api/boards/[boardId]/similar/route.ts'

const here = async (boardId: string, typed: string) => {
  const found = accepted(await getSimilarTopics(visitor, boardId, typed))
  return found.here.map(({ title }) => title)
}
const earlier = async (boardId: string, typed: string) =>
  accepted(await getSimilarTopics(visitor, boardId, typed)).earlier

/** A meeting in the past whose board discussed these topics; its notes are a draft. */
async function aTalk(...titles: string[]) {
  const meeting = await aMeeting()
  const { eventId, olga } = meeting
  for (const title of titles) await aTopic(olga.claim, eventId, title)
  await db().topic.updateMany({ where: { boardId: eventId }, data: { status: 'discussed', discussedOrder: 1 } })
  await db().event.update({ where: { id: eventId }, data: { date: '2026-04-09' } })
  accepted(await startNotes(meeting.organizer, eventId))
  return meeting
}

const publish = async ({ eventId, organizer }: Awaited<ReturnType<typeof aTalk>>, markdown: string, revision = 0) =>
  accepted(await publishNotes(organizer, eventId, { markdown, revision }))

it('finds what is on this board already, the likest first, and not on another one', async () => {
  const boardId = await aBoard()
  const other = await aBoard()
  const ana = await aGuest(boardId)
  for (const title of ['Caches in every service', 'Do shared caches pay?', 'Tea']) await aTopic(ana, boardId, title)
  await aTopic(await aGuest(other), other, 'Shared caches elsewhere')
  expect(await here(boardId, 'shared caches')).toEqual(['Do shared caches pay?'])
  expect(await here(boardId, 'A cache for each service, or one for all of them?')).toContain('Caches in every service')
  expect(await here(boardId, 'coffee')).toEqual([])
  expect(await here(boardId, 'How do we')).toEqual([])
})

it('answers at most three of each', async () => {
  const boardId = await aBoard()
  const ana = await aGuest(boardId)
  for (let at = 0; at < 5; at++) await aTopic(ana, boardId, `Raft ${at}`)
  const shelf = (at: number) => ({ id: newId(), slug: `raft-${at}`, title: `Raft ${at}`, kind: 'book', line: '' })
  await db().resource.createMany({ data: [1, 2, 3, 4].map(shelf) })
  const found = accepted(await getSimilarTopics(visitor, boardId, 'raft'))
  expect([found.here.length, found.earlier.length]).toEqual([3, 3])
  expect(found.earlier[0]).toEqual({ kind: 'library', title: 'Raft 1', when: null, href: '/resources?kind=book' })
})

it('keeps a place for the library beside what was talked about', async () => {
  for (const title of ['Gossip one', 'Gossip two', 'Gossip three', 'Gossip four'])
    await publish(await aTalk(title), `## ${title}\n\nWords.`)
  await db().resource.create({ data: { id: newId(), slug: 'gossip', title: 'Gossip book', kind: 'book', line: '' } })
  const kinds = (await earlier(await aBoard(), 'gossip')).map(({ kind }) => kind)
  expect(kinds).toEqual(['notes', 'notes', 'library'])
})

it('does not suggest what somebody took back', async () => {
  const boardId = await aBoard()
  for (let at = 0; at < 2; at++) {
    const meeting = await aTalk('Vector clocks', takenBack)
    await publish(meeting, '## Vector clocks\n\nWords.')
  }
  expect(await getFrequentTopics(visitor, boardId)).not.toContain(takenBack)
})

it('leaves out what is hidden, removed or merged, and what anybody voted for comes no sooner', async () => {
  const boardId = await aBoard()
  const mo = (await aMember('Mo', 'organizer')).claim
  const titles = ['Paxos hidden', 'Paxos removed', 'Paxos merged', 'Paxos made one', 'Paxos made two'] as const
  const [hidden, removed, merged, first, second] = titles
  const ids = new Map<string, string>()
  for (const title of titles) ids.set(title, await aTopic(mo, boardId, title))
  const idOf = (title: string) => ids.get(title) ?? ''
  accepted(await run(mo, boardId, { type: 'hide', what: 'topic', targetId: idOf(hidden) }))
  accepted(await run(mo, boardId, { type: 'remove-topic', topicId: idOf(removed) }))
  accepted(await run(mo, boardId, { type: 'merge-topics', topicId: idOf(merged), intoId: idOf(first) }))
  accepted(await run(mo, boardId, { type: 'set-phase', phase: 'voting' }))
  accepted(await run(mo, boardId, { type: 'vote', topicId: idOf(second) }))
  expect(await here(boardId, 'paxos')).toEqual([first, second])
})

it('tells what was talked about once its notes are published, with the day of the meeting, and not when they are taken back', async () => {
  const talk = await aTalk('Where do clocks drift?', 'Naps')
  const boardId = await aBoard()
  expect(await earlier(boardId, 'clock drift')).toEqual([])
  await publish(talk, '## Where do clocks drift?\n\n- Everywhere\n\n## Sagas, by hand')
  const one = { kind: 'notes', title: 'Where do clocks drift?', when: '2026-04-09', href: `/notes/${talk.slug}` }
  expect(await earlier(boardId, 'clock drift'), 'once, though board and notes have it').toEqual([one])
  expect(await earlier(boardId, 'sagas'), 'a heading of the notes alone').toMatchObject([{ title: 'Sagas, by hand' }])
  expect(await earlier(boardId, 'naps'), 'a topic of the board alone').toMatchObject([{ title: 'Naps' }])
  expect(await earlier(talk.eventId, 'naps'), 'not of the same meeting').toEqual([])
  await publish(talk, '## Other things', 1)
  expect(await earlier(boardId, 'sagas')).toEqual([])
  accepted(await unpublishNotes(talk.organizer, talk.eventId, { markdown: '## Other things', revision: 2 }))
  expect(await earlier(boardId, 'naps')).toEqual([])
})

it('keeps to itself what a moderator has hidden, in the notes too, and the meetings of drafts', async () => {
  const talk = await aTalk('The boss, by name')
  await publish(talk, '## The boss, by name\n\n## Lunch')
  const boardId = await aBoard()
  expect(await earlier(boardId, 'boss name')).toHaveLength(1)
  await db().topic.updateMany({ where: { boardId: talk.eventId }, data: { hidden: true } })
  expect(await earlier(boardId, 'boss name')).toEqual([])
  expect(await earlier(boardId, 'lunch')).toHaveLength(1)
  await db().event.update({ where: { id: talk.eventId }, data: { status: 'draft' } })
  expect(await earlier(boardId, 'lunch')).toEqual([])
})

it('finds what the library has published, and links it', async () => {
  const boardId = await aBoard()
  const entry = { kind: 'article', description: '', day: '2026-01-01', markdown: '', tree: {}, words: 1 }
  const lists = { sources: [], ideas: [] }
  const [out, draft] = [
    { id: newId(), slug: 'on-sagas', title: 'On sagas', status: 'published' as const },
    { id: newId(), slug: 'sagas-again', title: 'Sagas again', status: 'draft' as const },
  ]
  await db().entry.createMany({ data: [out, draft].map((one) => ({ ...entry, ...lists, ...one })) })
  const url = 'https://example.org/sagas'
  await db().resource.create({
    data: { id: newId(), slug: 'sagas', title: 'Sagas, the book', kind: 'book', line: '', url },
  })
  expect(await earlier(boardId, 'sagas')).toEqual([
    { kind: 'library', title: 'On sagas', when: null, href: '/resources/on-sagas' },
    { kind: 'library', title: 'Sagas, the book', when: null, href: url },
  ])
})

it('shows the board of a draft to organizers alone', async () => {
  const boardId = await aBoard('draft')
  const olga = await aMember('Olga', 'organizer')
  expect(await getSimilarTopics(visitor, boardId, 'tea')).toMatchObject({ failure: { code: 'no-such-board' } })
  expect(await getSimilarTopics(visitor, newId(), 'tea')).toMatchObject({ failure: { code: 'no-such-board' } })
  expect(await getSimilarTopics(actorOf(olga, 'organizer'), boardId, 'tea')).toMatchObject({ ok: true })
})

it('suggests what at least two meetings talked about', async () => {
  const boardId = await aBoard()
  await publish(await aTalk('Remote work'), '## Remote work\n\n## Once only')
  expect(await getFrequentTopics(visitor, boardId)).toEqual([])
  const again = await aTalk()
  await publish(again, '## Remote work?')
  expect(await getFrequentTopics(visitor, boardId)).toEqual([expect.stringMatching(/^Remote work/)])
  expect(await getFrequentTopics(visitor, again.eventId), 'this meeting does not count').toEqual([])
})

async function ask(boardId: string, query: string, cookie = '') {
  const request = new Request(`http://127.0.0.1:3000/api/boards/${boardId}/similar${query}`, { headers: { cookie } })
  const context = { response: {} as ServerResponse, address: '127.0.0.1', loopback: true, nonce: '' }
  return withContext(context, () => GET(request, { params: Promise.resolve({ boardId }) }))
}

it('answers calmly whatever is typed', async () => {
  const boardId = await aBoard()
  await aTopic(await aGuest(boardId), boardId, '100% of _everything_ \\ all')
  const long = `?q=${'x'.repeat(10_000)}`
  for (const query of ['?q=%00tea', long]) expect((await ask(boardId, query)).status, query.slice(0, 20)).toBe(422)
  for (const query of ['', '?q=', '?q=%25%25%25%25', '?q=%ED%A0%80abc', '?q=%5C%5C%5C', "?q='%20OR%201", '?q=%E0%A4%A'])
    expect(await (await ask(boardId, query)).json(), query).toEqual({ here: [], earlier: [] })
  const found = await (await ask(boardId, '?q=100%25%20_everything_')).json()
  expect(found.here).toMatchObject([{ title: '100% of _everything_ \\ all' }])
  expect((await ask('nonsense', '?q=tea')).status).toBe(404)
})

it('stops who asks without end, and nobody else', async () => {
  const boardId = await aBoard()
  const { claim } = await aMember('Ana')
  const cookie = (await sessionCookie(claim.sessionId ?? '')).split(';')[0]
  const statuses = new Set<number>()
  for (let at = 0; at < 125; at++) statuses.add((await ask(boardId, '?q=', cookie)).status)
  expect([...statuses]).toEqual([200, 429])
  expect((await ask(boardId, '?q=')).status).toBe(200)
})

it('has the topics of notes that were there before, as the notes show them', async () => {
  const talk = await aTalk()
  await publish(talk, '## One *two*  `three`\n\n### Actions\n\n- x\n\n## Not reached\n\n- y\n\n## Four & five')
  const rows = () => db().notesTopic.findMany({ orderBy: { position: 'asc' } })
  const written = await rows()
  expect(written.map(({ title }) => title)).toEqual(['One two three', 'Four & five'])
  await db().notesTopic.deleteMany()
  const [file = ''] = globSync('prisma/migrations/*_similar_topics/migration.sql')
  const insert = readFileSync(file, 'utf8').slice(readFileSync(file, 'utf8').indexOf('INSERT INTO'))
  await db().$executeRawUnsafe(insert)
  expect(await rows()).toEqual(written)
})
