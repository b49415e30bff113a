import { describe, expect, it } from 'vitest'
import type { Phase } from '#lib/board/state'
import { act, answer, by, discussingTea, minutes, noon, withTopics } from '#tests/unit/board/boards'

const [ana, mo] = [by('ana'), by('mo')]
const start = { type: 'start-clock', id: 'clock', seconds: 180 } as const
const at = (phase: Phase) => act(withTopics(), mo, { type: 'set-phase', phase })

describe('the clock for choosing', () => {
  it.each(['collecting', 'voting'] as const)('is for proposing and voting: %s', (phase) => {
    expect(act(at(phase), mo, start).clock).toEqual({ id: 'clock', lengthMs: minutes(3), endsAt: noon + minutes(3) })
    expect(answer(at(phase), ana, start)).toBe('not-moderator')
  })
  it('is refused while discussing, whether a topic is taken up or not, and on a closed board', () => {
    expect(answer(at('discussing'), mo, start)).toBe('not-choosing')
    expect(answer(discussingTea(), mo, start)).toBe('not-choosing')
    expect(answer(at('closed'), mo, start)).toBe('board-closed')
  })
  it('ends with its phase, so that none runs on while a topic is discussed', () => {
    const running = act(at('voting'), mo, start)
    const discussing = act(running, mo, { type: 'set-phase', phase: 'discussing' })
    expect(discussing.clock).toBeNull()
    expect(answer(discussing, mo, { type: 'stop-clock', clockId: 'clock' })).toBe('no-clock')
  })
})
