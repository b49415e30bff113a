import { expect, it } from 'vitest'
import { runOnBoard } from '#lib/board/batch'
import { joinBoard, proposeForMember, runBoardCommand } from '#lib/board/commands'
import type { Claim } from '#lib/board/identity'
import { getBoard, getTopicsOf } from '#lib/board/queries'
import { db, transaction } from '#lib/db/client'
import { newId } from '#lib/ids'
import { aBoard, aCommand, accepted, aGuest, aMember, aTopic, codeOf, run, stranger } from '#tests/support/board'

const votesOf = (boardId: string) => db().vote.findMany({ where: { boardId }, orderBy: { topicId: 'asc' } })
const meOf = async (claim: Claim, boardId: string) => accepted(await getBoard(claim, boardId)).me

it('joins a member by their first accepted command, not by a refused one', async () => {
  const boardId = await aBoard()
  const { claim, personId } = await aMember('Mia')
  expect(codeOf(await run(claim, boardId, { type: 'vote', topicId: newId() }))).toBe('no-such-topic')
  expect(await db().participant.count({ where: { boardId } })).toBe(0)
  const answers = await Promise.all([
    run(claim, boardId, { type: 'vote', topicId: newId() }),
    ...['One', 'Two'].map((title) => run(claim, boardId, { type: 'propose', title })),
  ])
  expect(answers.map(codeOf)).toEqual(['no-such-topic', 'accepted', 'accepted'])
  expect(await db().boardCommand.findMany({ where: { boardId }, orderBy: { version: 'asc' } })).toMatchObject([
    { version: 1, type: 'join' },
    { version: 2, type: 'propose' },
    { version: 3, type: 'propose' },
  ])
  expect(await db().participant.findMany({ where: { boardId } })).toMatchObject([{ personId, name: 'Mia' }])
})

it('lets a guest join once, and nobody else by the same id', async () => {
  const boardId = await aBoard()
  const body = { id: newId(), name: 'Bo' }
  const { joined, ...first } = accepted(await joinBoard(stranger, boardId, body, 'browser'))
  expect([joined, first]).toMatchObject([true, { participantId: body.id, guest: true }])
  expect(accepted(await joinBoard(stranger, boardId, body, 'browser'))).toEqual(first)
  expect(codeOf(await joinBoard(stranger, boardId, body, 'another browser'))).toBe('id-reused')
  expect(codeOf(await joinBoard(stranger, boardId, { ...body, name: 'Cy' }, 'browser'))).toBe('id-reused')
  const guest = { sessionId: null, guest: body.id }
  expect(accepted(await joinBoard(guest, boardId, body, 'browser'))).toEqual(first)
  expect(await db().participant.count({ where: { boardId } })).toBe(1)
})

it('makes nobody a guest who is there by what the board shows to all: id and name', async () => {
  const boardId = await aBoard()
  const body = { id: newId(), name: 'Bo' }
  accepted(await joinBoard(stranger, boardId, body, null))
  expect(codeOf(await joinBoard(stranger, boardId, body, null))).toBe('id-reused')
})

it('refuses guests where the board is for members, and who has not joined', async () => {
  const boardId = await aBoard()
  await db().board.update({ where: { id: boardId }, data: { admission: 'members' } })
  expect(codeOf(await joinBoard(stranger, boardId, { id: newId(), name: 'Bo' }, null))).toBe('guests-not-allowed')
  expect(codeOf(await run(stranger, boardId, { type: 'propose', title: 'Tea' }))).toBe('not-joined')
  const { claim } = await aMember()
  expect(codeOf(await joinBoard(claim, boardId, { id: newId(), name: 'whatever' }, null))).toBe('accepted')
  expect(codeOf(await run(stranger, newId(), { type: 'propose', title: 'Tea' }))).toBe('no-such-board')
})

it('does not let a guest who was removed join again', async () => {
  const boardId = await aBoard()
  const guest = await aGuest(boardId)
  const { claim: moderator } = await aMember('Mo', 'organizer')
  accepted(await run(moderator, boardId, { type: 'remove-participant', participantId: guest.guest ?? '' }))
  expect(codeOf(await joinBoard(guest, boardId, { id: newId(), name: 'Bo' }, null))).toBe('removed-from-board')
  expect(codeOf(await run(guest, boardId, { type: 'propose', title: 'Tea' }))).toBe('removed-from-board')
})

it('lets nobody back by signing in who was removed as a guest, until a moderator does', async () => {
  const boardId = await aBoard()
  const guest = await aGuest(boardId)
  const { claim: moderator } = await aMember('Mo', 'organizer')
  const participantId = guest.guest ?? ''
  accepted(await run(moderator, boardId, { type: 'remove-participant', participantId }))
  const { claim } = await aMember('Bo B.')
  const both = { ...claim, guest: participantId }
  expect(codeOf(await run(both, boardId, { type: 'propose', title: 'Tea' }))).toBe('removed-from-board')
  expect(await meOf(both, boardId)).toMatchObject({ id: participantId, name: 'Bo B.', removed: true })
  // From here on the member is, whatever cookies they come with.
  expect(codeOf(await joinBoard(claim, boardId, { id: newId(), name: 'Bo' }, null))).toBe('removed-from-board')
  accepted(await run(moderator, boardId, { type: 'readmit-participant', participantId }))
  expect(codeOf(await run(claim, boardId, { type: 'propose', title: 'Tea' }))).toBe('accepted')
})

it('makes a guest who signs in the member, with votes and id', async () => {
  const boardId = await aBoard()
  const guest = await aGuest(boardId)
  const topicId = await aTopic(guest, boardId)
  accepted(await run(guest, boardId, { type: 'vote', topicId }))
  const { claim, personId } = await aMember('Bo B.')
  const both = { ...claim, guest: guest.guest }
  expect(await meOf(both, boardId)).toMatchObject({ id: guest.guest, name: 'Bo B.', guest: false, votes: [topicId] })
  expect(await db().participant.findMany({ where: { boardId } })).toMatchObject([{ id: guest.guest, personId }])
  // The guest's cookie is no longer enough: whoever signs out is out.
  expect(await meOf(guest, boardId)).toBeNull()
  expect(codeOf(await run(guest, boardId, { type: 'unvote', topicId }))).toBe('not-joined')
})

it('gives one person one ballot, in two tabs and with votes on their way', async () => {
  const boardId = await aBoard()
  const { claim } = await aMember('Bo B.')
  const topics: string[] = []
  for (let number = 1; number <= 6; number++) topics.push(await aTopic(claim, boardId, `Topic ${number}`))
  const guest = await aGuest(boardId)
  const both = { ...claim, guest: guest.guest }
  const claims = [guest, both, claim, guest, both, claim]
  await Promise.all(topics.map((topicId, at) => run(claims[at] ?? guest, boardId, { type: 'vote', topicId })))
  await meOf(both, boardId)
  const votes = await votesOf(boardId)
  expect(votes.length).toBeLessThanOrEqual(3)
  expect(new Set(votes.map((vote) => vote.participantId)).size).toBe(1)
  expect(await meOf(both, boardId)).toMatchObject({ guest: false, votes: expect.toSatisfy((all) => all.length <= 3) })
})

it('answers a command of the guest again after the guest has become the member', async () => {
  const boardId = await aBoard()
  const { claim } = await aMember('Bo B.')
  await aTopic(claim, boardId)
  const guest = await aGuest(boardId)
  const command = aCommand({ type: 'propose', title: 'The answer got lost' })
  const first = await runBoardCommand(guest, boardId, command)
  expect(await runBoardCommand({ ...claim, guest: guest.guest }, boardId, command)).toEqual(first)
})

it('proposes for a member inside another transaction: once, and not at all if that is rolled back', async () => {
  const boardId = await aBoard()
  const { personId } = await aMember('Mia')
  const proposal = { boardId, personId, name: 'Mia', nameHidden: false, going: true, title: 'Naps', commandId: newId() }
  const rolledBack = transaction(async (tx) => {
    accepted(await proposeForMember(tx, proposal))
    throw new Error('no')
  })
  await expect(rolledBack).rejects.toThrow('no')
  expect(await db().topic.count({ where: { boardId } })).toBe(0)
  const first = await transaction((tx) => proposeForMember(tx, proposal))
  expect(await transaction((tx) => proposeForMember(tx, proposal))).toEqual(first)
  expect(await db().topic.findMany({ where: { boardId } })).toMatchObject([{ id: proposal.commandId, title: 'Naps' }])
  const actor = { kind: 'visitor' } as const
  expect(await getTopicsOf(actor, boardId)).toMatchObject({ topics: [{ title: 'Naps', votes: 0, mine: false }] })
})

it('takes writers from outside between the batches of the queue', async () => {
  const boardId = await aBoard()
  const { claim: member } = await aMember('Mia')
  const { claim: moderator } = await aMember('Mo', 'organizer')
  const who = {
    personId: newId(),
    name: 'Outside',
    organizer: false,
    moderator: false,
    going: false,
    nameHidden: false,
  }
  await db().person.create({ data: { id: who.personId, name: who.name, email: 'outside@example.org' } })
  const inside = Array.from({ length: 20 }, (_, at) => run(member, boardId, { type: 'propose', title: `Inside ${at}` }))
  const outside = Array.from({ length: 5 }, (_, at) =>
    transaction((tx) =>
      runOnBoard(tx, boardId, [], (ledger) =>
        ledger.command(aCommand({ type: 'propose', title: `Outside ${at}` }), who, stranger),
      ),
    ),
  )
  const done = await Promise.all([...inside, ...outside])
  expect(done.every((one) => one?.ok)).toBe(true)
  const board = accepted(await getBoard(moderator, boardId))
  expect(board.topics.map((topic) => topic.position)).toEqual(Array.from({ length: 25 }, (_, at) => at + 1))
  expect(board.version).toBe(await db().boardCommand.count({ where: { boardId } }))
})

it('does not make a guest of a member whose page has not noticed that they are signed out', async () => {
  const boardId = await aBoard()
  const { claim, personId } = await aMember('Ana')
  await db().session.deleteMany({ where: { personId } })
  for (const gone of [claim, stranger])
    expect(await joinBoard(gone, boardId, { id: newId(), name: 'Ana', member: true }, null)).toMatchObject({
      failure: { code: 'signed-out' },
    })
  expect(await db().participant.count({ where: { boardId } })).toBe(0)
})
