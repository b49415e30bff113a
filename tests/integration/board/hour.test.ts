import { expect, it } from 'vitest'
import { type Actor, visitor } from '#lib/auth/actor'
import { getBoard, getHourOf } from '#lib/board/queries'
import { db } from '#lib/db/client'
import { newId } from '#lib/ids'
import { aBoard, accepted, aMember as aMemberWith, aTopic, endTimebox, run } from '#tests/support/board'
import { aMember } from '#tests/support/factories'

const minute = 60_000

/** A board on which these topics were discussed one after the other, for so many minutes each; the first one twice. */
async function aTalk(spent: Record<string, number>, proposed = Object.keys(spent)) {
  const boardId = await aBoard()
  const { claim: moderator } = await aMemberWith('Mo', 'organizer')
  const ids = new Map<string, string>()
  for (const title of proposed) ids.set(title, await aTopic(moderator, boardId, title))
  accepted(await run(moderator, boardId, { type: 'set-phase', phase: 'discussing' }))
  for (const [at, [title, minutes]] of Object.entries(spent).entries()) {
    const topicId = ids.get(title) ?? ''
    accepted(await run(moderator, boardId, { type: 'start-topic', topicId }))
    if (at === 0) {
      await endTimebox(boardId)
      await getBoard(moderator, boardId)
      accepted(await run(moderator, boardId, { type: 'continue-topic' }))
    }
    accepted(await run(moderator, boardId, { type: 'finish-topic' }))
    await db().topic.update({ where: { boardId_id: { boardId, id: topicId } }, data: { spentMs: minutes * minute } })
  }
  await db().board.update({ where: { id: boardId }, data: { version: { increment: 1 } } })
  const close = async () => accepted(await run(moderator, boardId, { type: 'set-phase', phase: 'closed' }))
  return { boardId, moderator, ids, close }
}

it('is there once the board is closed: topics in the order in which they were discussed, with their minutes', async () => {
  const { boardId, close } = await aTalk({ Tea: 12, Naps: 5, Looks: 0 }, ['Looks', 'Never', 'Naps', 'Tea'])
  expect(await getHourOf(visitor, boardId)).toBeNull()
  await close()
  expect(await getHourOf(visitor, boardId)).toEqual([
    { title: 'Tea', spentMs: 12 * minute, continued: 1 },
    { title: 'Naps', spentMs: 5 * minute, continued: 0 },
  ])
})

it('says to nobody what a moderator hid', async () => {
  const { boardId, moderator, ids, close } = await aTalk({ Rudetopic: 4 })
  accepted(await run(moderator, boardId, { type: 'hide', what: 'topic', targetId: ids.get('Rudetopic') ?? '' }))
  await close()
  const olga = await aMember('Olga', 'organizer')
  for (const actor of [visitor, olga] as Actor[]) {
    expect(await getHourOf(actor, boardId)).toMatchObject([{ title: 'Hidden by a moderator', spentMs: 4 * minute }])
  }
})

it('is nobody’s where nothing was discussed or no board is, and only organizers’ of a draft', async () => {
  expect(await getHourOf(visitor, newId())).toBeNull()
  const idle = await aTalk({})
  await idle.close()
  expect(await getHourOf(visitor, idle.boardId)).toBeNull()
  const { boardId, close } = await aTalk({ Tea: 1 })
  await close()
  await db().event.update({ where: { id: boardId }, data: { status: 'draft' } })
  expect(await getHourOf(visitor, boardId)).toBeNull()
  expect(await getHourOf(await aMember('Ana'), boardId)).toBeNull()
  expect(await getHourOf(await aMember('Olga', 'organizer'), boardId)).toHaveLength(1)
})
