import { expect, it } from 'vitest'
import { getBoard } from '#lib/board/queries'
import { db } from '#lib/db/client'
import { type BoardDefaults, defaultBoard } from '#lib/site/view'
import { aBoard, accepted, aMember, run, stranger } from '#tests/support/board'

/** Each of them is another than what holds before anybody has said anything. */
const ours: BoardDefaults = {
  votesEach: 7,
  stacking: true,
  votesHidden: false,
  votesNamed: true,
  selfVotes: false,
  earlyVoting: false,
  admission: 'rsvps',
  ladder: [240, 90, 60, 30],
  romanVoteSeconds: 45,
}
const unnamed = { name: 'Tea Chat', tagline: '', frequency: '', timeZone: 'UTC' }
const say = (board: BoardDefaults) =>
  db().site.upsert({ where: { id: 1 }, create: { ...unnamed, ...board }, update: board })
const settingsOf = async (boardId: string) => accepted(await getBoard(stranger, boardId)).settings

it('makes a board with all that the community says of new ones', async () => {
  for (const [key, value] of Object.entries(defaultBoard))
    expect(ours[key as keyof BoardDefaults], key).not.toEqual(value)
  await say(ours)
  const board = accepted(await getBoard(stranger, await aBoard()))
  expect(board.settings).toEqual(ours)
  expect(board).toMatchObject({ stage: 'before', phase: 'collecting', proposing: true, voting: false })
})

it('makes one before the community has said anything, which lets people vote early', async () => {
  const board = accepted(await getBoard(stranger, await aBoard()))
  expect(board.settings).toEqual(defaultBoard)
  expect(board).toMatchObject({ proposing: true, voting: true })
})

it('leaves a board as it was made when the community says something else, and the community when a board does', async () => {
  await say(ours)
  const before = await aBoard()
  await say(defaultBoard)
  const after = await aBoard()
  expect(await settingsOf(before)).toEqual(ours)
  const { claim } = await aMember('Mo', 'organizer')
  accepted(await run(claim, before, { type: 'change-settings', settings: { votesEach: 2, ladder: [60] } }))
  expect(await settingsOf(before)).toEqual({ ...ours, votesEach: 2, ladder: [60] })
  expect(await settingsOf(after)).toEqual(defaultBoard)
  expect(await settingsOf(await aBoard())).toEqual(defaultBoard)
})
