import { expect, it } from 'vitest'
import { view } from '#lib/board/view'
import { aBoard, act, answer, by, minutes, noon, site } from '#tests/unit/board/boards'

const mo = by('mo')
const bo = { ...by('bo'), standIn: { going: true, awayMs: 60_000 } }
const running = act(aBoard(), mo, { type: 'set-phase', phase: 'voting' })
const standing = act(running, bo, { type: 'take-over' }, noon + minutes(2))

it('lets a member with an RSVP stand in when no moderator was there for a minute, for all to see', () => {
  expect(view(standing, 'public').deputyId).toBe('bo')
  expect([...standing.acts.values()].at(-1)).toMatchObject({ kind: 'take-over', by: 'bo' })
})

it.each([
  ['moderator-is-here', { going: true, awayMs: 59_999 }, 'bo'],
  ['rsvps-only', { going: false, awayMs: 90_000 }, 'bo'],
  ['guests-do-not-moderate', { going: true, awayMs: 90_000 }, 'ana'],
  ['moderates-already', { going: true, awayMs: 90_000 }, 'mo'],
] as const)('refuses with %s', (code, standIn, who) => {
  expect(answer(running, { ...by(who), standIn }, { type: 'take-over' })).toBe(code)
})

it('is one person: of two who would at once, the second is refused, until the first is away as well', () => {
  const cy = { ...by('cy'), standIn: { going: true, awayMs: 90_000 } }
  const both = act(running, site, { type: 'join', participantId: 'cy', personId: 'person-cy', name: 'Cy' })
  const first = act(both, bo, { type: 'take-over' }, noon + minutes(2))
  expect(answer(first, cy, { type: 'take-over' }, noon + minutes(2) + 40)).toBe('moderator-is-here')
  expect(act(first, cy, { type: 'take-over' }, noon + minutes(3)).deputy?.id).toBe('cy')
})

it('does not reach who moderates: that stays with those who are stood in for', () => {
  const deputy = { ...by('bo'), moderator: true }
  const own = { type: 'make-moderator', participantId: 'bo' } as const
  expect(answer(standing, deputy, own)).toBe('not-for-deputies')
  expect(answer(standing, deputy, { type: 'end-moderator', participantId: 'mo' })).toBe('not-for-deputies')
  const kept = act(standing, mo, own)
  expect(act(kept, deputy, { type: 'end-moderator', participantId: 'bo' }).participants.get('bo')?.moderates).toBe(
    false,
  )
})

it('begins the meeting where no moderator came, from its start by the clock on', () => {
  const early = { ...by('bo'), standIn: { going: true, awayMs: null } }
  expect(answer(aBoard(), early, { type: 'take-over' })).toBe('not-running')
  const board = act(aBoard(), bo, { type: 'take-over' }, noon + minutes(1))
  expect(act(board, { id: 'bo', moderator: true }, { type: 'set-phase', phase: 'voting' }).stage).toBe('running')
})

it('has to do with a meeting that goes on', () => {
  expect(answer(act(running, mo, { type: 'set-phase', phase: 'closed' }), bo, { type: 'take-over' })).toBe('board-closed')
})

it('ends when a moderator is back, once, and not for whoever stands in by then', () => {
  const back = { type: 'moderator-back', deputyId: 'bo', at: noon + minutes(2) } as const
  const after = act(standing, site, back, noon + minutes(3))
  expect(after.deputy).toBeNull()
  expect([...after.acts.values()].at(-1)).toMatchObject({ kind: 'moderator-back', target: 'bo' })
  expect(answer(after, site, back, noon + minutes(3))).toBe('deputy-gone')
  const again = act(after, bo, { type: 'take-over' }, noon + minutes(5))
  expect(answer(again, site, back, noon + minutes(6))).toBe('deputy-gone')
})

it('ends with whoever is taken off the board', () => {
  expect(act(standing, mo, { type: 'remove-participant', participantId: 'bo' }).deputy).toBeNull()
})
