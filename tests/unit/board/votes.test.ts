import { describe, expect, it } from 'vitest'
import type { Settings } from '#lib/board/state'
import { privateView, view } from '#lib/board/view'
import { aBoard, act, answer, by, type Order, site, withTopics } from '#tests/unit/board/boards'

const [ana, bo, mo] = [by('ana'), by('bo'), by('mo')]
const vote = (topicId: string): Order => ({ type: 'vote', topicId })
const merge: Order = { type: 'merge-topics', topicId: 'tea', intoId: 'naps' }
const unmerge: Order = { type: 'unmerge-topic', topicId: 'tea' }
const change = (settings: Partial<Settings>): Order => ({ type: 'change-settings', settings })
const with3 = (changes: Partial<Settings> = {}) => withTopics(aBoard(changes))
const votesOf = (board: ReturnType<typeof with3>, topicId: string) =>
  view(board, 'moderator').topics.find(({ id }) => id === topicId)?.votes

describe('stacked votes', () => {
  it('are several on one topic, up to the limit, and go back one by one', () => {
    const board = [0, 1, 2].reduce((next) => act(next, ana, vote('naps')), with3({ stacking: true }))
    expect(privateView(board, 'ana', false)).toMatchObject({ votes: ['naps', 'naps', 'naps'], votesLeft: 0 })
    expect(answer(board, ana, vote('tea'))).toBe('no-votes-left')
    expect(privateView(act(board, ana, { type: 'unvote', topicId: 'naps' }), 'ana', false)?.votesLeft).toBe(1)
    expect(answer(act(with3(), ana, vote('naps')), ana, vote('naps'))).toBe('already-voted')
  })
})

describe('votes for one’s own topic', () => {
  it('are refused where the board says so', () => {
    expect(answer(with3({ selfVotes: false }), ana, vote('tea'))).toBe('own-topic')
    expect(answer(with3({ selfVotes: false }), bo, vote('tea'))).toHaveLength(1)
  })

  it('are not had by having been two people either', () => {
    const claim: Order = { type: 'claim-guest', guestId: 'ana', personId: 'person-bo', name: 'Bo' }
    const settled = (board: ReturnType<typeof with3>) => act(board, site, claim).ballots.get('bo')
    const strict = with3({ selfVotes: false })
    // The guest's vote for the member's topic, and the member's for the guest's.
    expect(settled(act(strict, ana, vote('naps')))).toBeUndefined()
    expect(settled(act(strict, bo, vote('tea')))).toBeUndefined()
    expect(settled(act(with3(), bo, vote('tea')))).toEqual(new Map([['tea', 1]]))
    // Of an anonymous topic the count would tell whose it is.
    const quiet = act(strict, ana, { type: 'propose', id: 'quiet', title: 'Quiet', details: '', anonymous: true })
    expect(settled(act(quiet, bo, vote('quiet')))).toEqual(new Map([['quiet', 1]]))
  })
})

describe('named votes', () => {
  it('are shown by name to those who take part, as soon as votes are', () => {
    const board = act(with3({ votesNamed: true }), ana, vote('naps'))
    expect(view(board, 'participant').topics[1]).toMatchObject({ voters: ['ana'] })
    expect(view(board, 'public').topics[1]).not.toHaveProperty('voters')
    const hidden = act(board, mo, { type: 'set-phase', phase: 'voting' })
    expect(view(hidden, 'moderator').topics[1]).not.toHaveProperty('voters')
  })
})

describe('settings', () => {
  it('raise the limit at once, and are not lowered below what somebody has spent', () => {
    const board = act(act(with3(), ana, vote('tea')), ana, vote('naps'))
    expect(privateView(act(board, mo, change({ votesEach: 10 })), 'ana', false)?.votesLeft).toBe(8)
    expect(answer(board, mo, change({ votesEach: 1 }))).toBe('votes-spent')
    expect(act(board, mo, change({ votesEach: 2 })).settings.votesEach).toBe(2)
    expect(answer(board, bo, change({ votesEach: 2 }))).toBe('not-moderator')
  })
  it('let people vote before the meeting at once, and no later', () => {
    const early = act(with3({ earlyVoting: false }), mo, change({ earlyVoting: true }))
    expect(answer(early, ana, vote('tea'))).toHaveLength(1)
    expect(act(early, mo, { type: 'undo', actId: [...early.acts.keys()].at(-1) ?? '' }).voting).toBe(false)
    expect(answer(act(early, mo, change({ earlyVoting: false })), ana, vote('tea'))).toBe('not-voting')
    const discussing = act(with3({ earlyVoting: false }), mo, { type: 'set-phase', phase: 'discussing' })
    const back = act(discussing, mo, { type: 'set-phase', phase: 'collecting' })
    expect(act(back, mo, change({ earlyVoting: true })).voting).toBe(false)
  })
  it.each([{ stacking: true }, { votesNamed: true }, { selfVotes: false }])(
    'stay while there are votes: %j',
    (rule) => {
      expect(act(with3(), mo, change(rule)).settings).toMatchObject(rule)
      expect(answer(act(with3(), ana, vote('naps')), mo, change(rule))).toBe('votes-cast')
      expect(answer(act(with3(), ana, vote('naps')), mo, change({ ladder: [60] }))).toHaveLength(1)
    },
  )
})

describe('fresh ballots', () => {
  it('give everybody all votes, and keep the early interest in sight', () => {
    const board = act(act(with3(), ana, vote('naps')), ana, { type: 'set-done', done: true })
    const fresh = act(board, mo, { type: 'fresh-ballots' })
    expect(privateView(fresh, 'ana', false)).toMatchObject({ votes: [], votesLeft: 3, done: false })
    expect(view(fresh, 'public').topics[1]).toMatchObject({ id: 'naps', interest: 1, votes: 0 })
  })
  it('bring no hidden vote to light', () => {
    const hidden = act(act(with3(), mo, { type: 'set-phase', phase: 'voting' }), ana, vote('naps'))
    expect(answer(hidden, mo, { type: 'fresh-ballots' })).toBe('votes-hidden')
  })
})

describe('being done', () => {
  it('is counted by what people say, and over when voting opens anew', () => {
    const board = act(act(with3(), ana, { type: 'set-done', done: true }), bo, { type: 'set-done', done: true })
    expect(view(board, 'public').done).toBe(2)
    expect(view(act(board, bo, { type: 'set-done', done: false }), 'public').done).toBe(1)
    expect(view(act(board, mo, { type: 'set-phase', phase: 'voting' }), 'public').done).toBe(0)
    const discussing = act(board, mo, { type: 'set-phase', phase: 'discussing' })
    expect(answer(discussing, ana, { type: 'set-done', done: true })).toBe('not-voting')
  })
})

describe('votes on paper', () => {
  const paper = (topicId: string, votes: number): Order => ({ type: 'set-paper-votes', topicId, votes })
  const two = act(with3(), mo, { type: 'set-paper-voters', count: 2 })
  it('count with the others, marked, as many as those people can have', () => {
    const board = act(act(two, mo, paper('tea', 2)), ana, vote('tea'))
    expect(view(board, 'public').topics[0]).toMatchObject({ votes: 3, paperVotes: 2 })
    expect(answer(board, mo, paper('naps', 3))).toBe('too-many-paper-votes')
    expect(answer(board, mo, { type: 'set-paper-voters', count: 1 })).toBe('too-many-paper-votes')
    expect(answer(act(board, mo, change({ votesEach: 1 })), mo, paper('naps', 1))).toBe('too-many-paper-votes')
    expect(answer(board, mo, change({ votesEach: 1 }))).toHaveLength(1)
  })
  it('are seen by the moderator alone while votes are hidden', () => {
    const hidden = act(act(two, mo, { type: 'set-phase', phase: 'voting' }), mo, paper('tea', 2))
    expect(view(hidden, 'moderator').topics[0]).toMatchObject({ paperVotes: 2 })
    const entered = (kind: 'moderator' | 'participant') =>
      view(hidden, kind).acts.find((done) => done.kind === 'set-paper-votes')?.target
    expect([entered('moderator'), entered('participant')]).toEqual(['tea', null])
    expect(view(hidden, 'participant').topics[0]).not.toHaveProperty('paperVotes')
  })
})

describe('merging', () => {
  const both = act(act(act(with3(), ana, vote('tea')), ana, vote('naps')), bo, vote('tea'))
  it('moves votes to the other topic; who voted on both has one back, and is told', () => {
    const board = act(both, mo, merge)
    expect(votesOf(board, 'naps')).toBe(2)
    expect(privateView(board, 'ana', false)).toMatchObject({
      votes: ['naps'],
      votesLeft: 2,
      released: [{ topicId: 'tea', intoId: 'naps', votes: 1 }],
    })
    expect(privateView(board, 'bo', false)).toMatchObject({ votes: ['naps'], votesLeft: 2, released: [] })
    expect(view(board, 'public').topics).toMatchObject([{ id: 'naps', merged: [{ id: 'tea', title: 'Tea' }] }])
  })
  it('sums votes where they may be stacked', () => {
    const stacked = act(act(with3({ stacking: true }), ana, vote('tea')), ana, vote('naps'))
    expect(privateView(act(stacked, mo, merge), 'ana', false)).toMatchObject({ votes: ['naps', 'naps'], votesLeft: 1 })
  })
  it('gives the vote back of whoever would else have voted for their own topic, but for an anonymous one: that would name them', () => {
    const votedFor = (board: ReturnType<typeof with3>) => act(act(board, bo, vote('tea')), mo, merge)
    const board = votedFor(with3({ selfVotes: false }))
    expect(votesOf(board, 'naps')).toBe(0)
    expect(privateView(board, 'bo', false)).toMatchObject({ votesLeft: 3, released: [{ topicId: 'tea', votes: 1 }] })
    const naps: Order = { type: 'propose', id: 'naps', title: 'Naps', details: '', anonymous: true }
    const tea: Order = { type: 'propose', id: 'tea', title: 'Tea', details: '' }
    const anonymous = act(act(aBoard({ selfVotes: false }), bo, naps), ana, tea)
    expect(votesOf(votedFor(anonymous), 'naps')).toBe(1)
  })
  it('keeps the early interest of both in sight', () => {
    const fresh = act(both, mo, { type: 'fresh-ballots' })
    expect(view(act(fresh, mo, merge), 'public').topics).toMatchObject([{ id: 'naps', interest: 3 }])
    expect(view(act(act(fresh, mo, merge), mo, unmerge), 'public').topics).toMatchObject([
      { id: 'tea', interest: 2 },
      { id: 'naps', interest: 1 },
    ])
  })
  it('is undone by unmerging, with the votes that had come back, and never makes more votes than there are', () => {
    const board = act(act(both, mo, merge), mo, unmerge)
    expect([votesOf(board, 'tea'), votesOf(board, 'naps')]).toEqual([2, 1])
    expect(privateView(board, 'ana', false)).toMatchObject({ votes: ['tea', 'naps'], votesLeft: 1, released: [] })
    const spent = act(act(both, mo, merge), bo, { type: 'unvote', topicId: 'naps' })
    expect(votesOf(act(spent, mo, unmerge), 'tea')).toBe(1)
  })
  it('is undone in the discussion too, where nobody can vote again', () => {
    const discussing = act(both, mo, { type: 'set-phase', phase: 'discussing' })
    const board = act(act(discussing, mo, merge), mo, unmerge)
    expect([votesOf(board, 'tea'), votesOf(board, 'naps')]).toEqual([2, 1])
  })
  it('gives nothing back to whoever has spent it since, has left, or proposed the topic by now', () => {
    const third = act(both, bo, { type: 'propose', id: 'cats', title: 'Cats', details: '' })
    const merged = act(act(third, mo, change({ votesEach: 2 })), mo, merge)
    const elsewhere = act(act(merged, ana, vote('cats')), mo, unmerge)
    expect(elsewhere.ballots.get('ana')).toEqual(
      new Map([
        ['naps', 1],
        ['cats', 1],
      ]),
    )
    const gone = act(act(merged, mo, { type: 'remove-participant', participantId: 'ana' }), mo, unmerge)
    expect(gone.ballots.has('ana')).toBe(false)
    const strict = act(with3({ selfVotes: false }), bo, { type: 'propose', id: 'cats', title: 'Cats', details: '' })
    const theirs = act(act(strict, bo, vote('tea')), mo, { ...merge, intoId: 'cats' } as Order)
    expect(privateView(theirs, 'bo', false)?.released).toHaveLength(1)
    expect(act(theirs, mo, unmerge).ballots.get('bo')).toEqual(new Map([['tea', 1]]))
    const anaIsBo: Order = { type: 'claim-guest', guestId: 'ana', personId: 'person-bo', name: 'Bo' }
    expect(act(act(theirs, site, anaIsBo), mo, unmerge).ballots.has('bo')).toBe(false)
  })
  it('leaves the rules of voting as they are while a vote that came back may return', () => {
    const merged = act(both, mo, merge)
    const nobody = ['ana', 'bo'].reduce(
      (board, who) => act(board, by(who), { type: 'unvote', topicId: 'naps' }),
      merged,
    )
    expect(answer(nobody, mo, change({ votesNamed: true }))).toBe('votes-cast')
  })
  it('is refused with itself, with what is not open, and of what holds others', () => {
    expect(answer(both, mo, { ...merge, intoId: 'tea' } as Order)).toBe('same-topic')
    expect(answer(both, mo, { ...merge, intoId: 'nothing' } as Order)).toBe('no-such-topic')
    const merged = act(both, mo, merge)
    expect(answer(merged, mo, merge)).toBe('topic-not-open')
    const third = act(merged, bo, { type: 'propose', id: 'third', title: 'Third', details: '' })
    expect(answer(third, mo, { type: 'merge-topics', topicId: 'naps', intoId: 'third' })).toBe('holds-others')
    expect(answer(third, mo, { type: 'unmerge-topic', topicId: 'third' })).toBe('not-merged')
  })
  it('takes nothing along when the other topic goes: it stands by itself again, with its votes', () => {
    const board = act(act(both, mo, merge), bo, { type: 'withdraw-topic', topicId: 'naps' })
    expect(view(board, 'public').topics).toMatchObject([{ id: 'tea', status: 'open', votes: 2 }])
    // What was spent on it is free for what comes back.
    const full = act(act(act(both, mo, change({ votesEach: 2 })), mo, merge), bo, {
      type: 'propose',
      id: 'cats',
      title: 'Cats',
      details: '',
    })
    const spent = act(act(full, ana, vote('cats')), bo, { type: 'withdraw-topic', topicId: 'naps' })
    expect(spent.ballots.get('ana')?.get('tea')).toBe(1)
  })
  it('shows the lines of both under one', () => {
    const line: Order = { type: 'add-line', id: 'line', topicId: 'tea', kind: 'note', text: 'Hot' }
    const board = act(act(both, ana, line), mo, merge)
    expect(view(board, 'public').lines).toMatchObject([{ id: 'line', topicId: 'naps' }])
  })
})
