import { afterAll, expect, it } from 'vitest'
import { runBoardCommand } from '#lib/board/commands'
import { bringForMember } from '#lib/board/commands-carry'
import { getEarlier } from '#lib/board/queries-carry'
import { db, transaction } from '#lib/db/client'
import { newId } from '#lib/ids'
import { stopListening } from '#lib/realtime/port'
import { forgetMe } from '#lib/transfer/commands-forget'
import { getOwnData } from '#lib/transfer/queries-export'
import { aBoard, aCommand, accepted, aGuest, aMember, aTopic, codeOf, joins, run, stranger } from '#tests/support/board'

afterAll(stopListening)

/** Puts the meeting of a board on another day, so many days from now; each run has years of its own. */
async function on(boardId: string, days: number): Promise<string> {
  const startsAt = new Date(Date.now() + days * 86_400_000)
  const date = startsAt.toISOString().slice(0, 10)
  await db().event.update({ where: { id: boardId }, data: { startsAt, date } })
  return boardId
}

/** Other tests leave topics behind that wait as well: only those of these boards count. */
const of = (boards: readonly string[]) => (topic: { boardId: string }) => boards.includes(topic.boardId)

/** A closed board of some days ago with Ana's "Tea" (3 votes), Bo's anonymous "Naps" and a guest's "Cats"; and the next board. */
async function twoMeetings(daysAgo = 30) {
  const old = await on(await aBoard(), -daysAgo)
  const next = await on(await aBoard(), 7)
  const [mo, ana, bo] = [await aMember('Mo', 'organizer'), await aMember('Ana'), await aMember('Bo')]
  const tea = await aTopic(ana.claim, old, 'Tea')
  const naps = aCommand({ type: 'propose', title: 'Naps', anonymous: true })
  await joins(bo, old)
  accepted(await runBoardCommand(bo.claim, old, naps))
  const cats = await aTopic(await aGuest(old, 'Cy'), old, 'Cats')
  for (const { claim } of [ana, bo, mo]) accepted(await run(claim, old, { type: 'vote', topicId: tea }))
  accepted(await run(mo.claim, old, { type: 'set-phase', phase: 'closed' }))
  const bring = (who: typeof ana, topicId: string, onto = next) =>
    run(who.claim, onto, { type: 'carry-in', fromBoardId: old, fromTopicId: topicId })
  const waiting = async (claim = ana.claim, onto = next) =>
    accepted(await getEarlier(claim, onto)).waiting.filter(of([old]))
  return { old, next, mo, ana, bo, tea, naps: naps.id, cats, bring, waiting }
}

it('offers what stayed, with whose idea it was and what it had; to its author as their own', async () => {
  const { old, next, ana, bo, mo, tea, naps, cats, waiting, bring } = await twoMeetings()
  accepted(await run(ana.claim, next, { type: 'propose', title: 'Something' }))
  expect(await waiting()).toMatchObject([
    { topicId: tea, title: 'Tea', by: 'Ana', mine: true, meetings: [{ votes: 3, notes: false }] },
    { topicId: naps, title: 'Naps', anonymous: true },
    { topicId: cats, by: 'Cy', guest: true },
  ])
  expect((await waiting())[1]).not.toHaveProperty('mine')
  expect((await waiting(bo.claim)).find(({ topicId }) => topicId === naps)).toMatchObject({ mine: true })
  expect(JSON.stringify(await waiting(stranger))).not.toMatch(/"by"|Ana|Cy/)
  accepted(await run(mo.claim, old, { type: 'drop-topic', topicId: cats }))
  accepted(await run(mo.claim, old, { type: 'hide', what: 'topic', targetId: naps }))
  expect((await waiting()).map(({ title }) => title)).toEqual(['Tea'])
  expect(codeOf(await bring(ana, naps))).toBe('no-such-earlier-topic')
})

it('tells nobody the words of a topic that a moderator has hidden, there or here, nor votes that are hidden there again', async () => {
  const { old, next, ana, mo, tea, bring } = await twoMeetings()
  accepted(await bring(ana, tea))
  const here = await db().topic.findFirstOrThrow({ where: { boardId: next, carriedTopicId: tea } })
  const edit = { type: 'edit-topic', topicId: here.id, title: 'Coffee' } as const
  accepted(await run(ana.claim, next, edit))
  const origin = async (claim = stranger) =>
    accepted(await getEarlier(claim, next)).carried.find(({ topicId }) => topicId === tea)
  expect(await origin()).toMatchObject({ title: 'Tea', meetings: [{ votes: 3 }] })
  for (const [boardId, targetId] of [
    [next, here.id],
    [old, tea],
  ] as const) {
    accepted(await run(mo.claim, boardId, { type: 'hide', what: 'topic', targetId }))
    for (const claim of [stranger, mo.claim]) expect(await origin(claim)).not.toHaveProperty('title')
    accepted(await run(mo.claim, boardId, { type: 'restore', what: 'topic', targetId }))
    expect(await origin()).toMatchObject({ title: 'Tea' })
  }
  await db().board.update({ where: { id: old }, data: { stage: 'running', voting: true, votesHidden: true } })
  expect(await origin()).toMatchObject({ meetings: [{ votes: 0 }] })
})

it('offers a topic under the title that it has by now, whatever became of the one that it was', async () => {
  const { old, next, bo, mo, tea, bring } = await twoMeetings()
  accepted(await bring(bo, tea))
  const here = await db().topic.findFirstOrThrow({ where: { boardId: next, carriedTopicId: tea } })
  accepted(await run(bo.claim, next, { type: 'edit-topic', topicId: here.id, title: 'Coffee' }))
  accepted(await run(mo.claim, next, { type: 'set-phase', phase: 'closed' }))
  accepted(await run(mo.claim, old, { type: 'hide', what: 'topic', targetId: tea }))
  const third = await on(await aBoard(), 36)
  const { waiting } = accepted(await getEarlier(mo.claim, third))
  expect(waiting.find(({ topicId }) => topicId === here.id)).toMatchObject({ title: 'Coffee', by: 'Ana' })
  expect(JSON.stringify(waiting.filter(of([old, next])))).not.toContain('Tea')
})

it('gives one topic to two people at once, and to two boards at once, and tells the other why', async () => {
  const { old, next, ana, bo, mo, tea, cats, bring, waiting } = await twoMeetings()
  const other = await on(await aBoard(), 8)
  const people = await Promise.all([bring(bo, cats), bring(mo, cats)])
  expect(people.map(codeOf).sort()).toEqual(['accepted', 'taken-already'])
  const boards = await Promise.all([bring(ana, tea), bring(bo, tea, other)])
  expect(boards.map(codeOf).sort()).toEqual(['accepted', 'taken-already'])
  expect(await db().topic.count({ where: { carriedBoardId: old, carriedTopicId: tea } })).toBe(1)
  expect(await waiting()).toHaveLength(1)
  const { carried } = accepted(await getEarlier(ana.claim, next))
  expect(carried.find(({ topicId }) => topicId === cats)).toMatchObject({ by: 'Cy', guest: true, title: 'Cats' })
})

it('lets a second board wait for the first one to decide', async () => {
  const { old, next, ana, bo, tea, bring } = await twoMeetings()
  const other = await on(await aBoard(), 8)
  const from = { boardId: old, topicId: tea }
  const person = { id: ana.personId, name: 'Ana', nameHidden: false }
  const second = await transaction(async (tx) => {
    accepted(await bringForMember(tx, { eventId: next, person, from, going: true, id: newId() }))
    let settled = false
    const answer = bring(bo, tea, other).finally(() => {
      settled = true
    })
    const waits = async () => {
      const rows = await db().$queryRaw<unknown[]>`
        SELECT 1 FROM pg_stat_activity WHERE "wait_event_type" = 'Lock' AND "query" LIKE '%FOR NO KEY UPDATE OF t%'
          AND "datname" = current_database()`
      return rows.length > 0
    }
    while (!settled && !(await waits())) await new Promise(setImmediate)
    expect(settled).toBe(false)
    return { answer }
  })
  expect(codeOf(await second.answer)).toBe('taken-already')
})

it('gives the same answer to the same command sent again', async () => {
  const { old, next, bo, tea } = await twoMeetings()
  const command = aCommand({ type: 'carry-in', fromBoardId: old, fromTopicId: tea })
  const first = accepted(await runBoardCommand(bo.claim, next, command))
  expect(accepted(await runBoardCommand(bo.claim, next, command))).toEqual(first)
})

it('waits again when it was withdrawn, or its meeting cancelled; and comes back by no undo once another board has it', async () => {
  const { next, ana, bo, mo, tea, bring, waiting } = await twoMeetings()
  const other = await on(await aBoard(), 9)
  accepted(await bring(bo, tea))
  const here = await db().topic.findFirstOrThrow({ where: { boardId: next, carriedTopicId: tea } })
  accepted(await run(bo.claim, next, { type: 'withdraw-topic', topicId: here.id }))
  expect(await waiting()).toHaveLength(3)
  accepted(await bring(bo, tea))
  const again = await db().topic.findFirstOrThrow({
    where: { boardId: next, carriedTopicId: tea, status: { not: 'removed' } },
  })
  const removing = aCommand({ type: 'remove-topic', topicId: again.id })
  accepted(await runBoardCommand(mo.claim, next, removing))
  accepted(await bring(ana, tea, other))
  expect(codeOf(await run(mo.claim, next, { type: 'undo', actId: removing.id }))).toBe('taken-already')
  await db().event.update({ where: { id: other }, data: { status: 'cancelled' } })
  expect(await waiting()).toHaveLength(3)
  expect(codeOf(await run(mo.claim, next, { type: 'undo', actId: removing.id }))).toBe('accepted')
})

it('goes through several meetings, and says so', async () => {
  const { old, next, bo, mo, tea, bring } = await twoMeetings()
  accepted(await bring(bo, tea))
  const here = await db().topic.findFirstOrThrow({ where: { boardId: next, carriedTopicId: tea } })
  accepted(await run(mo.claim, next, { type: 'vote', topicId: here.id }))
  accepted(await run(mo.claim, next, { type: 'set-phase', phase: 'closed' }))
  const third = await on(await aBoard(), 35)
  accepted(await run(mo.claim, third, { type: 'propose', title: 'Something' }))
  const { waiting } = accepted(await getEarlier(mo.claim, third))
  expect(waiting.filter(of([old, next])).map(({ topicId }) => topicId)).not.toContain(tea)
  expect(waiting.find(({ topicId }) => topicId === here.id)).toMatchObject({
    ...{ by: 'Ana', title: 'Tea', boardId: next },
    meetings: [{ votes: 3 }, { votes: 1 }],
  })
})

it('waits for a year, not on boards of meetings that lie before, were called off or never closed', async () => {
  const { old, next, waiting } = await twoMeetings()
  expect(await waiting()).toHaveLength(3)
  expect(accepted(await getEarlier(stranger, await on(await aBoard(), -31))).waiting.filter(of([old]))).toEqual([])
  await on(old, -360)
  expect(await waiting()).toEqual([])
  await on(old, -300)
  expect(await waiting()).toHaveLength(3)
  await db().event.update({ where: { id: old }, data: { status: 'cancelled' } })
  expect(await waiting()).toEqual([])
  await db().event.update({ where: { id: old }, data: { status: 'published' } })
  await db().board.update({ where: { id: old }, data: { stage: 'running' } })
  expect(await waiting()).toEqual([])
  expect(accepted(await getEarlier(stranger, next)).carried).toEqual([])
})

it('keeps the words of an anonymous topic whose author is deleted, here and where somebody has brought it', async () => {
  const { old, next, bo, mo, naps, bring } = await twoMeetings()
  accepted(await bring(mo, naps))
  const email = `${bo.personId}@example.org`
  const actor = { kind: 'member', id: bo.personId, name: '', email, role: 'member', timeZone: null }
  accepted(await forgetMe({ ...actor, sessionId: bo.claim.sessionId ?? '' } as never, { email, words: true }))
  const titles = await db().topic.findMany({ where: { boardId: { in: [old, next] } }, select: { title: true } })
  expect(titles.map(({ title }) => title).sort()).toEqual(['Cats', 'Naps', 'Naps', 'Tea'])
})

it('loses name and words of whoever is deleted, on the next board too; and their own data list it', async () => {
  const { next, ana, bo, tea, bring } = await twoMeetings()
  accepted(await bring(bo, tea))
  const cy = await aMember('Dee')
  accepted(await run(cy.claim, next, { type: 'propose', title: 'Else' }))
  const originFor = async () =>
    accepted(await getEarlier(bo.claim, next)).carried.find(({ topicId }) => topicId === tea)
  expect(await originFor()).toMatchObject({ by: 'Ana' })
  const email = `${ana.personId}@example.org`
  const actor = (who: typeof ana) =>
    ({
      ...{ kind: 'member', id: who.personId, name: '', email: `${who.personId}@example.org`, role: 'member' },
      ...{ sessionId: who.claim.sessionId ?? '', timeZone: null },
    }) as never
  const { boards } = accepted(await getOwnData(actor(bo))) as never as { boards: { topics: object[] }[] }
  expect(boards.flatMap(({ topics }) => topics)).toContainEqual(
    expect.objectContaining({ title: 'Tea', carriedOverFrom: expect.objectContaining({ title: expect.any(String) }) }),
  )
  accepted(await forgetMe(actor(ana), { email, words: true }))
  expect(await originFor()).not.toHaveProperty('by')
  const { topic } = db()
  expect(await topic.findFirst({ where: { boardId: next, carriedTopicId: tea } })).toMatchObject({
    ...{ title: 'Taken back by its author', details: '' },
  })
})
