import { afterAll, expect, it } from 'vitest'
import { settleBatch } from '#lib/board/batch'
import { Hub } from '#lib/board/hub'
import type { Claim } from '#lib/board/identity'
import type { Intake } from '#lib/board/ledger-intake'
import { db, transaction } from '#lib/db/client'
import { newId } from '#lib/ids'
import { stopListening } from '#lib/realtime/port'
import { aBoard, aCommand, accepted, aGuest, aMember, codeOf, joins, run, stranger, watch } from '#tests/support/board'

afterAll(stopListening)

const secret = { type: 'propose', title: 'What nobody dares to say', anonymous: true } as const
const versionOf = async (boardId: string) => (await db().board.findUniqueOrThrow({ where: { id: boardId } })).version

it('shows nobody arriving in one change with an anonymous topic', async () => {
  const boardId = await aBoard()
  const eve = await aGuest(boardId, 'Eve')
  const central = new Hub()
  const watching = await watch(eve, boardId, { central })
  await watching.until(({ event }) => event === 'presence')
  const told = async (version: number) => {
    const { data } = await watching.until(({ event, data: { to } }) => event === 'patch' && to === version)
    return data
  }
  const ana = await aMember('Ana')
  expect(codeOf(await run(ana.claim, boardId, secret))).toBe('join-first')
  expect(await versionOf(boardId)).toBe(1)
  await joins(ana, boardId)
  const arrival = await told(2)
  expect(arrival).toMatchObject({ from: 1, people: { put: [{ name: 'Ana' }] } })
  expect(arrival).not.toHaveProperty('topics')
  accepted(await run(ana.claim, boardId, secret))
  const topic = await told(3)
  expect(topic).toMatchObject({ from: 2, topics: { put: [{ title: secret.title, anonymous: true }] } })
  expect(topic).not.toHaveProperty('people')
  watching.close()
  central.close()
})

it('nor in one batch, be it a member or a guest', async () => {
  const boardId = await aBoard()
  const ana = await aMember('Ana')
  for (const [who, id] of [
    [ana.claim, newId()],
    [stranger, newId()],
  ] satisfies [Claim, string][]) {
    const sender = who === stranger ? { sessionId: null, guest: id } : who
    const intakes: Intake[] = [
      { type: 'join', claim: who, id, name: 'Somebody', browser: null },
      { type: 'command', claim: sender, command: aCommand(secret) },
      { type: 'command', claim: sender, command: aCommand({ type: 'propose', title: 'Tea' }) },
    ]
    const { answers } = await transaction((tx) => settleBatch(tx, boardId, intakes, null))
    expect(answers.map(codeOf)).toEqual(['accepted', 'join-first', 'accepted'])
    expect(codeOf(await run(sender, boardId, secret))).toBe('accepted')
  }
})

it('takes a named topic as a first act as before, and refuses nobody with it whom the board does not take in', async () => {
  const [boardId, locked] = [await aBoard(), await aBoard()]
  const ana = await aMember('Ana')
  expect(codeOf(await run(ana.claim, boardId, { type: 'propose', title: 'Tea' }))).toBe('accepted')
  const mo = await aMember('Mo', 'organizer')
  accepted(await run(mo.claim, locked, { type: 'lock-board' }))
  expect(codeOf(await run(ana.claim, locked, secret))).toBe('board-locked')
})
