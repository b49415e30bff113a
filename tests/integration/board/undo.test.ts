import { afterAll, expect, it } from 'vitest'
import { runBoardCommand } from '#lib/board/commands'
import { getBoard } from '#lib/board/queries'
import { db } from '#lib/db/client'
import { stopListening } from '#lib/realtime/port'
import { aBoard, aCommand, accepted, aGuest, aMember, aTopic, codeOf, run } from '#tests/support/board'

// What acts keep of the board is read back from the tables, in which other things may have changed.

afterAll(stopListening)

it('gives one person one ballot, whatever is undone after a guest has signed in', async () => {
  const boardId = await aBoard()
  await db().board.update({ where: { id: boardId }, data: { voting: true, votesHidden: false } })
  const [mo, ana, guest] = [await aMember('Mo', 'organizer'), await aMember('Ana'), await aGuest(boardId)]
  const topics = [await aTopic(ana.claim, boardId, 'Tea'), await aTopic(ana.claim, boardId, 'Naps')]
  for (const topicId of topics) accepted(await run(guest, boardId, { type: 'vote', topicId }))
  const fresh = aCommand({ type: 'fresh-ballots' })
  accepted(await runBoardCommand(mo.claim, boardId, fresh))
  const both = { ...ana.claim, guest: guest.guest }
  accepted(await run(both, boardId, { type: 'set-done', done: true }))
  accepted(await run(both, boardId, { type: 'set-done', done: false }))
  expect(codeOf(await run(mo.claim, boardId, { type: 'undo', actId: fresh.id }))).toBe('accepted')
  const { me } = accepted(await getBoard(both, boardId))
  expect(me?.votes.toSorted()).toEqual(topics.toSorted())
  expect(await db().vote.findMany({ where: { boardId }, select: { participantId: true } })).toEqual(
    topics.map(() => ({ participantId: me?.id })),
  )
})

it('brings back a line that a moderator removed', async () => {
  const boardId = await aBoard()
  const [mo, ana] = [await aMember('Mo', 'organizer'), await aMember('Ana')]
  const topicId = await aTopic(ana.claim, boardId)
  const line = aCommand({ type: 'add-line', topicId, kind: 'note', text: 'Hot' })
  accepted(await runBoardCommand(ana.claim, boardId, line))
  const removing = aCommand({ type: 'remove-line', lineId: line.id })
  accepted(await runBoardCommand(mo.claim, boardId, removing))
  const gone = accepted(await getBoard(ana.claim, boardId))
  expect(gone).toMatchObject({ lines: [], acts: [{ kind: 'remove-line', target: line.id }], undoable: removing.id })
  accepted(await run(mo.claim, boardId, { type: 'undo', actId: removing.id }))
  expect(accepted(await getBoard(ana.claim, boardId)).lines).toMatchObject([{ id: line.id, text: 'Hot' }])
})

it('takes topics apart with their votes on paper, those too that had no room on the other one', async () => {
  const boardId = await aBoard()
  await db().board.update({ where: { id: boardId }, data: { voting: true } })
  const { claim } = await aMember('Mo', 'organizer')
  const [topicId, intoId] = [await aTopic(claim, boardId, 'Tea'), await aTopic(claim, boardId, 'Naps')]
  accepted(await run(claim, boardId, { type: 'set-paper-voters', count: 2 }))
  accepted(await run(claim, boardId, { type: 'set-paper-votes', topicId, votes: 2 }))
  accepted(await run(claim, boardId, { type: 'set-paper-votes', topicId: intoId, votes: 1 }))
  accepted(await run(claim, boardId, { type: 'merge-topics', topicId, intoId }))
  const votes = async () => accepted(await getBoard(claim, boardId)).topics.map((topic) => topic.paperVotes)
  expect(await votes()).toEqual([2])
  accepted(await run(claim, boardId, { type: 'unmerge-topic', topicId }))
  expect(await votes()).toEqual([2, 1])
})
