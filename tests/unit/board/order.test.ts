import { describe, expect, it } from 'vitest'
import type { Board } from '#lib/board/state'
import { view } from '#lib/board/view'
import { aBoard, act, answer, by, type Order } from '#tests/unit/board/boards'

const [ana, bo, mo] = [by('ana'), by('bo'), by('mo')]
const propose = (id: string, anonymous = false): Order => ({
  ...{ type: 'propose', id, title: id, details: '' },
  ...(anonymous && { anonymous: true }),
})
const ids = (board: Board) => view(board, 'public').topics.map(({ id }) => id)
const discussing: Order = { type: 'set-phase', phase: 'discussing' }

/** Ana brought a1 and a2, Bo b1. */
function three(anonymous = false): Board {
  const first = act(aBoard(), ana, propose('a1'))
  return act(act(first, ana, propose('a2', anonymous)), bo, propose('b1'))
}
const discussed = (board: Board, topicId: string) =>
  act(act(board, mo, { type: 'start-topic', topicId }), mo, { type: 'finish-topic' })

describe('a tie', () => {
  it('goes to whoever has had no topic discussed yet', () => {
    const board = discussed(act(three(), mo, discussing), 'a1')
    expect(ids(board)).toEqual(['b1', 'a2', 'a1'])
  })

  it('counts only what was brought under a name, so that nothing tells an anonymous author', () => {
    const orders = new Set<string>()
    for (let at = 0; at < 40; at++) {
      const ready = act(three(true), mo, discussing, Date.UTC(2026, 10, 12, 12) + at)
      const asAna = discussed(ready, 'a1')
      const topics = new Map(
        [...ready.topics].map(([id, topic]) => [id, id === 'a2' ? { ...topic, authorId: 'bo' } : topic]),
      )
      const asBo = discussed({ ...ready, topics }, 'a1')
      expect(ids(asAna)).toEqual(ids(asBo))
      orders.add(ids(asAna).join())
    }
    expect(orders).toEqual(new Set(['a2,b1,a1', 'b1,a2,a1']))
  })

  it('is settled by a lot that is drawn when discussing begins, whoever was first', () => {
    const firsts = Array.from(
      { length: 60 },
      (_, at) => ids(act(three(), mo, discussing, Date.UTC(2026, 10, 12, 12) + at))[0],
    )
    for (const id of ['a1', 'a2', 'b1']) expect(firsts.filter((first) => first === id).length).toBeGreaterThan(8)
  })

  it('does not stand above a vote', () => {
    const board = act(act(three(), ana, { type: 'vote', topicId: 'a2' }), mo, discussing)
    expect(ids(discussed(board, 'a1'))).toEqual(['a2', 'b1', 'a1'])
  })
})

describe('the moderator’s order', () => {
  const move = (topicId: string, beforeId: string | null): Order => ({ type: 'move-topic', topicId, beforeId })
  it('stands above votes and lot, and who comes later comes after', () => {
    const board = act(act(three(), ana, { type: 'vote', topicId: 'a1' }), mo, discussing)
    const moved = act(act(board, mo, move('b1', null)), mo, move('a2', ids(board)[0] ?? ''))
    expect(ids(moved)).toEqual(['a2', 'a1', 'b1'])
    expect(ids(act(moved, bo, propose('late')))).toEqual(['a2', 'a1', 'b1', 'late'])
    expect(view(moved, 'public').topics[0]).toMatchObject({ placed: true })
  })
  it('ends where voting opens anew', () => {
    const moved = act(act(three(), mo, discussing), mo, move('b1', 'a1'))
    expect(ids(act(moved, mo, { type: 'set-phase', phase: 'voting' }))).toEqual(['a1', 'a2', 'b1'])
  })
  it('gives way to a vote that is over, also to one before the meeting, and stands where nobody voted', () => {
    const voting: Order = { type: 'set-phase', phase: 'voting' }
    for (const start of [three(), act(three(), mo, voting)]) {
      const moved = act(start, mo, move('b1', 'a1'))
      const voted = act(moved, ana, { type: 'vote', topicId: 'a2' })
      expect(ids(voted)).toEqual(['b1', 'a1', 'a2'])
      const open = act(voted, mo, discussing)
      expect(ids(open)[0]).toBe('a2')
      expect(view(open, 'public').topics.some(({ placed }) => placed)).toBe(false)
      const back = act(open, mo, { type: 'undo', actId: [...open.acts.keys()].at(-1) ?? '' })
      expect(ids(back)).toEqual(['b1', 'a1', 'a2'])
      expect(ids(act(moved, mo, discussing))).toEqual(['b1', 'a1', 'a2'])
    }
    const ordered = act(act(act(three(), mo, voting), mo, { type: 'set-paper-voters', count: 1 }), mo, move('b1', 'a1'))
    const onPaper = act(ordered, mo, { type: 'set-paper-votes', topicId: 'a2', votes: 1 })
    expect(ids(act(onPaper, mo, discussing))[0]).toBe('a2')
  })
  it('that was made once the vote was over stands, whatever phase comes next', () => {
    const voted = act(act(three(), mo, { type: 'set-phase', phase: 'voting' }), ana, { type: 'vote', topicId: 'a1' })
    const collecting = act(act(voted, mo, discussing), mo, { type: 'set-phase', phase: 'collecting' })
    expect(ids(act(act(collecting, mo, move('b1', 'a1')), mo, discussing))).toEqual(['b1', 'a1', 'a2'])
  })
  it('is of open topics, by moderators', () => {
    const board = act(three(), mo, discussing)
    expect(answer(board, ana, move('b1', null))).toBe('not-moderator')
    expect(answer(board, mo, move('b1', 'nothing'))).toBe('no-such-topic')
    expect(answer(discussed(board, 'a1'), mo, move('a1', null))).toBe('topic-not-open')
  })
})

describe('a parked topic', () => {
  it('stands behind those that wait, with its votes, and comes back', () => {
    const board = act(act(three(), ana, { type: 'vote', topicId: 'a1' }), mo, discussing)
    const parked = act(board, mo, { type: 'park-topic', topicId: 'a1' })
    expect(ids(parked).at(-1)).toBe('a1')
    expect(answer(parked, mo, { type: 'start-topic', topicId: 'a1' })).toBe('topic-not-open')
    expect(ids(act(parked, mo, { type: 'unpark-topic', topicId: 'a1' }))[0]).toBe('a1')
    expect(answer(board, mo, { type: 'unpark-topic', topicId: 'a1' })).toBe('not-parked')
  })
  it('comes back by its votes where the moderator has ordered the others, and so does one that was merged', () => {
    const voted = ['a1', 'a2'].reduce((board, topicId) => act(board, bo, { type: 'vote', topicId }), three())
    const board = act(act(voted, ana, { type: 'vote', topicId: 'a1' }), mo, discussing)
    const order = (now: Board) => act(now, mo, { type: 'move-topic', topicId: 'b1', beforeId: 'a2' })
    const back = (now: Board, topicId: string) => ids(act(order(now), mo, { type: 'unpark-topic', topicId }))
    const park = (topicId: string) => act(board, mo, { type: 'park-topic', topicId })
    expect(back(park('a1'), 'a1')).toEqual(['a1', 'b1', 'a2'])
    const both = act(park('a1'), mo, { type: 'move-topic', topicId: 'b1', beforeId: 'a2' })
    const last = act(both, mo, { type: 'park-topic', topicId: 'b1' })
    expect(
      ids(act(act(last, mo, { type: 'unpark-topic', topicId: 'a1' }), mo, { type: 'unpark-topic', topicId: 'b1' })),
    ).toEqual(['a1', 'a2', 'b1'])
    const late = act(order(board), bo, propose('late'))
    const merged = act(late, mo, { type: 'merge-topics', topicId: 'a1', intoId: 'late' })
    expect(ids(act(merged, mo, { type: 'unmerge-topic', topicId: 'a1' }))).toEqual(['a1', 'b1', 'a2', 'late'])
  })
  it('may be the one that is being discussed, whose time is kept', () => {
    const noon = Date.UTC(2026, 10, 12, 12)
    const started = act(act(three(), mo, discussing, noon), mo, { type: 'start-topic', topicId: 'a1' }, noon)
    const parked = act(started, mo, { type: 'park-topic', topicId: 'a1' }, noon + 60_000)
    expect(parked.current).toBeNull()
    expect(parked.topics.get('a1')).toMatchObject({ status: 'parked', spentMs: 60_000 })
  })
})
