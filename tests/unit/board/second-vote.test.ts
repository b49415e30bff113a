import { describe, expect, it } from 'vitest'
import { lastAct } from '#lib/board/rewind'
import type { Board, Settings } from '#lib/board/state'
import { privateView, view } from '#lib/board/view'
import { aBoard, act, answer, by, type Order, withTopics } from '#tests/unit/board/boards'

const [ana, bo, mo] = [by('ana'), by('bo'), by('mo')]
const vote = (topicId: string): Order => ({ type: 'vote', topicId })
const change = (settings: Partial<Settings>): Order => ({ type: 'change-settings', settings })
const with2 = (changes: Partial<Settings> = {}) => withTopics(aBoard(changes))
const votesOf = (board: Board, topicId: string) =>
  view(board, 'moderator').topics.find(({ id }) => id === topicId)?.votes

describe('a second vote', () => {
  const phase = (to: 'voting' | 'discussing'): Order => ({ type: 'set-phase', phase: to })
  const discuss = (board: Board) =>
    [{ type: 'start-topic', topicId: 'tea' } as const, { type: 'finish-topic' } as const].reduce(
      (next, order) => act(next, mo, order),
      act(board, mo, phase('discussing')),
    )
  it('begins with all votes but those on what is left, which can be moved; those on what was discussed are used up', () => {
    const first = act(act(act(with2({ votesEach: 2 }), mo, phase('voting')), ana, vote('tea')), ana, vote('naps'))
    const again = act(discuss(act(first, bo, vote('tea'))), mo, phase('voting'))
    expect([privateView(again, 'ana', false)?.votesLeft, privateView(again, 'bo', false)?.votesLeft]).toEqual([1, 2])
    expect(answer(again, ana, { type: 'unvote', topicId: 'tea' })).toBe('topic-not-open')
    const more = act(again, bo, { type: 'propose', id: 'cats', title: 'Cats', details: '' })
    const moved = act(act(more, ana, { type: 'unvote', topicId: 'naps' }), ana, vote('cats'))
    const full = act(act(moved, ana, vote('naps')), bo, { type: 'propose', id: 'dogs', title: 'Dogs', details: '' })
    expect(answer(full, ana, vote('dogs'))).toBe('no-votes-left')
    const over = act(moved, mo, phase('discussing'))
    expect(['tea', 'naps', 'cats'].map((id) => votesOf(over, id))).toEqual([2, 0, 1])
  })
  it('holds everybody to their limit, also when what was discussed is taken back', () => {
    const first = act(act(with2({ votesEach: 1 }), mo, phase('voting')), ana, vote('tea'))
    const finished = discuss(first)
    const again = act(act(finished, mo, phase('voting')), ana, vote('naps'))
    expect(answer(again, ana, vote('tea'))).toBe('topic-not-open')
    const undo = (board: Board): Order => ({ type: 'undo', actId: lastAct(board)?.id ?? '' })
    const back = act(again, mo, undo(again))
    expect(answer(back, mo, undo(back))).toBe('changed-since')
    expect(act(finished, mo, undo(finished)).topics.get('tea')?.status).toBe('discussing')
  })
  it('gives those who vote by hand theirs again, and leaves by which rules people vote', () => {
    const voters = act(act(with2({ votesEach: 1 }), mo, phase('voting')), mo, { type: 'set-paper-voters', count: 2 })
    const first = act(voters, mo, { type: 'set-paper-votes', topicId: 'tea', votes: 2 })
    const again = act(discuss(act(first, ana, vote('tea'))), mo, phase('voting'))
    expect(answer(again, mo, change({ votesNamed: true }))).toBe('votes-cast')
    const fewer = act(again, mo, { type: 'set-paper-voters', count: 1 })
    expect(answer(fewer, mo, { type: 'set-paper-votes', topicId: 'naps', votes: 2 })).toBe('too-many-paper-votes')
    expect(answer(fewer, mo, { type: 'set-paper-votes', topicId: 'naps', votes: 1 })).toHaveLength(1)
  })
})
