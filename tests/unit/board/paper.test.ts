import { describe, expect, it } from 'vitest'
import { paperVotesOf } from '#lib/board/rules-votes'
import type { Board, Settings } from '#lib/board/state'
import { view } from '#lib/board/view'
import { aBoard, act, answer, by, type Order, withTopics } from '#tests/unit/board/boards'

const [bo, mo] = [by('bo'), by('mo')]
const paper = (topicId: string, votes: number): Order => ({ type: 'set-paper-votes', topicId, votes })
const voters = (count: number): Order => ({ type: 'set-paper-voters', count })
const merge: Order = { type: 'merge-topics', topicId: 'tea', intoId: 'naps' }
const unmerge: Order = { type: 'unmerge-topic', topicId: 'tea' }
const change = (settings: Partial<Settings>): Order => ({ type: 'change-settings', settings })
const undo = (board: Board): Order => ({ type: 'undo', actId: [...board.acts.keys()].at(-1) ?? '' })
const having = (orders: Order[], changes: Partial<Settings> = {}) =>
  orders.reduce((board, order) => act(board, mo, order), withTopics(aBoard(changes)))
const naps = (board: Board) => view(board, 'moderator').topics.find(({ id }) => id === 'naps')
const counted = (board: Board) => Object.fromEntries(paperVotesOf(board))

describe('votes on paper on a topic that is merged', () => {
  it('go with it, and come back when it is taken apart', () => {
    const board = having([voters(3), paper('tea', 1), paper('naps', 2), merge])
    expect(naps(board)).toMatchObject({ votes: 3, paperVotes: 3 })
    expect(counted(act(board, mo, unmerge))).toEqual({ tea: 1, naps: 2 })
    expect(counted(act(board, mo, undo(board)))).toEqual({ tea: 1, naps: 2 })
    const withdrawn = act(board, bo, { type: 'withdraw-topic', topicId: 'naps' })
    expect(counted(withdrawn)).toEqual({ tea: 1 })
  })

  it('are no more there than people vote by hand, where each has one vote a topic', () => {
    const board = having([voters(2), paper('tea', 2), paper('naps', 1), merge])
    expect(naps(board)?.paperVotes).toBe(2)
    expect(counted(act(board, mo, unmerge))).toEqual({ tea: 2, naps: 1 })
    const stacked = having([voters(2), paper('tea', 2), paper('naps', 1), merge], { stacking: true })
    expect(naps(stacked)?.paperVotes).toBe(3)
  })

  it('never become more than there are', () => {
    const board = having([voters(1), paper('tea', 1), merge, paper('naps', 1), unmerge], { votesEach: 1 })
    expect(counted(board)).toEqual({ tea: 1, naps: 0 })
    expect(counted(having([voters(1), paper('tea', 1), merge, paper('naps', 0), unmerge]))).toEqual({ tea: 0, naps: 0 })
    // What came back returns as far as those people can have as many, and not once ballots were renewed.
    const both = [voters(2), paper('tea', 2), paper('naps', 2), merge]
    const cats: Order = { type: 'propose', id: 'cats', title: 'Cats', details: '' }
    const having3 = (orders: Order[]) => counted(having([cats, ...both, ...orders], { votesEach: 2 }))
    expect(having3([unmerge])).toEqual({ tea: 2, naps: 2, cats: 0 })
    expect(having3([paper('cats', 1), unmerge])).toEqual({ tea: 1, naps: 2, cats: 1 })
    expect(having3([{ type: 'fresh-ballots' }, unmerge])).toEqual({ tea: 0, naps: 0, cats: 0 })
  })

  it('become early interest once', () => {
    const board = having([voters(1), paper('tea', 1), merge, { type: 'fresh-ballots' }])
    expect(naps(board)).toMatchObject({ interest: 1 })
    expect(naps(board)).not.toHaveProperty('paperVotes')
    expect(act(board, mo, unmerge).topics.get('tea')).toMatchObject({ interest: 0, paperVotes: 0 })
  })
})

it('asks whether the votes on paper fit, whichever setting changes', () => {
  const board = having([voters(1), paper('tea', 3)], { stacking: true })
  expect(answer(board, mo, change({ stacking: false }))).toBe('votes-cast')
  expect(answer(board, mo, change({ votesEach: 2 }))).toBe('votes-spent')
  expect(answer(board, mo, change({ votesEach: 4, ladder: [60] }))).toHaveLength(1)
})
