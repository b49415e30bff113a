import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { runBoardCommand } from '#lib/board/commands'
import { presence } from '#lib/board/presence'
import { getBoard } from '#lib/board/queries'
import { BoardQueues } from '#lib/board/queue'
import type { Board } from '#lib/board/state'
import { readBoard } from '#lib/board/store-read'
import { armDue, dueOf } from '#lib/board/timers'
import { db } from '#lib/db/client'
import { accepted, aDiscussion, aGuest, codeOf, endTimebox, run, stranger } from '#tests/support/board'

const boardOf = async (boardId: string): Promise<Board> => {
  const found = await readBoard(db(), boardId)
  if (!found) throw new Error('There is no board.')
  return found.board
}
const intakeOf = async (boardId: string) => {
  const command = dueOf(boardId, await boardOf(boardId))?.command
  if (command?.type !== 'time-up') throw new Error('No timebox is running.')
  return { type: 'due' as const, command }
}
const timeUps = (boardId: string) => db().boardCommand.count({ where: { boardId, type: 'time-up' } })

it('says once that the time is up, when two processes say it', async () => {
  const { boardId } = await aDiscussion()
  await endTimebox(boardId)
  const due = await intakeOf(boardId)
  const [one, two] = [new BoardQueues(() => undefined), new BoardQueues(() => undefined)]
  const said = await Promise.all([one.push(boardId, due), two.push(boardId, due), one.push(boardId, due)])
  expect(said.map(codeOf)).toEqual(['accepted', 'accepted', 'accepted'])
  expect(said[1]).toEqual(said[0])
  expect(await timeUps(boardId)).toBe(1)
})

it('does not say it early', async () => {
  const { boardId } = await aDiscussion()
  const queues = new BoardQueues(() => undefined)
  expect(codeOf(await queues.push(boardId, await intakeOf(boardId)))).toBe('not-time-yet')
})

it('names another end another command', async () => {
  const { boardId, moderator } = await aDiscussion()
  const before = dueOf(boardId, await boardOf(boardId))
  expect(dueOf(boardId, await boardOf(boardId))).toEqual(before)
  accepted(await run(moderator, boardId, { type: 'extend-timebox', seconds: 60 }))
  expect(dueOf(boardId, await boardOf(boardId))?.command.id).not.toBe(before?.command.id)
  accepted(await run(moderator, boardId, { type: 'pause-timebox' }))
  expect(dueOf(boardId, await boardOf(boardId))).toBeNull()
})

it('happens also where a participant tries to take its identity beforehand', async () => {
  const { boardId, topicId } = await aDiscussion(1)
  const guest = await aGuest(boardId)
  const due = await intakeOf(boardId)
  const { timeboxId, endsAt } = due.command
  const plain = createHash('sha256').update(`${boardId}|${timeboxId}|${endsAt}`).digest('hex')
  const id = `${plain.slice(0, 8)}-${plain.slice(8, 12)}-8${plain.slice(13, 16)}-a${plain.slice(17, 20)}-${plain.slice(20, 32)}`
  accepted(await runBoardCommand(guest, boardId, { id, type: 'add-line', topicId, kind: 'note', text: 'Mine' }))
  const queues = new BoardQueues(() => undefined)
  await expect.poll(async () => codeOf(await queues.push(boardId, due)), { timeout: 20_000 }).toBe('accepted')
  expect([...(await boardOf(boardId)).rounds.values()]).toMatchObject([{ topicId }])
})

it('says it by itself at the end, and never after it was disarmed', async () => {
  const disarmed = await aDiscussion(1)
  const { boardId } = await aDiscussion(1)
  armDue(disarmed.boardId, await boardOf(disarmed.boardId))()
  const disarm = armDue(boardId, await boardOf(boardId))
  // The other timebox ended before this one.
  await expect.poll(() => timeUps(boardId), { timeout: 20_000 }).toBe(1)
  expect(await timeUps(disarmed.boardId)).toBe(0)
  disarm()
})

it('is settled by whoever loads the board, if nobody was there', async () => {
  const { boardId, topicId } = await aDiscussion()
  await endTimebox(boardId)
  const board = accepted(await getBoard(stranger, boardId))
  expect(board.round).toMatchObject({ topicId, open: true })
  expect(await timeUps(boardId)).toBe(1)
})

it('counts the people who are present, by open streams and by what other processes have seen', async () => {
  const { boardId } = await aDiscussion()
  const [here, elsewhere] = [await aGuest(boardId), await aGuest(boardId, 'Cy')]
  await aGuest(boardId, 'Gone')
  const leave = [1, 2].map(() => presence().arrive(boardId, here.guest ?? ''))
  await db().participant.updateMany({ where: { boardId, id: elsewhere.guest ?? '' }, data: { seenAt: new Date() } })
  await endTimebox(boardId)
  expect(accepted(await getBoard(stranger, boardId))).toMatchObject({ present: 2, round: { headCount: 2 } })
  for (const end of leave) end()
})
