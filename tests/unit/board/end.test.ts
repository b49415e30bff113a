import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RATING_MS } from '#lib/board/rules-end'
import type { Board } from '#lib/board/state'
import { privateView, view } from '#lib/board/view'
import { averageOf } from '#lib/board/view-ratings'
import { act, answer, by, discussingTea, minutes, noon, site, withTopics } from './boards.ts'
import { aHistory, play } from './histories.ts'

const mo = by('mo')
const KINDS = ['public', 'participant', 'moderator'] as const
const closed = (board: Board = discussingTea()) => act(board, mo, { type: 'set-phase', phase: 'closed' })
const rate = (board: Board, who: string, value: number, now = noon) => act(board, by(who), { type: 'rate', value }, now)

describe('what the hour was worth', () => {
  it('is asked on the closed board, and a second tap takes the place of the first', () => {
    expect(answer(discussingTea(), by('ana'), { type: 'rate', value: 4 })).toBe('not-closed')
    const board = rate(rate(closed(), 'ana', 2), 'ana', 4)
    expect(privateView(board, 'ana', false)?.rating).toBe(4)
    expect(view(board, 'participant').ratings).toEqual({ count: 1, values: null })
  })

  it('is asked for seven days', () => {
    const board = closed()
    const last = (board.closedAt ?? 0) + RATING_MS
    expect(answer(board, by('ana'), { type: 'rate', value: 4 }, last)).toHaveLength(1)
    expect(answer(board, by('ana'), { type: 'rate', value: 4 }, last + 1)).toBe('rating-over')
  })

  it('is asked of nobody who was taken off the board, nor of who was never on it', () => {
    const without = act(withTopics(), mo, { type: 'remove-participant', participantId: 'ana' })
    expect(answer(closed(without), by('ana'), { type: 'rate', value: 4 })).toBe('removed-from-board')
    expect(answer(closed(), by('nobody'), { type: 'rate', value: 4 })).toBe('not-admitted')
  })

  it('shows how often each value was given from three on', () => {
    const board = rate(rate(closed(), 'ana', 5), 'bo', 2)
    expect(view(board, 'moderator').ratings).toEqual({ count: 2, values: null })
    const { ratings } = view(rate(board, 'mo', 5), 'public')
    expect(ratings).toEqual({ count: 3, values: [0, 1, 0, 0, 2] })
    expect(averageOf(ratings)).toBe(4)
    expect(averageOf({ count: 2, values: null })).toBeNull()
  })

  it('goes along when a guest turns out to be somebody who is here already', () => {
    const rated = rate(closed(withTopics()), 'ana', 5)
    const opened = act(rated, mo, { type: 'undo', actId: [...rated.acts.keys()].at(-1) ?? '' })
    const claim = { type: 'claim-guest', guestId: 'ana', personId: 'person-bo', name: 'Bo' } as const
    const one = act(opened, site, claim)
    expect(one.participants.get('bo')?.rating).toBe(5)
    expect(view(one, 'public').ratings.count).toBe(1)
    const both = act(
      act(rate(rated, 'bo', 1), mo, { type: 'undo', actId: [...rated.acts.keys()].at(-1) ?? '' }),
      site,
      claim,
    )
    expect(both.participants.get('bo')?.rating).toBe(1)
    expect(view(both, 'public').ratings.count).toBe(1)
  })
})

describe('a rating', () => {
  it('changes not a byte of what anybody else is shown, while fewer than three have rated', () => {
    let differed = 0
    fc.assert(
      fc.property(aHistory, fc.integer({ min: 1, max: 5 }), (history, value) => {
        for (const { after } of play(history).steps) {
          const rated = [...after.participants.values()].filter(({ rating }) => rating !== null)
          const [one] = rated
          if (!one || rated.length > 2) continue
          const other = { ...after, participants: new Map(after.participants).set(one.id, { ...one, rating: value }) }
          differed += one.rating === value ? 0 : 1
          for (const kind of KINDS) expect(JSON.stringify(view(other, kind))).toBe(JSON.stringify(view(after, kind)))
          for (const { id } of after.participants.values())
            if (id !== one.id) expect(privateView(other, id, false)).toEqual(privateView(after, id, false))
        }
      }),
      { numRuns: 300 },
    )
    expect(differed).toBeGreaterThan(50)
  })

  it('is nobody else’s to see, whoever has rated', () => {
    const before = closed()
    const board = rate(rate(rate(before, 'ana', 5), 'bo', 2), 'mo', 5)
    const swapped = rate(rate(rate(before, 'ana', 2), 'bo', 5), 'mo', 5)
    expect(JSON.stringify(view(board, 'moderator'))).toBe(JSON.stringify(view(swapped, 'moderator')))
    expect(JSON.stringify(view(board, 'moderator'))).not.toContain('"rating"')
  })
})

describe('what stayed', () => {
  const drop = (board: Board, topicId: string | null) => act(board, mo, { type: 'drop-topic', topicId })
  const shown = (board: Board) => view(board, 'public').topics.map(({ id, dropped = false }) => [id, dropped])

  it('is carried over unless a moderator lets it go, which can be taken back', () => {
    const board = closed()
    expect(shown(board)).toEqual([
      ['naps', false],
      ['tea', false],
    ])
    const dropped = drop(board, 'naps')
    expect(shown(dropped)[0]).toEqual(['naps', true])
    expect(answer(dropped, mo, { type: 'drop-topic', topicId: 'naps' })).toBe('dropped-already')
    expect(shown(act(dropped, mo, { type: 'carry-topic', topicId: 'naps' }))).toEqual(shown(board))
    const undone = act(dropped, mo, { type: 'undo', actId: [...dropped.acts.keys()].at(-1) ?? '' })
    expect(shown(undone)).toEqual(shown(board))
  })

  it('can be let go at once, in one act', () => {
    const three = act(withTopics(), by('bo'), { type: 'propose', id: 'cats', title: 'Cats', details: '' })
    const parked = act(three, mo, { type: 'park-topic', topicId: 'cats' })
    const merged = act(parked, mo, { type: 'merge-topics', topicId: 'naps', intoId: 'tea' })
    const all = drop(closed(merged), null)
    expect([...all.topics.values()].map(({ id, dropped }) => [id, dropped])).toEqual([
      ['tea', true],
      ['naps', false],
      ['cats', true],
    ])
    expect(view(all, 'public').acts.at(-1)).toMatchObject({ kind: 'drop-topics', target: null })
    expect(answer(all, mo, { type: 'drop-topic', topicId: null })).toBe('dropped-already')
    expect(answer(closed(), mo, { type: 'carry-topic', topicId: null })).toBe('carried-already')
  })

  it('waits for the end of the meeting, and is for moderators, who need not have joined', () => {
    const board = closed()
    const order = { type: 'drop-topic', topicId: 'naps' } as const
    expect(answer(withTopics(), mo, order)).toBe('not-closed')
    expect(answer(board, by('bo'), order)).toBe('not-moderator')
    expect(answer(board, { id: '', moderator: true }, order)).toHaveLength(1)
  })

  it('is not what was discussed, merged or removed', () => {
    const told = act(discussingTea(), mo, { type: 'finish-topic' }, noon + minutes(6))
    expect(answer(closed(told), mo, { type: 'drop-topic', topicId: 'tea' })).toBe('did-not-stay')
    const gone = closed(act(withTopics(), mo, { type: 'remove-topic', topicId: 'naps' }))
    expect(answer(gone, mo, { type: 'drop-topic', topicId: 'naps' })).toBe('no-such-topic')
  })
})
