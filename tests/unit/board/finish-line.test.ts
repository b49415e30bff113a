import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { finishLine, paceOf, type Queue } from '#lib/board/finish-line'
import { view } from '#lib/board/view'
import { act, by, discussingTea, minutes, noon, seconds } from '#tests/unit/board/boards'

type Topic = Queue['topics'][number]
const settings = { ladder: [300, 240] }
const open = (id: string): Topic => ({ id, status: 'open', spentMs: 0 })
const discussed = (id: string, took: number): Topic => ({ id, status: 'discussed', spentMs: minutes(took) })
const queue = (...topics: Topic[]): Queue => ({ topics, current: null, settings })
const waiting = ['a', 'b', 'c', 'd'].map(open)
/** Topic x is at hand; it has been so many minutes, and so many are on its clock. */
const talking = (spent: number, left: number, topics: Topic[]): Queue => ({
  settings,
  topics: [{ id: 'x', status: 'discussing', spentMs: 0 }, ...topics],
  current: {
    topicId: 'x',
    timebox: { id: 'box', number: 1, lengthMs: minutes(5), endsAt: noon + minutes(left), leftMs: null },
    clockStartedAt: noon - minutes(spent),
    roundId: null,
  },
})

describe('how long a topic takes', () => {
  it('is what the ladder suggests, until topics have been discussed: then their mean', () => {
    expect(paceOf(queue(...waiting))).toBe(minutes(7))
    expect(paceOf(queue(discussed('x', 4), discussed('y', 10), open('a')))).toBe(minutes(7))
    expect(paceOf(queue(discussed('x', 12), discussed('nothing', 0)))).toBe(minutes(12))
    expect(paceOf({ topics: [], settings: { ladder: [300] } })).toBe(minutes(7.5))
  })
})

describe('the finish line', () => {
  it('stands below the last topic that fits whole', () => {
    const fits = (min: number) => finishLine(queue(...waiting), noon, noon + minutes(min))?.fits
    expect(fits(21)).toEqual(['a', 'b', 'c'])
    expect(fits(20)).toEqual(['a', 'b'])
    expect(fits(6)).toEqual([])
    expect(fits(600)).toEqual(['a', 'b', 'c', 'd'])
  })

  it('counts the topic at hand first: what is on its clock, and no less than topics take', () => {
    const fits = (spent: number, left: number) =>
      finishLine(talking(spent, left, [discussed('y', 8), ...waiting]), noon, noon + minutes(15))?.fits.length
    expect(fits(0, 5)).toBe(0) // eight minutes for it, seven left
    expect(fits(5, 3)).toBe(1)
    expect(fits(1, 9)).toBe(0)
    expect(fits(20, 1)).toBe(1)
    expect(fits(30, -3)).toBe(1)
  })

  it('leaves out what a moderator hid, and counts what waits', () => {
    const hidden: Topic = { ...open('h'), hidden: true }
    const line = finishLine(queue(hidden, ...waiting), noon, noon + minutes(8))
    expect(line).toEqual({ fits: ['a'], waiting: 4, perTopicMs: minutes(7) })
  })

  it('says that nothing fits once the end has come, and nothing at all far from it or without an hour', () => {
    const at = (min: number) => finishLine(queue(...waiting), noon, noon + minutes(min))
    expect(at(-30)?.fits).toEqual([])
    expect(at(13 * 60)).toBeNull()
    expect(at(-13 * 60)).toBeNull()
    expect(finishLine(queue(...waiting), noon, null)).toBeNull()
  })

  it('reads a board as people see it', () => {
    const started = view(discussingTea(), 'participant')
    expect(finishLine(started, noon, noon + minutes(14))).toEqual({
      fits: ['naps'],
      waiting: 1,
      perTopicMs: seconds(390),
    })
    const done = view(act(discussingTea(), by('mo'), { type: 'finish-topic' }, noon + minutes(11)), 'participant')
    expect(finishLine(done, noon + minutes(11), noon + minutes(14))?.fits).toEqual([])
    expect(finishLine(done, noon + minutes(11), noon + minutes(22))?.fits).toEqual(['naps'])
  })
})

const aQueue = fc
  .record({
    waiting: fc.integer({ min: 0, max: 12 }),
    took: fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 5 }),
    talk: fc.option(fc.record({ spent: fc.integer({ min: 0, max: 40 }), left: fc.integer({ min: -10, max: 60 }) })),
  })
  .map(({ waiting: count, took, talk }): Queue => {
    const topics = [
      ...took.map((min, at) => discussed(`d${at}`, min)),
      ...Array.from({ length: count }, (_, at) => open(`o${at}`)),
    ]
    return talk ? talking(talk.spent, talk.left, topics) : queue(...topics)
  })
const aWhile = fc.integer({ min: -60, max: 600 }).map(minutes)

describe('any finish line', () => {
  it('never promises more time than there is', () => {
    fc.assert(
      fc.property(aQueue, aWhile, (some, left) => {
        const line = finishLine(some, noon, noon + left)
        if (!line) throw new Error('There is always a line near the meeting.')
        expect(line.fits.length * line.perTopicMs).toBeLessThanOrEqual(Math.max(0, left))
        expect(line.fits).toEqual(
          some.topics
            .filter(({ status }) => status === 'open')
            .slice(0, line.fits.length)
            .map(({ id }) => id),
        )
      }),
    )
  })

  it('never moves down while time passes and nothing else happens, nor up when the meeting ends later', () => {
    fc.assert(
      fc.property(aQueue, aWhile, fc.integer({ min: 0, max: 90 }).map(minutes), (some, left, more) => {
        const fits = (now: number, until: number) => finishLine(some, now, until)?.fits.length ?? 0
        const at = fits(noon, noon + left)
        expect(fits(noon + more, noon + left)).toBeLessThanOrEqual(at)
        expect(fits(noon, noon + Math.min(left + more, minutes(700)))).toBeGreaterThanOrEqual(at)
      }),
    )
  })
})
