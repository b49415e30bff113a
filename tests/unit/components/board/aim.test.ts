import { expect, it } from 'vitest'
import type { BoardCommand } from '#lib/board/schema'
import type { Board } from '#lib/board/state'
import { view } from '#lib/board/view'
import { act, by, discussingTea, withTopics } from '#tests/unit/board/boards'
import { aimOf, isMoot } from '../../../../components/board/aim.ts'
import type { Pending } from '../../../../components/board/outbox.ts'

type Phase = Board['phase']
const at = (board: Board, phase: Phase) => act(board, by('mo'), { type: 'set-phase', phase })
const shown = (board: Board) => view(board, 'moderator')
const early = withTopics()

/** A click on the board as it looks, with those before it still under way. */
function clicked(command: BoardCommand, board: Board, before: readonly Pending[] = []): Pending {
  return { command, place: 'x', aim: aimOf(command, shown(board), before), state: 'waiting', version: null }
}
const toPhase = (phase: Phase, board: Board, before: readonly Pending[] = []) =>
  clicked({ id: phase, type: 'set-phase', phase }, board, before)

it('leaves a phase out that was clicked before somebody else moved the board on', () => {
  const late = toPhase('voting', early)
  expect(isMoot(late, shown(early), [late])).toBe(false)
  expect(isMoot(late, shown(at(early, 'discussing')), [late])).toBe(true)
  expect(isMoot(toPhase('voting', at(early, 'discussing')), shown(at(early, 'discussing')), [])).toBe(false)
})

it('takes two phases that the same person clicked, whether the board has shown the first or not', () => {
  const first = toPhase('voting', early)
  const second = toPhase('discussing', early, [first])
  expect(second.aim).toBe('voting')
  expect(isMoot(first, shown(early), [first, second])).toBe(false)
  const saved: Pending = { ...first, state: 'saved', version: 9 }
  expect(isMoot(second, shown(early), [saved, second])).toBe(false)
  expect(isMoot(second, shown(at(early, 'voting')), [second])).toBe(false)
  expect(isMoot(second, shown(at(early, 'collecting')), [second])).toBe(true)
})

it('hits no other topic than the one that was clicked', () => {
  const tea = discussingTea()
  const next = clicked({ id: 'next', type: 'finish-topic' }, tea)
  expect(isMoot(next, shown(tea), [next])).toBe(false)
  expect(isMoot(next, shown(act(tea, by('mo'), { type: 'finish-topic' })), [next])).toBe(true)
})
