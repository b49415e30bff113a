import { expect, it } from 'vitest'
import { privateView, view } from '#lib/board/view'
import { aBoard, noon } from '#tests/unit/board/boards'
import { createBoardStore } from '../../../../components/board/board-store.ts'
import { createMembership } from '../../../../components/board/membership.ts'
import type { Outcome } from '../../../../components/board/outbox.ts'

const unreachable: Outcome = { ok: false, refusal: { code: 'unreachable', message: 'Not now.' } }
const justCame = { code: 'join-first', message: 'Join first.' }

/** The page of Bo, who is a member, before the meeting: what it sends, answered by these in turn, the last one for ever. */
function aPage(answers: Outcome[], who: 'a member' | 'a visitor' | 'joined' = 'a member') {
  const board = aBoard()
  const viewer = {
    member: who === 'a visitor' ? null : { id: 'person-bo', name: 'Bo' },
    moderator: false,
    going: false,
  }
  const me = who === 'joined' ? privateView(board, 'bo', false) : null
  const store = createBoardStore({ view: view(board, 'public'), me, present: 0 }, viewer, () => noon)
  const joins: string[] = []
  const join = async ({ name }: { name: string }) => {
    joins.push(name)
    return (answers.length > 1 ? answers.shift() : answers[0]) ?? { ok: true as const }
  }
  return { joins, ...createMembership({ join }, store, () => undefined) }
}

it('joins by the first letter of a topic, once, and not by looking on', async () => {
  const { join, joins } = aPage([{ ok: true }])
  await join()
  expect(joins).toEqual([])
  await Promise.all([join(true), join(true)])
  await join(true)
  expect(joins).toEqual(['Bo'])
  for (const who of ['a visitor', 'joined'] as const) {
    const other = aPage([{ ok: true }], who)
    await other.join(true)
    expect(other.joins).toEqual([])
  }
})

it('tries again with the next letter while the site cannot be reached, and does not ask for ever where it is refused', async () => {
  const away = aPage([...Array.from({ length: 9 }, () => unreachable), { ok: true }])
  for (let letter = 0; letter < 12; letter++) await away.join(true)
  expect(away.joins).toHaveLength(10)
  const refused = aPage([{ ok: false, refusal: { code: 'board-locked', message: 'Locked.' } }])
  for (let letter = 0; letter < 12; letter++) await refused.join(true)
  expect(refused.joins).toHaveLength(3)
})

it('joins where an anonymous topic came before its author, and asks for it once more', async () => {
  const { judge, joins } = aPage([{ ok: true }])
  expect(judge(justCame).message).toContain('You have only just come')
  expect(joins).toEqual(['Bo'])
})
