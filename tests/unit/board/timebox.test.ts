import { describe, expect, it } from 'vitest'
import {
  act,
  answer,
  by,
  discussingTea,
  minutes,
  noon,
  seconds,
  site,
  votingOnTea,
  withTopics,
} from '#tests/unit/board/boards'

const mo = by('mo')
const at = (minute: number) => noon + minutes(minute)
const timeUp = { type: 'time-up', timeboxId: 'box', endsAt: at(5), headCount: 3 } as const

describe('a topic', () => {
  it('starts when the board is discussing, one at a time', () => {
    expect(discussingTea().current).toEqual({
      topicId: 'tea',
      timebox: { id: 'box', number: 1, lengthMs: minutes(5), endsAt: at(5), leftMs: null },
      clockStartedAt: noon,
      roundId: null,
    })
    expect(discussingTea().topics.get('tea')?.status).toBe('discussing')
    expect(answer(withTopics(), mo, { type: 'start-topic', topicId: 'tea' })).toBe('not-discussing')
    expect(answer(discussingTea(), mo, { type: 'start-topic', topicId: 'naps' })).toBe('topic-in-progress')
    const done = act(discussingTea(), mo, { type: 'finish-topic' })
    expect(answer(done, mo, { type: 'start-topic', topicId: 'tea' })).toBe('topic-not-open')
    expect(answer(done, mo, { type: 'start-topic', topicId: 'nothing' })).toBe('no-such-topic')
  })
  it('is over with Next, and the next one counts on', () => {
    const one = act(discussingTea(), mo, { type: 'finish-topic' }, at(4))
    expect(one.current).toBeNull()
    expect(one.topics.get('tea')).toMatchObject({
      status: 'discussed',
      spentMs: minutes(4),
      discussedOrder: 1,
      discussedAt: at(4),
    })
    const naps = act(one, mo, { type: 'start-topic', topicId: 'naps' }, at(4))
    expect(act(naps, mo, { type: 'finish-topic' }, at(6)).topics.get('naps')).toMatchObject({ discussedOrder: 2 })
  })
  it.each(['pause-timebox', 'resume-timebox', 'continue-topic', 'finish-topic'] as const)(
    'is needed for %s',
    (type) => {
      expect(answer(withTopics(), mo, { type })).toBe('no-current-topic')
    },
  )
})

describe('the timer', () => {
  const paused = act(discussingTea(), mo, { type: 'pause-timebox' }, at(2))

  it('pauses and resumes with what was left, and the pause is not time spent', () => {
    expect(paused.current).toMatchObject({ clockStartedAt: null, timebox: { endsAt: null, leftMs: minutes(3) } })
    expect(paused.topics.get('tea')?.spentMs).toBe(minutes(2))
    const resumed = act(paused, mo, { type: 'resume-timebox' }, at(10))
    expect(resumed.current).toMatchObject({ clockStartedAt: at(10), timebox: { endsAt: at(13), leftMs: null } })
    expect(act(resumed, mo, { type: 'finish-topic' }, at(11)).topics.get('tea')?.spentMs).toBe(minutes(3))
    expect(act(paused, mo, { type: 'finish-topic' }, at(11)).topics.get('tea')?.spentMs).toBe(minutes(2))
  })
  it('says when there is nothing to pause or resume', () => {
    expect(answer(paused, mo, { type: 'pause-timebox' }, at(3))).toBe('paused')
    expect(answer(discussingTea(), mo, { type: 'resume-timebox' }, at(3))).toBe('not-paused')
    for (const type of ['pause-timebox', 'resume-timebox'] as const)
      expect(answer(discussingTea(), mo, { type }, at(5))).toBe('time-is-up')
  })
  it('takes a minute more, running or paused, up to an hour', () => {
    const minute = { type: 'extend-timebox', seconds: 60 } as const
    expect(act(discussingTea(), mo, minute, at(1)).current?.timebox).toMatchObject({
      lengthMs: minutes(6),
      endsAt: at(6),
    })
    expect(act(paused, mo, minute, at(3)).current?.timebox).toMatchObject({ leftMs: minutes(4), endsAt: null })
    expect(answer(votingOnTea(), mo, minute, at(5))).toBe('time-is-up')
    let board = discussingTea()
    for (let tens = 0; tens < 5; tens += 1) board = act(board, mo, { type: 'extend-timebox', seconds: 600 })
    expect(answer(board, mo, { type: 'extend-timebox', seconds: 600 })).toBe('timebox-too-long')
    expect(answer(board, mo, { type: 'extend-timebox', seconds: 300 })).toHaveLength(1)
  })
  it('takes a minute off, running or paused, as long as something is left', () => {
    const minute = { type: 'extend-timebox', seconds: -60 } as const
    const shorter = act(discussingTea(), mo, minute, at(1))
    expect(shorter.current?.timebox).toMatchObject({ lengthMs: minutes(4), endsAt: at(4), leftMs: null })
    expect(answer(shorter, site, timeUp, at(5))).toBe('timebox-gone')
    expect(answer(shorter, site, { ...timeUp, endsAt: at(4) }, at(4))).toHaveLength(1)
    expect(act(paused, mo, minute, at(3)).current?.timebox).toMatchObject({ leftMs: minutes(2), endsAt: null })
    // A minute and a millisecond are left, then exactly a minute.
    expect(answer(discussingTea(), mo, minute, at(4) - 1)).toHaveLength(1)
    expect(answer(discussingTea(), mo, minute, at(4))).toBe('timebox-too-short')
    expect(answer(paused, mo, { ...minute, seconds: -180 }, at(3))).toBe('timebox-too-short')
    expect(answer(discussingTea(), mo, minute, at(5))).toBe('time-is-up')
  })
})

describe("time's up", () => {
  it('opens one round, never early, with the head count', () => {
    expect(answer(discussingTea(), site, timeUp, at(5) - 1)).toBe('not-time-yet')
    const board = votingOnTea()
    expect(board.current?.roundId).toBe('box')
    expect(board.rounds.get('box')).toMatchObject({ topicId: 'tea', openedAt: at(5), headCount: 3, closedAt: null })
    expect(answer(board, site, timeUp, at(5))).toBe('timebox-gone')
  })
  it('is nothing once the timebox was paused, extended or finished', () => {
    expect(answer(act(discussingTea(), mo, { type: 'pause-timebox' }, at(2)), site, timeUp, at(5))).toBe('timebox-gone')
    expect(answer(act(discussingTea(), mo, { type: 'extend-timebox', seconds: 60 }), site, timeUp, at(5))).toBe(
      'timebox-gone',
    )
    expect(answer(act(discussingTea(), mo, { type: 'finish-topic' }), site, timeUp, at(5))).toBe('timebox-gone')
  })
  it('counts the last thumb of each', () => {
    const up = act(votingOnTea(), by('ana'), { type: 'thumb', value: 'up' }, at(5))
    const down = act(up, by('ana'), { type: 'thumb', value: 'down' }, at(5))
    expect(down.rounds.get('box')?.thumbs).toEqual(new Map([['ana', 'down']]))
    expect(answer(discussingTea(), by('ana'), { type: 'thumb', value: 'up' })).toBe('no-round')
  })
  it('lets the moderator continue, with the shorter timebox and the clock running on', () => {
    expect(answer(discussingTea(), mo, { type: 'continue-topic' }, at(4))).toBe('time-not-up')
    const board = act(votingOnTea(), mo, { type: 'continue-topic', id: 'more' }, at(5) + seconds(20))
    const end = at(8) + seconds(20)
    expect(board.topics.get('tea')?.spentMs).toBe(minutes(5) + seconds(20))
    expect(board.current).toMatchObject({
      roundId: null,
      clockStartedAt: at(5) + seconds(20),
      timebox: { id: 'more', number: 2, endsAt: end },
    })
    expect(board.rounds.get('box')?.closedAt).toBe(at(5) + seconds(20))
    expect(act(board, mo, { type: 'finish-topic' }, end).topics.get('tea')).toMatchObject({
      continued: 1,
      spentMs: end - noon,
    })
  })
  it('does not depend on anybody having noticed it', () => {
    expect(act(discussingTea(), mo, { type: 'continue-topic' }, at(6)).rounds.size).toBe(0)
  })
})

describe('the clock', () => {
  it('counts half an hour after the end of a timebox, not the days for which a board was left open', () => {
    const spent = (minute: number) =>
      act(votingOnTea(), mo, { type: 'set-phase', phase: 'closed' }, at(minute)).topics.get('tea')?.spentMs
    expect([34, 35, 36, 100_000].map(spent)).toEqual([34, 35, 35, 35].map(minutes))
    const next = act(votingOnTea(), mo, { type: 'continue-topic' }, at(100_000))
    expect(act(next, mo, { type: 'finish-topic' }, at(100_002)).topics.get('tea')?.spentMs).toBe(minutes(35 + 2))
  })
  it('never runs backwards', () => {
    const later = act(discussingTea(), by('ana'), { type: 'propose', id: 'x', title: 'X', details: '' }, at(3))
    const events = answer(later, by('bo'), { type: 'propose', title: 'Y', details: '' }, at(1))
    expect(events).toMatchObject([{ at: at(3) }])
    expect(act(later, by('bo'), { type: 'propose', title: 'Y', details: '' }, at(1)).lastAt).toBe(at(3))
  })
})
