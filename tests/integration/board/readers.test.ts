import { afterAll, expect, it } from 'vitest'
import { Hub, hub } from '#lib/board/hub'
import { Presence } from '#lib/board/presence'
import { getBoard } from '#lib/board/queries'
import { openBoardStream } from '#lib/board/stream'
import { db, transaction } from '#lib/db/client'
import { listen, notify, stopListening } from '#lib/realtime/port'
import { closeStreams } from '#lib/realtime/streams'
import { aBoard, accepted, aGuest, aMember, aTopic, run, stranger, watch } from '#tests/support/board'

afterAll(async () => {
  hub().close()
  await stopListening()
})

const versionOf = async (boardId: string) => accepted(await getBoard(stranger, boardId)).version

it('gives a member who joins by acting the view of those who take part', async () => {
  const boardId = await aBoard()
  const { claim } = await aMember('Mia')
  const reader = await watch(claim, boardId)
  await aTopic(claim, boardId)
  const snapshot = await reader.until((frame) => frame.event === 'snapshot' && frame.data.kind === 'participant')
  expect(snapshot.data.view).toMatchObject({ people: [{ name: 'Mia' }] })
  expect(await reader.until((frame) => frame.event === 'me' && frame.data.me !== null)).toMatchObject({
    data: { me: { name: 'Mia', moderator: false } },
  })
  reader.close()
})

it('closes the streams of whoever is removed, signs out, or was a guest and is a member now', async () => {
  const boardId = await aBoard()
  const guest = await aGuest(boardId)
  const { claim: moderator, personId } = await aMember('Mo', 'organizer')
  const [guests, moderators] = [await watch(guest, boardId), await watch(moderator, boardId)]
  accepted(await run(moderator, boardId, { type: 'remove-participant', participantId: guest.guest ?? '' }))
  await guests.ended
  expect(guests.seen.at(-1)).toMatchObject({ event: 'bye', data: { reason: 'removed' } })

  const other = await aGuest(boardId, 'Cy')
  const others = await watch(other, boardId)
  const { claim: member } = await aMember('Cy C.')
  await getBoard({ ...member, guest: other.guest }, boardId)
  await others.ended
  expect(others.seen.at(-1)).toMatchObject({ event: 'bye', data: { reason: 'changed' } })

  await transaction(async (tx) => {
    await tx.session.deleteMany({ where: { personId } })
    await notify(tx, 'quorum_person', personId)
  })
  await moderators.ended
  expect(moderators.seen.at(-1)).toMatchObject({ event: 'bye', data: { reason: 'signed-out' } })
})

it('gives another view at once to whoever becomes the moderator', async () => {
  const boardId = await aBoard()
  const { claim, personId } = await aMember('Mia')
  await aTopic(claim, boardId)
  const reader = await watch(claim, boardId)
  await transaction(async (tx) => {
    await tx.eventModerator.create({ data: { eventId: boardId, personId } })
    await notify(tx, 'quorum_person', personId)
  })
  await reader.until((frame) => frame.event === 'snapshot' && frame.data.kind === 'moderator')
  await reader.until((frame) => frame.event === 'me' && (frame.data.me as { moderator: boolean }).moderator)
  reader.close()
})

/** Keeps a board's lock until it is given back; whoever needs it waits. */
async function lockOf(boardId: string): Promise<{ waitedFor: () => Promise<void>; release: () => Promise<void> }> {
  const [locked, done] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const held = transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Board" WHERE "id" = ${boardId}::uuid FOR UPDATE`
    locked.resolve()
    await done.promise
  })
  await locked.promise
  const waiting = () => db().$queryRaw`
    SELECT 1 FROM pg_stat_activity WHERE "datname" = current_database() AND "wait_event_type" = 'Lock'`
  return {
    waitedFor: async () => void (await expect.poll(waiting, { interval: 5 }).toHaveLength(1)),
    release: async () => {
      done.resolve()
      await held
    },
  }
}

it.each([
  ['session ends', (personId: string) => db().session.deleteMany({ where: { personId } })],
  ['role ends', (personId: string) => db().eventModerator.deleteMany({ where: { personId } })],
])('lets nobody in as the moderator whose %s on the way in', async (_what, end) => {
  const boardId = await aBoard()
  const { claim, personId } = await aMember('Mia')
  await db().eventModerator.create({ data: { eventId: boardId, personId } })
  // Who comes as a guest too, and is known by now, waits for the board until the two are one.
  const { guest } = await aGuest(boardId)
  const lock = await lockOf(boardId)
  const opening = watch({ ...claim, guest }, boardId)
  await lock.waitedFor()
  const heard = Promise.withResolvers<string>()
  const deaf = listen('quorum_person', heard.resolve, () => undefined)
  await end(personId)
  await transaction((tx) => notify(tx, 'quorum_person', personId))
  expect(await heard.promise).toBe(personId)
  deaf()
  await lock.release()
  const reader = await opening
  expect((await reader.until((frame) => frame.event === 'snapshot')).data.kind).toBe('participant')
  reader.close()
})

it('counts people, not connections, and tells it without a new version', async () => {
  const boardId = await aBoard()
  const guest = await aGuest(boardId)
  const watching = [await watch(stranger, boardId), await watch(guest, boardId), await watch(guest, boardId)]
  await watching[0]?.until((frame) => frame.event === 'presence' && frame.data.present === 1)
  const people = new Presence()
  people.arrive(boardId, (await aGuest(boardId, 'Elsewhere')).guest ?? '')
  await people.touch([boardId])
  const version = await versionOf(boardId)
  const theirs = new Hub(new Presence())
  const reader = await watch(guest, boardId, { central: theirs })
  expect(accepted(await getBoard(stranger, boardId)).present).toBe(2)
  expect(await versionOf(boardId)).toBe(version)
  for (const one of [...watching, reader]) one.close()
  theirs.close()
})

it('tells its readers before the server stops', async () => {
  const boardId = await aBoard()
  const reader = await watch(stranger, boardId)
  closeStreams()
  await reader.ended
  expect(reader.seen.at(-1)).toMatchObject({ event: 'bye', data: { reason: 'restart' } })
})

it('finds no board where there is no event, and none of a draft', async () => {
  const draft = await aBoard('draft')
  const { claim: organizer } = await aMember('Mo', 'organizer')
  const opening = { address: '127.0.0.1', place: null, signal: new AbortController().signal, connection: null }
  for (const boardId of [crypto.randomUUID(), draft])
    expect(await openBoardStream({ ...opening, claim: stranger, boardId })).toMatchObject({
      failure: { code: 'no-such-board' },
    })
  const seen = await watch(organizer, draft)
  await seen.until((frame) => frame.event === 'snapshot')
  seen.close()
  expect(await db().board.count()).toBe(1)
})
