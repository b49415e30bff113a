import { afterAll, expect, it, vi } from 'vitest'
import { hub } from '#lib/board/hub'
import { applyPatch, type ViewPatch } from '#lib/board/patch'
import { readPlace } from '#lib/board/place'
import { getBoard } from '#lib/board/queries'
import { BoardQueues } from '#lib/board/queue'
import { openBoardStream } from '#lib/board/stream'
import type { BoardView } from '#lib/board/view'
import { boardDb, db } from '#lib/db/client'
import { cancelEvent, restoreEvent } from '#lib/events/commands-cancel'
import { stopListening } from '#lib/realtime/port'
import { openStreams } from '#lib/realtime/streams'
import {
  aBoard,
  aCommand,
  accepted,
  aDiscussion,
  aGuest,
  aMember,
  aTopic,
  endTimebox,
  run,
  type Seen,
  stranger,
  type Watching,
  watch,
} from '#tests/support/board'
import { anEvent, aMember as anOrganizer } from '#tests/support/factories'

afterAll(async () => {
  hub().close()
  await stopListening()
})

const reaches = (version: number) => (frame: Seen) =>
  (frame.event === 'patch' && Number(frame.data.to) >= version) ||
  (frame.event === 'snapshot' && (frame.data.view as BoardView).version >= version)
const versionOf = async (boardId: string) => accepted(await getBoard(stranger, boardId)).version

/** The view that a browser holds after these frames; throws where their ranges do not join. */
function viewAfter(frames: readonly Seen[], from?: BoardView): BoardView {
  let view = from
  for (const { event, data } of frames) {
    if (event === 'snapshot') view = data.view as BoardView
    if (event !== 'patch') continue
    const next = view && applyPatch(view, data as ViewPatch)
    if (!next || next === 'gap') throw new Error('A patch does not join.')
    view = next
  }
  if (!view) throw new Error('There was no snapshot.')
  return view
}

async function viewIn(boardId: string): Promise<BoardView> {
  const {
    me: _me,
    kind: _kind,
    present: _present,
    now: _now,
    going: _going,
    joinCode: _code,
    ...view
  } = accepted(await getBoard(stranger, boardId))
  return view
}

async function caughtUp(watching: Watching, boardId: string): Promise<void> {
  await watching.until(reaches(await versionOf(boardId)))
}

it('sends a snapshot, then patches that join, to the view that the tables hold', async () => {
  const boardId = await aBoard()
  const guest = await aGuest(boardId)
  const reader = await watch(stranger, boardId)
  const topicId = await aTopic(guest, boardId)
  await Promise.all([
    run(guest, boardId, { type: 'vote', topicId }),
    run(guest, boardId, { type: 'add-line', topicId, kind: 'note', text: 'So far' }),
  ])
  await caughtUp(reader, boardId)
  expect(viewAfter(reader.seen)).toEqual(await viewIn(boardId))
  expect(reader.seen.slice(0, 4).map((frame) => frame.event)).toEqual(['beat', 'snapshot', 'me', 'presence'])
  expect(reader.seen.find((frame) => frame.event === 'patch')?.id).toMatch(/^\d+\.public$/)
  reader.close()
  await reader.ended
  expect(openStreams()).toBe(0)
})

it('resumes after the last frame that was seen, and begins anew where it cannot', async () => {
  const boardId = await aBoard()
  const guest = await aGuest(boardId)
  const first = await watch(stranger, boardId)
  const snapshot = await first.until((frame) => frame.event === 'snapshot')
  await aTopic(guest, boardId, 'Missed')
  await caughtUp(first, boardId)
  await aTopic(guest, boardId, 'Missed too')
  await caughtUp(first, boardId)
  first.close()

  const place = readPlace(snapshot.id)
  if (!place) throw new Error('A snapshot has a place.')
  const resumed = await watch(stranger, boardId, { since: place })
  await resumed.until((frame) => frame.event === 'presence')
  expect(resumed.seen.map((frame) => frame.event)).toEqual(['beat', 'patch', 'patch', 'me', 'presence'])
  expect(viewAfter(resumed.seen, snapshot.data.view as BoardView)).toEqual(await viewIn(boardId))
  resumed.close()

  for (const since of [
    { ...place, kind: 'moderator' },
    { ...place, version: 999 },
  ]) {
    const anew = await watch(stranger, boardId, { since })
    await anew.until((frame) => frame.event === 'snapshot')
    anew.close()
  }
})

it('tells readers at once that their meeting is cancelled, and that it takes place after all', async () => {
  const event = await anEvent()
  const olga = await anOrganizer('Olga', 'organizer')
  const guest = await aGuest(event.id)
  await aTopic(guest, event.id)
  const [reader, left] = [await watch(stranger, event.id), await watch(stranger, event.id)]
  const { id } = await left.until((frame) => frame.event === 'snapshot')
  left.close()
  const shows = (cancelled: boolean) => (frame: Seen) =>
    frame.event === 'snapshot' && (frame.data.view as BoardView).cancelled === cancelled

  accepted(await cancelEvent(olga, event.id, 'No power.'))
  const called = (await reader.until(shows(true))).data.view as BoardView
  expect(called).toMatchObject({ stage: 'closed', proposing: false, voting: false, topics: [{ title: 'Tea' }] })
  expect(called).toEqual(await viewIn(event.id))
  const back = await watch(stranger, event.id, { since: readPlace(id) ?? { version: 0, kind: 'public' } })
  await back.until(shows(true))

  reader.seen.length = 0
  accepted(await restoreEvent(olga, event.id))
  await reader.until(shows(false))
  expect(viewAfter(reader.seen)).toEqual(await viewIn(event.id))
  for (const open of [reader, back]) open.close()
})

it('says that the time is up to whoever comes back first, and counts them among those who are there to answer', async () => {
  const { boardId } = await aDiscussion()
  const guest = await aGuest(boardId)
  await endTimebox(boardId)
  const reader = await watch(guest, boardId)
  const opened = await reader.until(
    (frame) => frame.event === 'patch' && JSON.stringify(frame.data).includes('headCount'),
  )
  expect(opened.data.set).toMatchObject({ round: { open: true, headCount: 1 } })
  reader.close()
})

it('sends what is private to the voter alone', async () => {
  const boardId = await aBoard()
  const [voter, other] = [await aGuest(boardId), await aGuest(boardId, 'Cy')]
  const topicId = await aTopic(other, boardId)
  const { claim: moderator } = await aMember('Mo', 'organizer')
  accepted(await run(moderator, boardId, { type: 'set-phase', phase: 'voting' }))
  const watching = await Promise.all([voter, other, moderator].map((claim) => watch(claim, boardId)))
  accepted(await run(voter, boardId, { type: 'vote', topicId }))
  for (const reader of watching) await caughtUp(reader, boardId)
  const frames = (at: number) => watching[at]?.seen.filter((frame) => frame.event === 'me') ?? []
  expect(frames(0).map((frame) => frame.data.me)).toMatchObject([{ votesLeft: 3 }, { votesLeft: 2, votes: [topicId] }])
  expect([frames(1).length, frames(2).length]).toEqual([1, 1])
  // Votes are hidden: nobody else learns more than that something happened.
  const patch = watching[2]?.seen.find((frame) => frame.event === 'patch')
  expect(Object.keys(patch?.data ?? {})).toEqual(['from', 'to'])
  for (const reader of watching) reader.close()
})

it('hears what another process commits', async () => {
  const boardId = await aBoard()
  const guest = await aGuest(boardId)
  const reader = await watch(stranger, boardId)
  const theirs = new BoardQueues(() => undefined)
  for (let number = 1; number <= 5; number++)
    accepted(
      await theirs.push(boardId, {
        type: 'command',
        claim: guest,
        command: aCommand({ type: 'propose', title: 'Tea' }),
      }),
    )
  await caughtUp(reader, boardId)
  expect(viewAfter(reader.seen)).toEqual(await viewIn(boardId))
  reader.close()
})

it('reads the tables as often for a hundred readers who come at once as for a few', async () => {
  const boardId = await aBoard()
  const members = await Promise.all(Array.from({ length: 20 }, (_, at) => aMember(`Member ${at}`)))
  const board = vi.spyOn(boardDb(), '$queryRaw')
  const people = vi.spyOn(db(), '$queryRaw')
  const claims = Array.from({ length: 100 }, (_, at) => members[at % 25]?.claim ?? stranger)
  const watching = await Promise.all(claims.map((claim) => watch(claim, boardId)))
  // Once, and once more if listening has begun only now.
  expect(board.mock.calls.length).toBeLessThanOrEqual(2)
  // Who they are, in one statement; and the database's time.
  expect(people.mock.calls.length).toBeLessThanOrEqual(4)
  for (const reader of watching) {
    await reader.until((frame) => frame.event === 'presence')
    reader.close()
  }
  board.mockRestore()
  people.mockRestore()
})

it('tells the first change at once and gathers those that follow', async () => {
  const boardId = await aBoard()
  const guests = await Promise.all([1, 2, 3, 4].map((number) => aGuest(boardId, `Guest ${number}`)))
  const reader = await watch(stranger, boardId)
  const begun = performance.now()
  for (let number = 1; number <= 40; number++) await aTopic(guests[number % 4] ?? stranger, boardId, `Topic ${number}`)
  const spent = performance.now() - begun
  await caughtUp(reader, boardId)
  expect(viewAfter(reader.seen).topics).toHaveLength(40)
  const patches = reader.seen.filter((frame) => frame.event === 'patch')
  expect(patches[0]?.data).toMatchObject({ from: 4, to: 5 })
  expect(patches.length).toBeLessThanOrEqual(2 + spent / 50)
  reader.close()
})

it('drops a reader who takes nothing, who then resumes; the others lose nothing', async () => {
  const boardId = await aBoard()
  const guest = await aGuest(boardId)
  const topics = [await aTopic(guest, boardId), await aTopic(guest, boardId), await aTopic(guest, boardId)]
  const good = await watch(stranger, boardId)
  let destroyed = false
  const opening = { claim: stranger, boardId, address: '127.0.0.1', place: null, signal: new AbortController().signal }
  const slow = accepted(
    await openBoardStream({
      ...opening,
      connection: { isOpen: () => false, write: () => undefined, backlog: () => 0, destroy: () => (destroyed = true) },
    }),
  )
  for (let round = 0; round < 60 && !destroyed; round++) {
    const edit = { type: 'edit-topic', title: 'Long', details: `${round}`.padEnd(1_900, 'x') } as const
    await Promise.all(topics.map((topicId) => run(guest, boardId, { ...edit, topicId })))
    await caughtUp(good, boardId)
  }
  expect(destroyed).toBe(true)
  await expect(slow.getReader().read()).rejects.toThrow('too slow')
  expect(hub().room(boardId).readers.size).toBe(1)
  await caughtUp(good, boardId)
  expect(viewAfter(good.seen)).toEqual(await viewIn(boardId))
  good.close()
})
