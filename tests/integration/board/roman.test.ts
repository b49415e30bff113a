import { expect, it } from 'vitest'
import type { Claim } from '#lib/board/identity'
import { type BoardPage, getBoard } from '#lib/board/queries'
import { BoardQueues } from '#lib/board/queue'
import type { Board, ThumbValue } from '#lib/board/state'
import { readBoard } from '#lib/board/store-read'
import { armDue, dueOf } from '#lib/board/timers'
import { db } from '#lib/db/client'
import { accepted, aDiscussion, aGuest, aTopic, codeOf, endTimebox, run, stranger } from '#tests/support/board'

const boardOf = async (boardId: string): Promise<Board> => {
  const found = await readBoard(db(), boardId)
  if (!found) throw new Error('There is no board.')
  return found.board
}
/** The board as somebody finds it who loads it now: what was due meanwhile is said by that. */
const loaded = async (boardId: string): Promise<BoardPage> => accepted(await getBoard(stranger, boardId))
const said = (boardId: string, type: string) => db().boardCommand.count({ where: { boardId, type } })

/** A moment ago the open Roman vote ended, or what it came to was to act; nobody has said so yet. */
async function endRound(boardId: string): Promise<void> {
  await db().$executeRaw`
    UPDATE "Round" SET "endsAt" = clock_timestamp() - interval '1 millisecond'
    WHERE "boardId" = ${boardId}::uuid AND "closedAt" IS NULL`
  await nextVersion(boardId)
}
async function reachOutcome(boardId: string): Promise<void> {
  await db().$executeRaw`
    UPDATE "Round" SET "actsAt" = clock_timestamp() - interval '1 millisecond'
    WHERE "boardId" = ${boardId}::uuid AND "actsAt" IS NOT NULL`
  await nextVersion(boardId)
}
const nextVersion = (boardId: string) =>
  db().board.update({ where: { id: boardId }, data: { version: { increment: 1 } } })

/** Waits until the clock of this process has said what is due, while nobody loads the board. */
async function untilSaid(boardId: string, type: string): Promise<void> {
  const disarm = armDue(boardId, await boardOf(boardId))
  await expect.poll(() => said(boardId, type), { timeout: 20_000 }).toBe(1)
  disarm()
}

/** Tea is discussed, naps wait; the time is up, and three have raised their thumbs in the Roman vote. */
async function aVote(thumbs: readonly [ThumbValue, ThumbValue, ThumbValue], ladder = [300, 180]) {
  const { boardId, moderator, topicId } = await aDiscussion()
  accepted(await run(moderator, boardId, { type: 'change-settings', settings: { ladder } }))
  const napsId = await aTopic(moderator, boardId, 'Naps')
  const people: Claim[] = [moderator, await aGuest(boardId), await aGuest(boardId, 'Cy')]
  await endTimebox(boardId)
  await untilSaid(boardId, 'time-up')
  for (const [index, value] of thumbs.entries())
    accepted(await run(people[index] ?? moderator, boardId, { type: 'thumb', value }))
  return { boardId, moderator, topicId, napsId }
}

it('begins the next rung by itself where more are for it than against it', async () => {
  const { boardId, topicId } = await aVote(['up', 'up', 'down'])
  const open = await boardOf(boardId)
  const [round] = [...open.rounds.values()]
  expect(round).toMatchObject({ topicId, closedAt: null, outcome: null, actsAt: null })
  expect((round?.endsAt ?? 0) - (round?.openedAt ?? 0)).toBe(20_000)
  await endRound(boardId)
  await untilSaid(boardId, 'round-up')
  const closed = await loaded(boardId)
  expect(closed.round).toMatchObject({ open: false, outcome: 'continue', tally: { up: 2, sideways: 0, down: 1 } })
  expect(closed.current).toMatchObject({ topicId, timebox: { number: 1 } })
  await reachOutcome(boardId)
  await untilSaid(boardId, 'outcome-due')
  const { current, topics, acts } = await loaded(boardId)
  expect(current).toMatchObject({ topicId, roundId: null, timebox: { number: 2, lengthMs: 180_000, leftMs: null } })
  expect(topics.find(({ id }) => id === topicId)).toMatchObject({ status: 'discussing', continued: 1 })
  expect(acts.at(-1)).toMatchObject({ kind: 'vote-continued' })
})

it('finishes the topic by itself where more are against it, offers the next one and does not start it', async () => {
  const { boardId, topicId, napsId } = await aVote(['up', 'down', 'down'])
  await endRound(boardId)
  await untilSaid(boardId, 'round-up')
  await reachOutcome(boardId)
  await untilSaid(boardId, 'outcome-due')
  const { current, phase, topics, acts } = await loaded(boardId)
  expect({ current, phase }).toEqual({ current: null, phase: 'discussing' })
  expect(topics.find(({ id }) => id === topicId)).toMatchObject({ status: 'discussed', discussedOrder: 1 })
  expect(topics.find(({ status }) => status === 'open')?.id).toBe(napsId)
  expect(acts.at(-1)).toMatchObject({ kind: 'vote-moved-on' })
  expect(dueOf(boardId, await boardOf(boardId))).toBeNull()
})

it('takes the same majority for a no past the last rung', async () => {
  const { boardId, topicId } = await aVote(['up', 'up', 'down'], [300])
  await endRound(boardId)
  expect((await loaded(boardId)).round).toMatchObject({ open: false, outcome: 'move-on' })
  await reachOutcome(boardId)
  const { current, topics } = await loaded(boardId)
  expect(current).toBeNull()
  expect(topics.find(({ id }) => id === topicId)).toMatchObject({ status: 'discussed', continued: 0 })
})

it('is settled by whoever loads the board, one step at a time, if nobody was there', async () => {
  const { boardId, topicId } = await aVote(['up', 'up', 'up'])
  await endRound(boardId)
  expect((await loaded(boardId)).round).toMatchObject({ open: false, outcome: 'continue' })
  expect((await loaded(boardId)).current?.timebox.number).toBe(1)
  await reachOutcome(boardId)
  expect((await loaded(boardId)).current).toMatchObject({ topicId, timebox: { number: 2 } })
  expect(await Promise.all(['time-up', 'round-up', 'outcome-due'].map((type) => said(boardId, type)))).toEqual([
    1, 1, 1,
  ])
})

it.each([
  ['round-up', endRound],
  ['outcome-due', reachOutcome],
] as const)('says %s never early, and once when two processes say it', async (type, reach) => {
  const { boardId } = await aVote(['up', 'up', 'down'])
  if (type === 'outcome-due') {
    await endRound(boardId)
    await untilSaid(boardId, 'round-up')
  }
  const [one, two] = [new BoardQueues(() => undefined), new BoardQueues(() => undefined)]
  const due = async () => {
    const command = dueOf(boardId, await boardOf(boardId))?.command
    if (command?.type !== type) throw new Error(`Not ${type} is due, but ${command?.type}.`)
    return { type: 'due' as const, command }
  }
  expect(codeOf(await one.push(boardId, await due()))).toBe('not-time-yet')
  await reach(boardId)
  // Each process works out for itself what is due, and all come to the same.
  const [here, there, again] = [await due(), await due(), await due()]
  const answers = await Promise.all([one.push(boardId, here), two.push(boardId, there), one.push(boardId, again)])
  expect(answers.map(codeOf)).toEqual(['accepted', 'accepted', 'accepted'])
  expect(await said(boardId, type)).toBe(1)
})

it('leaves it to the moderator without a quorum, and where they have held it', async () => {
  const { boardId, moderator } = await aVote(['down', 'down', 'down'])
  await endRound(boardId)
  await untilSaid(boardId, 'round-up')
  accepted(await run(moderator, boardId, { type: 'hold-outcome' }))
  expect(dueOf(boardId, await boardOf(boardId))).toBeNull()
  accepted(await run(moderator, boardId, { type: 'continue-topic' }))
  await db().participant.updateMany({ where: { boardId }, data: { seenAt: new Date() } })
  await endTimebox(boardId)
  expect((await loaded(boardId)).round).toMatchObject({ open: true, headCount: 3 })
  accepted(await run(moderator, boardId, { type: 'thumb', value: 'down' }))
  await endRound(boardId)
  expect((await loaded(boardId)).round).toMatchObject({ open: false, outcome: 'undecided', actsAt: null })
  expect(dueOf(boardId, await boardOf(boardId))).toBeNull()
})
