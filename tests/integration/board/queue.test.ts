import { expect, it } from 'vitest'
import { settleBatch } from '#lib/board/batch'
import { runBoardCommand } from '#lib/board/commands'
import type { Intake } from '#lib/board/ledger-intake'
import { BoardQueues, boardQueues } from '#lib/board/queue'
import { replay, withoutWords } from '#lib/board/replay'
import type { BoardCommand } from '#lib/board/schema'
import type { Board } from '#lib/board/state'
import { type Found, readBoard } from '#lib/board/store-read'
import { dueOf } from '#lib/board/timers'
import { db, transaction } from '#lib/db/client'
import { newId } from '#lib/ids'
import {
  aBoard,
  aCommand,
  accepted,
  aDiscussion,
  aGuest,
  aMember,
  asSeen,
  aTopic,
  codeOf,
  run,
  stranger,
} from '#tests/support/board'

const found = async (boardId: string): Promise<Found> => {
  const there = await readBoard(db(), boardId)
  if (!there) throw new Error('There is no board.')
  return there
}
const rowsOf = (boardId: string) => db().boardCommand.findMany({ where: { boardId }, orderBy: { version: 'asc' } })
const jobs = () => db().$queryRaw`SELECT task_identifier AS task, key FROM graphile_worker.jobs`

/** A board with six topics and a guest. */
async function aVote() {
  const boardId = await aBoard()
  const guest = await aGuest(boardId)
  const topics: string[] = []
  for (let number = 1; number <= 6; number++) topics.push(await aTopic(guest, boardId, `Topic ${number}`))
  return { boardId, guest, topics }
}

it('accepts exactly the limit of votes that come in parallel', async () => {
  const { boardId, guest, topics } = await aVote()
  const votes = await Promise.all(topics.map((topicId) => run(guest, boardId, { type: 'vote', topicId })))
  expect(votes.map(codeOf).filter((code) => code === 'accepted')).toHaveLength(3)
  expect(votes.map(codeOf).filter((code) => code === 'no-votes-left')).toHaveLength(3)
  expect(await db().vote.count({ where: { boardId } })).toBe(3)
})

it('gives an accepted command that comes again its first answer, within a batch and later', async () => {
  const { boardId, guest, topics } = await aVote()
  const command = aCommand({ type: 'vote', topicId: topics[0] ?? '' })
  const twins = await Promise.all([1, 2].map(() => runBoardCommand(guest, boardId, command)))
  await run(guest, boardId, { type: 'vote', topicId: topics[1] ?? '' })
  const later = await runBoardCommand(guest, boardId, command)
  expect(twins[1]).toEqual(twins[0])
  expect(later).toEqual(twins[0])
  expect(accepted(later).version).toBe(8)
  expect(await db().vote.count({ where: { boardId } })).toBe(2)
})

it('refuses an id with another body or of another person, within a batch and later', async () => {
  const { boardId, guest, topics } = await aVote()
  const other = await aGuest(boardId, 'Cy')
  const command = aCommand({ type: 'vote', topicId: topics[0] ?? '' })
  const changed = { ...command, topicId: topics[1] ?? '' }
  const together = await Promise.all([
    runBoardCommand(guest, boardId, command),
    runBoardCommand(guest, boardId, changed),
    runBoardCommand(other, boardId, command),
  ])
  expect(together.map(codeOf)).toEqual(['accepted', 'id-reused', 'id-reused'])
  expect(codeOf(await runBoardCommand(guest, boardId, changed))).toBe('id-reused')
  expect(codeOf(await runBoardCommand(other, boardId, command))).toBe('id-reused')
})

it('does not remember a refusal', async () => {
  const { boardId, guest, topics } = await aVote()
  const { claim: moderator } = await aMember('Mo', 'organizer')
  await run(moderator, boardId, { type: 'set-phase', phase: 'discussing' })
  const command = aCommand({ type: 'vote', topicId: topics[0] ?? '' })
  expect(codeOf(await runBoardCommand(guest, boardId, command))).toBe('not-voting')
  await run(moderator, boardId, { type: 'set-phase', phase: 'voting' })
  expect(codeOf(await runBoardCommand(guest, boardId, command))).toBe('accepted')
})

it('keeps one order and one limit between two processes', async () => {
  const { boardId, guest, topics } = await aVote()
  const theirs = new BoardQueues(() => undefined)
  const send = (at: number, command: ReturnType<typeof aCommand>) =>
    (at % 2 ? boardQueues() : theirs).push(boardId, { type: 'command', claim: guest, command })
  const votes = await Promise.all(
    Array.from({ length: 60 }, (_, at) => send(at, aCommand({ type: 'vote', topicId: topics[at % 6] ?? '' }))),
  )
  expect(votes.map(codeOf).filter((code) => code === 'accepted')).toHaveLength(3)
  const lines = Array.from({ length: 40 }, (_, at) =>
    send(at, aCommand({ type: 'add-line', topicId: topics[0] ?? '', kind: 'note', text: `Line ${at}` })),
  )
  expect((await Promise.all(lines)).every((line) => line.ok)).toBe(true)
  const rows = await rowsOf(boardId)
  expect(rows.map((row) => row.version)).toEqual(rows.map((_, index) => index + 1))
  expect((await found(boardId)).board).toMatchObject({ version: rows.length })
})

it('has tables that equal the replayed log, apart from names and texts', async () => {
  const states: Board[] = []
  const queues = new BoardQueues((_, board) => states.push(board))
  const { boardId, moderator, topicId } = await aDiscussion(3)
  const send = async (claim: typeof moderator, input: Parameters<typeof asSeen>[1]) =>
    accepted(await queues.push(boardId, { type: 'command', claim, command: aCommand(await asSeen(boardId, input)) }))
  await send(moderator, { type: 'pause-timebox' })
  await send(moderator, { type: 'resume-timebox' })
  const due = dueOf(boardId, (await found(boardId)).board)?.command
  const guest = await aGuest(boardId, 'Somebody by name')
  const { claim: member } = await aMember('Mia')
  const second = await aTopic(member, boardId, 'A secret title')
  const third = await aTopic(guest, boardId)
  const join = (name: string) =>
    queues.push(boardId, { type: 'join', claim: stranger, id: newId(), name, browser: null })
  await Promise.all(['Dee', 'Eve', 'Fay', 'Gus', 'Hal', 'Ivy'].map(join))
  await expect
    .poll(async () => due && codeOf(await queues.push(boardId, { type: 'due', command: due })), { timeout: 5_000 })
    .toBe('accepted')
  await send(guest, { type: 'thumb', value: 'sideways' })
  await send(guest, { type: 'thumb', value: 'up' })
  await send(moderator, { type: 'continue-topic' })
  await send(guest, { type: 'add-line', topicId, kind: 'note', text: 'A secret line' })
  await send(guest, { type: 'edit-topic', topicId: third, title: 'Another', details: 'More' })
  await send(moderator, { type: 'finish-topic' })
  await send(moderator, { type: 'set-phase', phase: 'voting' })
  await send(guest, { type: 'vote', topicId: second })
  await send(member, { type: 'vote', topicId: second })
  await send(guest, { type: 'unvote', topicId: second })
  await send(moderator, { type: 'remove-topic', topicId: third })
  await send(moderator, { type: 'remove-participant', participantId: guest.guest ?? '' })
  expect(await jobs()).toEqual([])
  await send(moderator, { type: 'set-phase', phase: 'closed' })

  const { board } = await found(boardId)
  const rows = await rowsOf(boardId)
  const log = rows.map((row) => ({ at: row.at.getTime(), events: row.events as never }))
  expect(replay(board.settings, 0, log)).toEqual(withoutWords(board))
  expect(states.at(-1)).toEqual(board)
  expect([...(states.at(-1)?.participants.keys() ?? [])]).toEqual([...board.participants.keys()])
  expect(JSON.stringify(rows)).not.toMatch(/secret|Somebody|Mia/)
  expect(await jobs()).toEqual([{ task: 'board-closed', key: `board-closed:${boardId}` }])
})

it('lets a poison command take no other down', async () => {
  const { boardId, guest, topics } = await aVote()
  // The schema refuses NUL; one that got past it is thrown back by the database.
  const poison = { ...aCommand({ type: 'propose', title: 'Poison' }), title: 'Poi\0son' }
  const sent = await Promise.allSettled([
    run(guest, boardId, { type: 'vote', topicId: topics[0] ?? '' }),
    runBoardCommand(guest, boardId, poison),
    run(guest, boardId, { type: 'vote', topicId: topics[1] ?? '' }),
  ])
  expect(sent.map((one) => (one.status === 'fulfilled' ? codeOf(one.value) : 'thrown'))).toEqual([
    'accepted',
    'thrown',
    'accepted',
  ])
  expect(await db().vote.count({ where: { boardId } })).toBe(2)
})

it('says so when more waits on a board than it takes', async () => {
  const { boardId, guest, topics } = await aVote()
  const guests = [guest]
  for (const name of ['Cy', 'Dee', 'Eve', 'Fay']) guests.push(await aGuest(boardId, name))
  const vote = (_: unknown, at: number) =>
    run(guests[at % 5] ?? guest, boardId, { type: 'vote', topicId: topics[0] ?? '' })
  const answers = await Promise.all(Array.from({ length: 2_101 }, vote))
  const refused = answers.filter((answer) => codeOf(answer) === 'board-overloaded')
  expect(refused).toHaveLength(101)
  expect(refused[0]).toMatchObject({ failure: { kind: 'overloaded', retryAfter: 1 } })
})

it('judges session, role and event as they are under the lock', async () => {
  const boardId = await aBoard()
  const { claim, personId } = await aMember('Mo', 'organizer')
  const phase = () => run(claim, boardId, { type: 'set-phase', phase: 'voting' })
  expect(codeOf(await phase())).toBe('accepted')
  await db().person.update({ where: { id: personId }, data: { role: 'member' } })
  expect(codeOf(await phase())).toBe('not-moderator')
  await db().eventModerator.create({ data: { eventId: boardId, personId } })
  expect(codeOf(await phase())).toBe('accepted')
  await db().event.update({ where: { id: boardId }, data: { status: 'cancelled' } })
  expect(codeOf(await phase())).toBe('event-cancelled')
  await db().event.update({ where: { id: boardId }, data: { status: 'published' } })
  await db().person.update({ where: { id: personId }, data: { removedAt: new Date() } })
  expect(await phase()).toMatchObject({ failure: { kind: 'unauthenticated', code: 'signed-out' } })
})

it('keeps the board of a draft from all but organizers', async () => {
  const boardId = await aBoard('draft')
  const { claim: organizer } = await aMember('Mo', 'organizer')
  const { claim: member } = await aMember('Mia')
  expect(codeOf(await run(member, boardId, { type: 'propose', title: 'Early' }))).toBe('no-such-board')
  expect(codeOf(await run(organizer, boardId, { type: 'propose', title: 'Early' }))).toBe('accepted')
})

it('writes a batch that finishes one topic and starts the next, whatever their ids', async () => {
  const moderator = (await aMember('Mo', 'organizer')).claim
  const boardId = await aBoard()
  const [second = '', first = ''] = [
    await aTopic(moderator, boardId, 'One'),
    await aTopic(moderator, boardId, 'Two'),
  ].sort()
  accepted(await run(moderator, boardId, { type: 'set-phase', phase: 'discussing' }))
  accepted(await run(moderator, boardId, { type: 'start-topic', topicId: first }))
  const intake = (command: BoardCommand): Intake => ({ type: 'command', claim: moderator, command })
  const finish = aCommand(await asSeen(boardId, { type: 'finish-topic' }))
  const both = [intake(finish), intake(aCommand({ type: 'start-topic', topicId: second }))]
  // Not through the queue: it would run a batch that throws again, one by one, and hide the fault.
  const { answers } = await transaction((tx) => settleBatch(tx, boardId, both, null))
  expect(answers.map((answer) => answer.ok)).toEqual([true, true])
})
