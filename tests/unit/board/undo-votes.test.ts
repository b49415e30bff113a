import { expect, it } from 'vitest'
import type { Board, Settings } from '#lib/board/state'
import { privateView, view } from '#lib/board/view'
import { aBoard, act, answer, by, type Order, site, withTopics } from '#tests/unit/board/boards'

const [ana, bo, mo] = [by('ana'), by('bo'), by('mo')]
const vote = (topicId: string): Order => ({ type: 'vote', topicId })
const undo = (board: Board): Order => ({ type: 'undo', actId: [...board.acts.keys()].at(-1) ?? '' })
const change = (settings: Partial<Settings>): Order => ({ type: 'change-settings', settings })
/** Ana was a guest all along: she is Bo. */
const anaIsBo: Order = { type: 'claim-guest', guestId: 'ana', personId: 'person-bo', name: 'Bo' }
const fresh: Order = { type: 'fresh-ballots' }

it.each<[Partial<Settings>, Partial<Settings>]>([
  [{ votesNamed: true }, { votesNamed: false }],
  [{ selfVotes: false }, { selfVotes: true }],
  [{ stacking: true }, { stacking: false }],
])('brings no rule of voting back once there are votes: %j', (first, then) => {
  const board = act(withTopics(aBoard(first)), mo, change(then))
  const voted = act(board, ana, vote('tea'))
  expect(answer(voted, mo, undo(voted))).toBe('changed-since')
  const taken = act(voted, ana, { type: 'unvote', topicId: 'tea' })
  expect(act(taken, mo, undo(taken)).settings).toMatchObject(first)
  const other = act(voted, mo, change({ ladder: [60] }))
  expect(act(other, mo, undo(other)).settings.ladder).toEqual([300, 180])
})

it('gives nobody a second ballot: what a guest had when ballots were renewed is the member’s, once they sign in', () => {
  const guest = act(act(withTopics(), ana, vote('tea')), ana, vote('naps'))
  const merged = act(act(guest, mo, fresh), site, anaIsBo)
  const back = act(merged, mo, undo(merged))
  expect([...back.ballots.keys()]).toEqual(['bo'])
  expect(privateView(back, 'bo', false)).toMatchObject({ votes: ['tea', 'naps'], votesLeft: 1 })
})

it('gives the member the own votes back, where both had voted', () => {
  const both = act(act(withTopics(), ana, vote('tea')), bo, vote('naps'))
  const merged = act(act(both, mo, fresh), site, anaIsBo)
  const back = act(merged, mo, undo(merged))
  expect([...back.ballots]).toEqual([['bo', new Map([['naps', 1]])]])
  expect(view(back, 'moderator').topics.map(({ votes }) => votes)).toEqual([0, 1])
})

it('takes topics apart with the votes of a guest who has signed in since', () => {
  const merging: Order = { type: 'merge-topics', topicId: 'tea', intoId: 'naps' }
  const merged = act(act(act(withTopics(), ana, vote('tea')), mo, merging), site, anaIsBo)
  const back = act(merged, mo, undo(merged))
  expect([...back.ballots]).toEqual([['bo', new Map([['tea', 1]])]])
  expect(back.merged.size).toBe(0)
})

it('takes merged topics apart with the votes of whoever has voted since, and no vote ends where nobody put it', () => {
  const cats = act(withTopics(), mo, { type: 'propose', id: 'cats', title: 'Cats', details: '' })
  const voted = act(act(act(cats, ana, vote('tea')), ana, vote('naps')), bo, vote('tea'))
  const merging: Order = { type: 'merge-topics', topicId: 'tea', intoId: 'naps' }
  const since = act(act(act(voted, mo, merging), bo, vote('cats')), ana, vote('cats'))
  const back = act(since, mo, undo(since))
  expect(back.ballots.get('bo')).toEqual(
    new Map([
      ['tea', 1],
      ['cats', 1],
    ]),
  )
  expect(back.ballots.get('ana')).toEqual(
    new Map([
      ['tea', 1],
      ['naps', 1],
      ['cats', 1],
    ]),
  )
  const paid = act(act(act(voted, mo, change({ votesEach: 2 })), mo, merging), ana, vote('cats'))
  expect(act(paid, mo, undo(paid)).ballots.get('ana')).toEqual(
    new Map([
      ['naps', 1],
      ['cats', 1],
    ]),
  )
})

it('joins again what was taken apart, with votes that came since, so that they can come apart once more', () => {
  const merging: Order = { type: 'merge-topics', topicId: 'tea', intoId: 'naps' }
  const voted = act(act(withTopics(), ana, vote('tea')), ana, vote('naps'))
  const apart = act(act(voted, mo, merging), mo, { type: 'unmerge-topic', topicId: 'tea' })
  const since = act(act(apart, bo, vote('tea')), ana, { type: 'unvote', topicId: 'tea' })
  const joined = act(since, mo, undo(since))
  expect([...joined.ballots]).toEqual([
    ['ana', new Map([['naps', 1]])],
    ['bo', new Map([['naps', 1]])],
  ])
  const again = act(joined, mo, { type: 'unmerge-topic', topicId: 'tea' })
  expect([...again.ballots]).toEqual([
    ['ana', new Map([['naps', 1]])],
    ['bo', new Map([['tea', 1]])],
  ])
})

it('leaves who has left the community where they are, with the votes that they had', () => {
  const voted = act(act(withTopics(), bo, vote('tea')), mo, fresh)
  const left = act(voted, site, { type: 'forget', participantIds: ['bo'], words: false })
  expect([...act(left, mo, undo(left)).ballots]).toEqual([['bo', new Map([['tea', 1]])]])
})

it('is not held up by votes on a topic that is gone', () => {
  const stacked = act(act(withTopics(aBoard({ stacking: true })), bo, vote('tea')), bo, vote('tea'))
  const gone = act(stacked, ana, { type: 'withdraw-topic', topicId: 'tea' })
  const board = act(act(gone, mo, change({ stacking: false })), mo, { type: 'lock-board' })
  expect(act(board, mo, undo(board)).locked).toBe(false)
})
