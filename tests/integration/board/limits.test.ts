import { afterAll, expect, it } from 'vitest'
import { runBoardCommand } from '#lib/board/commands'
import { hub } from '#lib/board/hub'
import { getBoard } from '#lib/board/queries'
import { lockBoard } from '#lib/board/store-read'
import { openBoardStream } from '#lib/board/stream'
import { db, transaction } from '#lib/db/client'
import { newId } from '#lib/ids'
import { stopListening } from '#lib/realtime/port'
import {
  aBoard,
  aCommand,
  accepted,
  aDiscussion,
  aGuest,
  aMember,
  aTopic,
  codeOf,
  run,
  stranger,
  watch,
} from '#tests/support/board'

afterAll(async () => {
  hub().close()
  await stopListening()
})

it('closes a board that was left in discussion for a month, and claims no more than the talk can have taken', async () => {
  const { boardId, moderator, topicId } = await aDiscussion()
  await db().$executeRaw`
    UPDATE "Board" SET "clockStartedAt" = "clockStartedAt" - interval '30 days',
      "timeboxEndsAt" = "timeboxEndsAt" - interval '30 days', "version" = "version" + 1`
  expect(codeOf(await run(moderator, boardId, { type: 'set-phase', phase: 'closed' }))).toBe('accepted')
  const topic = await db().topic.findFirstOrThrow({ where: { boardId, id: topicId } })
  expect(topic.spentMs).toBe((5 + 30) * 60_000)
})

it('holds back who sends too much at once, but nobody else, and repeats the answers that were given', async () => {
  const boardId = await aBoard()
  const [eager, calm] = [await aGuest(boardId), await aGuest(boardId, 'Cy')]
  const topicId = await aTopic(calm, boardId)
  const first = aCommand({ type: 'vote', topicId })
  const answer = await runBoardCommand(eager, boardId, first)
  const vote = () => run(eager, boardId, { type: 'vote', topicId })
  const codes = (await Promise.all(Array.from({ length: 520 }, vote))).map(codeOf)
  expect(codes.filter((code) => code === 'already-voted')).toHaveLength(499)
  expect(codes.filter((code) => code === 'too-fast')).toHaveLength(21)
  expect(await vote()).toMatchObject({ failure: { kind: 'limited', retryAfter: expect.toSatisfy((s) => s <= 5) } })
  expect(await runBoardCommand(eager, boardId, first)).toEqual(answer)
  expect(codeOf(await run(calm, boardId, { type: 'vote', topicId }))).toBe('accepted')
})

it('opens twenty streams for one person', async () => {
  const boardId = await aBoard()
  const guest = await aGuest(boardId)
  const open = await Promise.all(Array.from({ length: 20 }, () => watch(guest, boardId)))
  const opening = { boardId, address: '127.0.0.1', place: null, connection: null }
  const abort = new AbortController()
  const another = () => openBoardStream({ ...opening, claim: guest, signal: abort.signal })
  expect(await another()).toMatchObject({ failure: { kind: 'limited', code: 'too-many-streams' } })
  open[0]?.close()
  await open[0]?.ended
  expect((await another()).ok).toBe(true)
  abort.abort()
  for (const reader of open) reader.close()
})

it('refuses who shows neither session nor guest beside the queue, so that nobody who takes part is held up', async () => {
  const boardId = await aBoard()
  const [locked, done] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const holding = transaction(async (tx) => {
    await lockBoard(tx, boardId)
    locked.resolve()
    await done.promise
  })
  await locked.promise
  const order = { type: 'propose', title: 'Tea' } as const
  expect(codeOf(await runBoardCommand(stranger, boardId, aCommand(order)))).toBe('not-joined')
  expect(codeOf(await runBoardCommand(stranger, newId(), aCommand(order)))).toBe('no-such-board')
  done.resolve()
  await holding
  await db().event.update({ where: { id: boardId }, data: { status: 'cancelled' } })
  expect(codeOf(await runBoardCommand(stranger, boardId, aCommand(order)))).toBe('event-cancelled')
})

/** A draft without a board. */
async function aDraft(): Promise<string> {
  const boardId = await aBoard('draft')
  await db().board.delete({ where: { id: boardId } })
  return boardId
}
const boards = () => db().board.count()
const opened = async (claim: typeof stranger, boardId: string) => {
  const abort = new AbortController()
  const opening = { boardId, address: '127.0.0.1', place: null, signal: abort.signal, connection: null }
  const code = codeOf(await openBoardStream({ ...opening, claim }))
  abort.abort()
  return code
}

it('makes the board of a draft for organizers only, however they come', async () => {
  const { claim: organizer } = await aMember('Mo', 'organizer')
  const { claim: member } = await aMember('Mia')
  const ways = [
    async (claim: typeof stranger, boardId: string) => codeOf(await getBoard(claim, boardId)),
    opened,
    async (claim: typeof stranger, boardId: string) =>
      codeOf(await runBoardCommand(claim, boardId, aCommand({ type: 'propose', title: 'Tea' }))),
  ]
  for (const [made, come] of ways.entries()) {
    const draft = await aDraft()
    for (const claim of [stranger, member]) expect(await come(claim, draft)).toBe('no-such-board')
    expect(await boards()).toBe(made)
    expect(await come(organizer, draft)).toBe('accepted')
    expect(await boards()).toBe(made + 1)
  }
  expect(codeOf(await getBoard(organizer, newId()))).toBe('no-such-board')
})

it('lets visitors in as soon as a draft is published, though somebody has it open', async () => {
  const { claim: organizer } = await aMember('Mo', 'organizer')
  const draft = await aDraft()
  accepted(await getBoard(organizer, draft))
  const reader = await watch(organizer, draft)
  expect(await opened(stranger, draft)).toBe('no-such-board')
  await db().event.update({ where: { id: draft }, data: { status: 'published' } })
  expect(await opened(stranger, draft)).toBe('accepted')
  reader.close()
})
