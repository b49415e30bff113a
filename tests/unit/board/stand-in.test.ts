import { expect, it } from 'vitest'
import type { Board } from '#lib/board/state'
import { view } from '#lib/board/view'
import { aBoard, act, answer, by, minutes, noon, type Order, site, withTopics } from '#tests/unit/board/boards'

const mo = by('mo')
const bo = { ...by('bo'), standIn: { going: true, awayMs: 60_000 } }
const running = act(withTopics(), mo, { type: 'set-phase', phase: 'voting' })
const lastOf = (board: Board) => [...board.acts.keys()].at(-1) ?? ''
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
  expect(answer(act(running, mo, { type: 'set-phase', phase: 'closed' }), bo, { type: 'take-over' })).toBe(
    'board-closed',
  )
})

it('takes nobody off the board who moderates, made so on it or by what they are', () => {
  const cy: Order = { type: 'join', participantId: 'cy', personId: 'person-cy', name: 'Cy' }
  const made = act(act(standing, site, cy), mo, { type: 'make-moderator', participantId: 'cy' })
  const gone: Order = { type: 'remove-participant', participantId: 'cy' }
  expect(answer(made, { ...by('bo'), moderator: true }, gone)).toBe('not-for-deputies')
  const mos: Order = { type: 'remove-participant', participantId: 'mo' }
  expect(answer(made, { ...by('bo'), moderator: true, office: new Set(['mo']) }, mos)).toBe('not-for-deputies')
  expect(act(made, mo, gone).participants.get('cy')).toMatchObject({ moderates: false })
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

it('ends so on a closed board as well', () => {
  const closed = act(
    standing,
    { ...by('bo'), moderator: true },
    { type: 'set-phase', phase: 'closed' },
    noon + minutes(9),
  )
  const after = act(closed, site, { type: 'moderator-back', deputyId: 'bo', at: noon + minutes(2) }, noon + minutes(10))
  expect(after.deputy).toBeNull()
  expect(act(after, mo, { type: 'undo', actId: lastOf(closed) }, noon + minutes(11))).toMatchObject({
    stage: 'running',
    deputy: null,
  })
})

it('leaves what was done meanwhile to be undone, and what was done before, without a way back for the deputy', () => {
  const deputy = { ...by('bo'), moderator: true }
  const parked = act(standing, deputy, { type: 'park-topic', topicId: 'tea' }, noon + minutes(3))
  const back = { type: 'moderator-back', deputyId: 'bo', at: noon + minutes(2) } as const
  const after = act(parked, site, back, noon + minutes(4))
  expect(answer(after, mo, { type: 'undo', actId: lastOf(after) })).toBe('not-the-last-act')
  expect(view(after, 'moderator').undoable).toBe(lastOf(parked))
  const once = act(after, mo, { type: 'undo', actId: lastOf(parked) }, noon + minutes(5))
  expect(once.topics.get('tea')?.status).toBe('open')
  const twice = act(once, mo, { type: 'undo', actId: view(once, 'moderator').undoable ?? '' }, noon + minutes(5))
  expect(twice).toMatchObject({ phase: 'collecting', deputy: null })
})

it('can be given up by undoing it, for whoever stood in before', () => {
  const cy = { ...by('cy'), standIn: { going: true, awayMs: 90_000 } }
  const both = act(standing, site, { type: 'join', participantId: 'cy', personId: 'person-cy', name: 'Cy' })
  const second = act(both, cy, { type: 'take-over' }, noon + minutes(5))
  const first = act(second, { ...cy, moderator: true }, { type: 'undo', actId: lastOf(second) }, noon + minutes(6))
  expect(first.deputy?.id).toBe('bo')
  expect(view(first, 'moderator').undoable).toBe(lastOf(standing))
})

it('ends with whoever is taken off the board', () => {
  expect(act(standing, mo, { type: 'remove-participant', participantId: 'bo' }).deputy).toBeNull()
})
