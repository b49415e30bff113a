import { afterAll, expect, it } from 'vitest'
import { joinBoard } from '#lib/board/commands'
import { Hub } from '#lib/board/hub'
import { getBoard } from '#lib/board/queries'
import { readAway } from '#lib/board/store-read'
import { db } from '#lib/db/client'
import { newId } from '#lib/ids'
import { stopListening } from '#lib/realtime/port'
import { aBoard, accepted, aMember, codeOf, run, watch } from '#tests/support/board'

afterAll(stopListening)

/** A board whose meeting began ten minutes ago by the clock; Eve comes, with an RSVP. */
async function meeting() {
  const boardId = await aBoard()
  await db().$executeRaw`
    UPDATE "Event" SET "startsAt" = clock_timestamp() - interval '10 minutes' WHERE "id" = ${boardId}::uuid`
  const mo = await aMember('Mo', 'organizer')
  const eve = await aMember('Eve')
  await db().rsvp.create({
    data: { id: newId(), eventId: boardId, personId: eve.personId, status: 'going', queuedAt: new Date() },
  })
  for (const { claim } of [mo, eve]) accepted(await joinBoard(claim, boardId, { id: newId(), name: 'x' }, null))
  return { boardId, mo, eve }
}

/** When this person was last at the board, so many seconds ago. */
const seenAgo = (boardId: string, personId: string, seconds: number) =>
  db().$executeRaw`UPDATE "Participant" SET "seenAt" = clock_timestamp() - make_interval(secs => ${seconds})
    WHERE "boardId" = ${boardId}::uuid AND "personId" = ${personId}::uuid`

it('counts from when a moderator was last seen, or from the beginning of the meeting', async () => {
  const { boardId, mo } = await meeting()
  expect(await readAway(db(), boardId)).toBeGreaterThan(599_000)
  await seenAgo(boardId, mo.personId, 30)
  expect(await readAway(db(), boardId)).toBeLessThan(60_000)
  await db().event.update({ where: { id: boardId }, data: { startsAt: new Date(Date.now() + 60_000) } })
  expect(await readAway(db(), boardId)).toBeNull()
})

it('lets the meeting begin where no moderator comes, once its time has come', async () => {
  const { boardId, eve } = await meeting()
  await db().event.update({ where: { id: boardId }, data: { startsAt: new Date(Date.now() + 3_600_000) } })
  expect(codeOf(await run(eve.claim, boardId, { type: 'take-over' }))).toBe('not-running')
  await db().event.update({ where: { id: boardId }, data: { startsAt: new Date(Date.now() - 61_000) } })
  expect(codeOf(await run(eve.claim, boardId, { type: 'take-over' }))).toBe('accepted')
  expect(codeOf(await run(eve.claim, boardId, { type: 'set-phase', phase: 'voting' }))).toBe('accepted')
})

it('does not last where a moderator is connected who was not seen for a minute', async () => {
  const { boardId, mo, eve } = await meeting()
  const central = new Hub()
  const moderator = await watch(mo.claim, boardId, { central })
  await seenAgo(boardId, mo.personId, 61)
  expect(codeOf(await run(eve.claim, boardId, { type: 'take-over' }))).toBe('accepted')
  await moderator.until(({ data }) => JSON.stringify(data).includes('moderator-back'))
  expect(accepted(await getBoard(eve.claim, boardId))).toMatchObject({ deputyId: null, kind: 'participant' })
  moderator.close()
  central.close()
})

it('gives whoever stands in what moderators may, and takes it back when a moderator opens the board', async () => {
  const { boardId, mo, eve } = await meeting()
  await seenAgo(boardId, mo.personId, 30)
  expect(codeOf(await run(eve.claim, boardId, { type: 'take-over' }))).toBe('moderator-is-here')
  await seenAgo(boardId, mo.personId, 61)
  expect(codeOf(await run(eve.claim, boardId, { type: 'take-over' }))).toBe('accepted')
  expect(codeOf(await run(eve.claim, boardId, { type: 'lock-board' }))).toBe('accepted')
  const { id: participantId } = await db().participant.findFirstOrThrow({ where: { boardId, personId: mo.personId } })
  expect(codeOf(await run(eve.claim, boardId, { type: 'remove-participant', participantId }))).toBe('not-for-deputies')
  const central = new Hub()
  const watching = await watch(eve.claim, boardId, { central })
  await watching.until(({ event, data }) => event === 'snapshot' && data.kind === 'moderator')
  const moderator = await watch(mo.claim, boardId, { central })
  await watching.until(({ event, data }) => event === 'snapshot' && data.kind === 'participant')
  expect(codeOf(await run(eve.claim, boardId, { type: 'unlock-board' }))).toBe('not-moderator')
  expect(accepted(await getBoard(eve.claim, boardId))).toMatchObject({ deputyId: null, kind: 'participant' })
  for (const one of [watching, moderator]) one.close()
  central.close()
})
