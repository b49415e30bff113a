import { describe, expect, it } from 'vitest'
import { participantOf, votesSpent } from '#lib/board/state'
import {
  aBoard,
  act,
  answer,
  by,
  discussingTea,
  minutes,
  noon,
  site,
  votingOnTea,
  withTopics,
} from '#tests/unit/board/boards'

const mo = by('mo')
const ana = by('ana')
const bo = by('bo')
const at5 = noon + minutes(5)

describe('who may', () => {
  it('refuses who has not joined', () => {
    expect(answer(aBoard(), by('eve'), { type: 'propose', title: 'Tea', details: '' })).toBe('not-admitted')
    expect(answer(aBoard(), { id: 'eve', moderator: true }, { type: 'finish-topic' })).toBe('not-admitted')
  })
  it('refuses who was removed', () => {
    const board = act(aBoard(), mo, { type: 'remove-participant', participantId: 'ana' })
    expect(answer(board, ana, { type: 'propose', title: 'Tea', details: '' })).toBe('removed-from-board')
  })
  it.each([
    { type: 'set-phase', phase: 'voting' },
    { type: 'start-topic', topicId: 'tea' },
    { type: 'pause-timebox' },
    { type: 'resume-timebox' },
    { type: 'extend-timebox', seconds: 60 },
    { type: 'continue-topic' },
    { type: 'finish-topic' },
    { type: 'remove-topic', topicId: 'tea' },
    { type: 'remove-participant', participantId: 'bo' },
  ] as const)('keeps $type for the moderator', (order) => {
    expect(answer(discussingTea(), ana, order)).toBe('not-moderator')
  })
  it('takes the commands of the site from the site only, and nothing else from it', () => {
    expect(answer(discussingTea(), mo, { type: 'time-up', timeboxId: 'box', endsAt: at5, headCount: 9 }, at5)).toBe(
      'not-admitted',
    )
    expect(answer(aBoard(), mo, { type: 'join', participantId: 'eve', personId: null, name: 'Eve' })).toBe(
      'not-admitted',
    )
    expect(answer(aBoard(), mo, { type: 'claim-guest', guestId: 'ana', personId: 'p', name: 'Ana' })).toBe(
      'not-admitted',
    )
    expect(answer(withTopics(), site, { type: 'vote', topicId: 'tea' })).toBe('not-admitted')
  })
})

describe('joining', () => {
  it('adds a participant once', () => {
    expect(aBoard().participants.get('ana')).toMatchObject({ personId: null, name: 'Ana', removedAt: null })
    expect(answer(aBoard(), site, { type: 'join', participantId: 'other', personId: 'person-bo', name: 'Bo' })).toEqual(
      [],
    )
  })
  it('lets nobody in under the id of another', () => {
    expect(answer(aBoard(), site, { type: 'join', participantId: 'ana', personId: null, name: 'Ana' })).toBe('id-taken')
    expect(answer(aBoard(), site, { type: 'join', participantId: 'ana', personId: 'p', name: 'Eve' })).toBe('id-taken')
  })
  it('keeps out who was removed, and guests where there are none', () => {
    const board = act(aBoard(), mo, { type: 'remove-participant', participantId: 'bo' })
    const again = { type: 'join', participantId: 'new', personId: 'person-bo', name: 'Bo' } as const
    expect(answer(board, site, again)).toBe('removed-from-board')
    const guest = { type: 'join', participantId: 'eve', personId: null, name: 'Eve' } as const
    expect(answer(aBoard({ admission: 'members' }), site, guest)).toBe('guests-not-allowed')
  })
})

describe('a guest signs in', () => {
  const claim = (personId: string) => ({ type: 'claim-guest', guestId: 'ana', personId, name: 'Ana Lim' }) as const
  const voted = act(withTopics(), ana, { type: 'vote', topicId: 'naps' })

  it('goes on as the same participant when the person had not joined', () => {
    const board = act(voted, site, claim('person-ana'))
    expect(participantOf(board, 'person-ana')).toMatchObject({ id: 'ana', name: 'Ana Lim', removedAt: null })
    expect(votesSpent(board, 'ana')).toBe(1)
    expect(answer(board, site, claim('person-ana'))).toEqual([])
    expect(answer(board, site, claim('person-other'))).toBe('not-a-guest')
  })
  it('becomes part of the member, whose own ballot stands', () => {
    const both = act(voted, bo, { type: 'vote', topicId: 'tea' })
    const board = act(both, site, claim('person-bo'))
    expect(board.ballots).toEqual(new Map([['bo', new Map([['tea', 1]])]]))
    expect(board.topics.get('tea')?.authorId).toBe('bo')
    expect(board.participants.get('ana')?.removedAt).toBe(noon)
  })
  it('hands the ballot to a member who has none', () => {
    expect(act(voted, site, claim('person-bo')).ballots).toEqual(new Map([['bo', new Map([['naps', 1]])]]))
  })
  it('brings no votes back for a member who was removed', () => {
    const removed = act(voted, mo, { type: 'remove-participant', participantId: 'bo' })
    expect(act(removed, site, claim('person-bo')).ballots.size).toBe(0)
  })
  it('knows its guest, and leaves a closed board alone', () => {
    expect(answer(aBoard(), site, { ...claim('p'), guestId: 'nobody' })).toBe('no-such-participant')
    expect(answer(act(aBoard(), mo, { type: 'set-phase', phase: 'closed' }), site, claim('p'))).toEqual([])
  })
})

describe('topics', () => {
  it('are proposed in order, under the id of their command', () => {
    const { topics } = withTopics()
    expect(
      [...topics.values()].map(({ id, position, authorId, status }) => ({ id, position, authorId, status })),
    ).toEqual([
      { id: 'tea', position: 1, authorId: 'ana', status: 'open' },
      { id: 'naps', position: 2, authorId: 'bo', status: 'open' },
    ])
  })
  it('are not proposed where the board takes none', () => {
    const order = { type: 'propose', title: 'Late', details: '' } as const
    expect(answer({ ...aBoard(), proposing: false }, ana, order)).toBe('not-proposing')
  })
  it('are edited and withdrawn by their author while they wait', () => {
    const edit = { type: 'edit-topic', topicId: 'tea', title: 'Green tea', details: 'and black' } as const
    expect(act(withTopics(), ana, edit).topics.get('tea')).toMatchObject({ title: 'Green tea', details: 'and black' })
    expect(answer(withTopics(), bo, edit)).toBe('not-yours')
    expect(answer(withTopics(), mo, { type: 'withdraw-topic', topicId: 'tea' })).toBe('not-yours')
    expect(answer(discussingTea(), ana, edit)).toBe('topic-not-open')
    expect(answer(discussingTea(), ana, { type: 'withdraw-topic', topicId: 'tea' })).toBe('topic-not-open')
    const gone = act(withTopics(), ana, { type: 'withdraw-topic', topicId: 'tea' })
    expect(gone.topics.get('tea')?.status).toBe('removed')
    expect(answer(gone, ana, edit)).toBe('no-such-topic')
  })
  it('are removed by the moderator, except the one being discussed', () => {
    expect(act(withTopics(), mo, { type: 'remove-topic', topicId: 'tea' }).topics.get('tea')?.status).toBe('removed')
    expect(answer(withTopics(), mo, { type: 'remove-topic', topicId: 'nothing' })).toBe('no-such-topic')
    expect(answer(discussingTea(), mo, { type: 'remove-topic', topicId: 'tea' })).toBe('topic-in-progress')
  })
})

describe('votes', () => {
  it('are given and taken back', () => {
    const board = act(withTopics(), ana, { type: 'vote', topicId: 'tea' })
    expect(board.ballots.get('ana')).toEqual(new Map([['tea', 1]]))
    expect(answer(board, ana, { type: 'vote', topicId: 'tea' })).toBe('already-voted')
    expect(act(board, ana, { type: 'unvote', topicId: 'tea' }).ballots.size).toBe(0)
    expect(answer(board, bo, { type: 'unvote', topicId: 'tea' })).toBe('no-such-vote')
    expect(answer(board, ana, { type: 'vote', topicId: 'nothing' })).toBe('no-such-topic')
    expect(answer(board, ana, { type: 'unvote', topicId: 'nothing' })).toBe('no-such-topic')
  })
  it('are limited, and come back with a removed topic', () => {
    const board = act(withTopics(aBoard({ votesEach: 1 })), ana, { type: 'vote', topicId: 'tea' })
    expect(answer(board, ana, { type: 'vote', topicId: 'naps' })).toBe('no-votes-left')
    const freed = act(board, mo, { type: 'remove-topic', topicId: 'tea' })
    expect(act(freed, ana, { type: 'vote', topicId: 'naps' }).ballots.get('ana')?.get('naps')).toBe(1)
  })
  it('are used up on a topic that was discussed, and there again for another vote', () => {
    const voted = act(withTopics(aBoard({ votesEach: 1 })), ana, { type: 'vote', topicId: 'tea' })
    const done = act(discussingTea(voted), mo, { type: 'finish-topic' })
    const again = act(done, mo, { type: 'set-phase', phase: 'voting' })
    expect(act(again, ana, { type: 'vote', topicId: 'naps' }).ballots.get('ana')?.size).toBe(2)
    expect(answer(again, bo, { type: 'vote', topicId: 'tea' })).toBe('topic-not-open')
    expect(answer(again, ana, { type: 'unvote', topicId: 'tea' })).toBe('topic-not-open')
  })
  it('need voting to be open', () => {
    const board = withTopics(aBoard({ earlyVoting: false }))
    expect(answer(board, ana, { type: 'vote', topicId: 'tea' })).toBe('not-voting')
    expect(answer(board, ana, { type: 'unvote', topicId: 'tea' })).toBe('not-voting')
  })
  it('go with the person, and so does an open thumb; topics stay', () => {
    const board = act(act(withTopics(), ana, { type: 'vote', topicId: 'naps' }), bo, { type: 'vote', topicId: 'naps' })
    const thumb = act(votingOnTea(discussingTea(board)), ana, { type: 'thumb', value: 'up' }, at5)
    const left = act(thumb, mo, { type: 'remove-participant', participantId: 'ana' }, at5)
    expect(left.ballots).toEqual(new Map([['bo', new Map([['naps', 1]])]]))
    expect(left.rounds.get('box')?.thumbs.size).toBe(0)
    expect(left.topics.get('tea')?.status).toBe('discussing')
    expect(answer(left, mo, { type: 'remove-participant', participantId: 'ana' })).toBe('no-such-participant')
    expect(answer(left, mo, { type: 'remove-participant', participantId: 'mo' })).toBe('not-yourself')
  })
})

describe('phases', () => {
  it.each([
    ['collecting', { stage: 'before', proposing: true, voting: true }],
    ['voting', { stage: 'running', proposing: true, voting: true }],
    ['discussing', { stage: 'running', proposing: true, voting: false }],
    ['closed', { stage: 'closed', proposing: false, voting: false, closedAt: noon }],
  ] as const)('preset the switches: %s', (phase, expected) => {
    expect(act(aBoard(), mo, { type: 'set-phase', phase })).toMatchObject({ phase, ...expected })
  })
  it('come back to collecting with the stage kept and voting off', () => {
    const board = act(act(aBoard(), mo, { type: 'set-phase', phase: 'voting' }), mo, {
      type: 'set-phase',
      phase: 'collecting',
    })
    expect(board).toMatchObject({ stage: 'running', phase: 'collecting', proposing: true, voting: false })
  })
  it('do not go back over a topic that is being discussed', () => {
    expect(answer(discussingTea(), mo, { type: 'set-phase', phase: 'voting' })).toBe('topic-in-progress')
    expect(answer(discussingTea(), mo, { type: 'set-phase', phase: 'collecting' })).toBe('topic-in-progress')
    expect(answer(discussingTea(), mo, { type: 'set-phase', phase: 'discussing' })).toEqual([])
  })
  it('closing finishes the topic, its round and everything else', () => {
    const board = act(votingOnTea(), mo, { type: 'set-phase', phase: 'closed' }, at5 + minutes(1))
    expect(board).toMatchObject({ stage: 'closed', current: null, closedAt: at5 + minutes(1) })
    expect(board.topics.get('tea')).toMatchObject({ status: 'discussed', spentMs: minutes(6) })
    expect(board.rounds.get('box')?.closedAt).toBe(at5 + minutes(1))
    expect(answer(board, mo, { type: 'set-phase', phase: 'collecting' })).toBe('board-closed')
    expect(answer(board, ana, { type: 'thumb', value: 'up' })).toBe('board-closed')
    expect(answer(board, site, { type: 'join', participantId: 'x', personId: null, name: 'X' })).toBe('board-closed')
    expect(answer(board, site, { type: 'time-up', timeboxId: 'box', endsAt: at5, headCount: 3 })).toBe('timebox-gone')
  })
})

describe('lines', () => {
  const added = act(withTopics(), ana, { type: 'add-line', id: 'line', topicId: 'tea', kind: 'note', text: 'Hot' })

  it('are added by anybody, edited by their author, removed by the author or the moderator', () => {
    expect(added.lines.get('line')).toMatchObject({
      id: 'line',
      position: 1,
      topicId: 'tea',
      authorId: 'ana',
      kind: 'note',
      text: 'Hot',
      hidden: false,
    })
    const edit = { type: 'edit-line', lineId: 'line', kind: 'takeaway', text: 'Not too hot' } as const
    expect(act(added, ana, edit).lines.get('line')).toMatchObject({
      kind: 'takeaway',
      text: 'Not too hot',
      position: 1,
    })
    expect(answer(added, mo, edit)).toBe('not-yours')
    expect(answer(added, bo, { type: 'remove-line', lineId: 'line' })).toBe('not-yours')
    const gone = { type: 'remove-line', lineId: 'line' } as const
    expect(act(added, ana, gone).lines.size).toBe(0)
    // What a moderator takes away can be brought back.
    expect(act(added, mo, gone).lines.get('line')).toMatchObject({ removed: true, text: 'Hot' })
    expect(answer(act(added, mo, gone), ana, gone)).toBe('no-such-line')
  })
  it('belong to a topic that is there', () => {
    expect(answer(added, ana, { type: 'add-line', topicId: 'nothing', kind: 'note', text: 'x' })).toBe('no-such-topic')
    expect(answer(added, ana, { type: 'remove-line', lineId: 'nothing' })).toBe('no-such-line')
    const gone = act(added, mo, { type: 'remove-topic', topicId: 'tea' })
    expect(answer(gone, ana, { type: 'remove-line', lineId: 'line' })).toBe('no-such-line')
  })
})
