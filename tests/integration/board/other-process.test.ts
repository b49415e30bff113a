import { afterAll, expect, it } from 'vitest'
import { hub } from '#lib/board/hub'
import { getBoard } from '#lib/board/queries'
import type { BoardView } from '#lib/board/view'
import { db } from '#lib/db/client'
import { stopListening } from '#lib/realtime/port'
import { aBoard, accepted, aGuest, aTopic, run, type Seen, stranger, watch } from '#tests/support/board'

// Whoever comes from another process may know more than this one has heard of, or has told its readers; and a board is one
// board, whether a process has it in memory or reads it.

afterAll(async () => {
  hub().close()
  await stopListening()
})

const versionOf = async (boardId: string) => accepted(await getBoard(stranger, boardId)).version
const versionsIn = (frames: readonly Seen[]) =>
  frames.flatMap(({ event, data }) =>
    event === 'snapshot' ? (data.view as { version: number }).version : (data.to ?? []),
  )

it('shows nobody an older board than they have seen, whose news are still on their way', async () => {
  const boardId = await aBoard()
  const guest = await aGuest(boardId)
  const here = await watch(guest, boardId)
  const version = (await versionOf(boardId)) + 5
  // Committed elsewhere, and not told.
  await db().$executeRaw`UPDATE "Board" SET "version" = "version" + 5 WHERE "id" = ${boardId}::uuid`
  const back = await watch(guest, boardId, { since: { version, kind: 'participant' } })
  await back.until((frame) => frame.event === 'presence')
  for (const seen of versionsIn(back.seen)) expect(seen).toBe(version)
  for (const reader of [here, back]) reader.close()
})

it('shows nobody an older board than they have seen, while changes are gathered here', async () => {
  const boardId = await aBoard()
  const guest = await aGuest(boardId)
  const here = await watch(stranger, boardId)
  const told = async (version: number) =>
    here.until((frame) => versionsIn([frame]).some((seen) => Number(seen) >= version))
  await aTopic(guest, boardId)
  await told(await versionOf(boardId))
  await aTopic(guest, boardId, 'One more')
  const version = await versionOf(boardId)
  const back = await watch(stranger, boardId, { since: { version, kind: 'public' } })
  await back.until((frame) => frame.event === 'presence')
  for (const seen of versionsIn(back.seen)) expect(seen).toBe(version)
  await told(version)
  for (const reader of [here, back]) reader.close()
})

it('names voters in one order, whether the stream tells it or the tables', async () => {
  const boardId = await aBoard()
  await db().board.update({ where: { id: boardId }, data: { voting: true, votesNamed: true, votesHidden: false } })
  const [one, other] = [await aGuest(boardId), await aGuest(boardId, 'Cy')]
  const here = await watch(one, boardId)
  const [tea, naps] = [await aTopic(one, boardId), await aTopic(one, boardId, 'Naps')]
  for (const [voter, type, topicId] of [
    [one, 'vote', tea],
    [other, 'vote', tea],
    [one, 'vote', naps],
    [one, 'unvote', tea],
    [other, 'vote', naps],
  ] as const)
    accepted(await run(voter, boardId, { type, topicId }))
  const version = await versionOf(boardId)
  await here.until((frame) => versionsIn([frame]).some((seen) => Number(seen) >= version))
  const late = await watch(one, boardId)
  const { data } = await late.until(({ event }) => event === 'snapshot')
  const { topics } = accepted(await getBoard(one, boardId))
  expect(topics.find(({ id }) => id === naps)?.voters).toEqual([one.guest, other.guest])
  expect((data.view as BoardView).topics).toEqual(topics)
  for (const reader of [here, late]) reader.close()
})
