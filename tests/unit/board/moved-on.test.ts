import { describe, expect, it } from 'vitest'
import { apply, decide } from '#lib/board/machine'
import {
  act,
  answer,
  by,
  discussingTea,
  minutes,
  noon,
  type Order,
  site,
  votingOnTea,
  withTopics,
} from '#tests/unit/board/boards'

const mo = by('mo')
const at = (minute: number) => noon + minutes(minute)

/** Tea is done, and naps are being discussed in the timebox `next`, whose Roman vote is open. */
const onNaps = (() => {
  const done = act(votingOnTea(), mo, { type: 'finish-topic' }, at(6))
  const started = act(done, mo, { type: 'start-topic', id: 'next', topicId: 'naps' }, at(6))
  const timeUp = { type: 'time-up', timeboxId: 'next', endsAt: at(11), headCount: 3 } as const
  return { running: started, voting: act(started, site, timeUp, at(11)) }
})()

describe('what somebody meant for a topic that is over', () => {
  it.each<[Order['type'], Order]>(
    (
      [
        ...(['pause-timebox', 'resume-timebox', 'end-timebox'] as const).map((type) => ({ type, timeboxId: 'box' })),
        ...(['continue-topic', 'finish-topic', 'hold-outcome'] as const).map((type) => ({ type, timeboxId: 'box' })),
        { type: 'extend-timebox', timeboxId: 'box', seconds: 60 },
        { type: 'thumb', timeboxId: 'box', value: 'down' },
        { type: 'raise-hand', topicId: 'tea', participantId: 'mo' },
        { type: 'lower-hand', topicId: 'tea', participantId: 'mo' },
        { type: 'call-on', topicId: 'tea', participantId: 'bo' },
      ] satisfies Order[]
    ).map((order) => [order.type, order]),
  )('hits not the next one: %s', (_type, order) => {
    expect(answer(onNaps.running, mo, order, at(7))).toBe('moved-on')
    expect(answer(onNaps.voting, mo, order, at(11))).toBe('moved-on')
  })

  it('hits not what the room has voted to go on with', () => {
    const more = act(votingOnTea(), mo, { type: 'continue-topic', id: 'more' }, at(6))
    for (const type of ['finish-topic', 'pause-timebox', 'end-timebox'] as const)
      expect(answer(more, mo, { type, timeboxId: 'box' }, at(6))).toBe('moved-on')
    expect(answer(more, mo, { type: 'raise-hand', topicId: 'tea', participantId: 'mo' }, at(6))).toHaveLength(1)
  })

  it('counts again once Undo has brought it back', () => {
    const next = { id: 'next-please', type: 'finish-topic', timeboxId: 'box' } as const
    const decided = decide(discussingTea(), next, mo, at(1))
    const done = apply(discussingTea(), decided.ok ? decided.value : [], at(1))
    const back = act(done, mo, { type: 'undo', actId: 'next-please' }, at(1))
    expect(answer(back, mo, { type: 'pause-timebox', timeboxId: 'box' }, at(1))).toHaveLength(1)
  })
})

it('stops no other clock than the one that was shown', () => {
  const one = act(withTopics(), mo, { type: 'start-clock', id: 'one', seconds: 60 })
  const two = act(one, mo, { type: 'start-clock', id: 'two', seconds: 60 })
  expect(answer(two, mo, { type: 'stop-clock', clockId: 'one' })).toBe('moved-on')
  expect(answer(two, mo, { type: 'stop-clock', clockId: 'two' })).toHaveLength(1)
})

it('moves the board on from the phase that was shown alone, and says nothing where it is there already', () => {
  const later = act(withTopics(), mo, { type: 'set-phase', phase: 'discussing' })
  const vote: Order = { type: 'set-phase', phase: 'voting' }
  expect(answer(later, mo, { ...vote, from: 'collecting' })).toBe('moved-on')
  expect(answer(later, mo, { ...vote, from: 'discussing' })).toHaveLength(1)
  expect(answer(later, mo, vote)).toHaveLength(1)
  expect(answer(later, mo, { type: 'set-phase', phase: 'discussing', from: 'collecting' })).toEqual([])
})
