import { afterAll, expect, it } from 'vitest'
import { visitor } from '#lib/auth/actor'
import { joinBoard } from '#lib/board/commands'
import { getBoard, getRatingsOf } from '#lib/board/queries'
import { db } from '#lib/db/client'
import { newId } from '#lib/ids'
import { stopListening } from '#lib/realtime/port'
import { aBoard, accepted, aMember, aTopic, codeOf, run } from '#tests/support/board'

afterAll(stopListening)

/** A closed board with two topics that stayed, on which Ana, Bo and Cy took part. */
async function closedBoard() {
  const boardId = await aBoard()
  const mo = await aMember('Mo', 'organizer')
  const people = await Promise.all(['Ana', 'Bo', 'Cy'].map((name) => aMember(name)))
  for (const { claim } of people) accepted(await joinBoard(claim, boardId, { id: newId(), name: 'x' }, null))
  const topics = [await aTopic(mo.claim, boardId, 'Tea'), await aTopic(mo.claim, boardId, 'Naps')] as const
  accepted(await run(mo.claim, boardId, { type: 'set-phase', phase: 'closed' }))
  return { boardId, mo, people, topics }
}

it('keeps one rating a participant, however often and from however many tabs it is given', async () => {
  const { boardId, people } = await closedBoard()
  const [ana] = people
  if (!ana) throw new Error('Nobody is here.')
  await Promise.all([1, 2, 3, 4].map((value) => run(ana.claim, boardId, { type: 'rate', value })))
  accepted(await run(ana.claim, boardId, { type: 'rate', value: 5 }))
  const { me, ratings } = accepted(await getBoard(ana.claim, boardId))
  expect({ mine: me?.rating, ratings }).toEqual({ mine: 5, ratings: { count: 1, values: null } })
  for (const { claim } of people.slice(1)) accepted(await run(claim, boardId, { type: 'rate', value: 2 }))
  expect(await getRatingsOf(visitor, boardId)).toEqual({ count: 3, values: [0, 2, 0, 0, 1] })
})

it('takes no rating from who was not there, nor later than a week after closing', async () => {
  const { boardId, people } = await closedBoard()
  const late = await aMember('Late')
  expect(codeOf(await run(late.claim, boardId, { type: 'rate', value: 3 }))).toBe('board-closed')
  await db().board.update({
    where: { id: boardId },
    data: { closedAt: new Date(Date.now() - 8 * 86_400_000), version: { increment: 1 } },
  })
  const [ana] = people
  expect(codeOf(await run(ana?.claim ?? late.claim, boardId, { type: 'rate', value: 3 }))).toBe('rating-over')
  expect(await getRatingsOf(visitor, boardId)).toBeNull()
})

it('lets a moderator who never joined let a topic go, once, and anybody read what became of it', async () => {
  const { boardId, people, topics } = await closedBoard()
  const olga = await aMember('Olga', 'organizer')
  const order = { type: 'drop-topic', topicId: topics[1] } as const
  expect(codeOf(await run(people[0]?.claim ?? olga.claim, boardId, order))).toBe('not-moderator')
  const twice = await Promise.all([run(olga.claim, boardId, order), run(olga.claim, boardId, order)])
  expect(twice.map(codeOf).sort()).toEqual(['accepted', 'dropped-already'])
  const nobody = { sessionId: null, guest: null }
  const shown = accepted(await getBoard(nobody, boardId)).topics
  expect(shown.find(({ id }) => id === topics[1])?.dropped).toBe(true)
  expect(shown.find(({ id }) => id === topics[0])?.dropped).toBeUndefined()
})
