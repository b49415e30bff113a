import fc from 'fast-check'
import { expect, it } from 'vitest'
import { FreshBallots } from '#components/board/fresh-ballots'
import { PhaseBar } from '#components/board/phase-bar'
import type { Board } from '#lib/board/state'
import { view } from '#lib/board/view'
import { aBoard, act, answer, by, withTopics } from '#tests/unit/board/boards'
import { paperOrders, paperTyped } from '../../../../components/board/paper-orders.ts'
import { shownTo, wordsOf } from './cards.ts'

const voting = act(withTopics(), by('mo'), { type: 'set-phase', phase: 'voting' })

const single = act(withTopics(aBoard({ votesEach: 1 })), by('mo'), { type: 'set-phase', phase: 'voting' })

it('enters votes on paper in an order in which the board takes every step', () => {
  // One vote each: all of them together are no more than there are people.
  const one = fc
    .nat(3)
    .chain((voters) =>
      fc
        .nat(voters)
        .chain((tea) => fc.record({ voters: fc.constant(voters), tea: fc.constant(tea), naps: fc.nat(voters - tea) })),
    )
  fc.assert(
    fc.property(one, one, (from, to) => {
      const count = ({ voters, tea, naps }: typeof from) => ({
        voters,
        votes: new Map([
          ['tea', tea],
          ['naps', naps],
        ]),
      })
      const nothing = {
        voters: 0,
        votes: new Map([
          ['tea', 0],
          ['naps', 0],
        ]),
      }
      const set = (board: Board, steps: ReturnType<typeof paperOrders>) =>
        steps.reduce((now, order) => act(now, by('mo'), order), board)
      const board = set(set(single, paperOrders(nothing, count(from))), paperOrders(count(from), count(to)))
      expect([board.paperVoters, board.topics.get('tea')?.paperVotes, board.topics.get('naps')?.paperVotes]).toEqual([
        to.voters,
        to.tea,
        to.naps,
      ])
    }),
  )
})

it('sends nothing where nothing changed', () => {
  expect(paperOrders({ voters: 2, votes: new Map([['tea', 1]]) }, { voters: 2, votes: new Map([['tea', 1]]) })).toEqual(
    [],
  )
})

/** A form as it is sent: what stands in its fields. */
const form = (fields: Record<string, string>) => ({ get: (name: string) => fields[name] ?? null })
const sends = (board: Board, fields: Record<string, string>) => paperTyped(view(board, 'moderator'), form(fields))

it('takes a count back that was saved before the next one was refused', () => {
  const two = act(single, by('mo'), { type: 'set-paper-voters', count: 2 })
  const half = act(two, by('mo'), { type: 'set-paper-votes', topicId: 'tea', votes: 2 })
  expect(sends(half, { voters: '2', tea: '0', naps: '2' })).toEqual([
    { type: 'set-paper-votes', topicId: 'tea', votes: 0 },
    { type: 'set-paper-votes', topicId: 'naps', votes: 2 },
  ])
})

it('counts a topic that came while the form was open, and none that has gone', () => {
  const open = act(single, by('mo'), { type: 'set-paper-voters', count: 2 })
  const fields = { voters: '2', tea: '1', naps: '0' }
  const more = act(open, by('bo'), { type: 'propose', id: 'cats', title: 'Cats', details: '' })
  expect(sends(more, { ...fields, tea: '0', cats: ' 1 ' })).toEqual([
    { type: 'set-paper-votes', topicId: 'cats', votes: 1 },
  ])
  // Whoever sent the form before the field was there has said nothing of it.
  expect(sends(more, { ...fields, tea: '' })).toEqual([])
  const unseen = act(open, by('mo'), { type: 'set-paper-votes', topicId: 'naps', votes: 1 })
  expect(sends(unseen, { voters: '2', tea: '0' })).toEqual([])
  const gone = act(act(open, by('mo'), { type: 'set-paper-votes', topicId: 'tea', votes: 1 }), by('mo'), {
    type: 'park-topic',
    topicId: 'tea',
  })
  expect(sends(gone, fields)).toEqual([])
})

it('says what fresh ballots do, with the numbers of this board', () => {
  const voted = act(withTopics(), by('ana'), { type: 'vote', topicId: 'tea' })
  const words = wordsOf(shownTo('mo', voted, FreshBallots, { opening: true, close: () => undefined }))
  expect(words).toContain('1 vote was cast before the meeting')
  expect(words).toContain('everybody has 3 votes to give again')
  expect(words).toContain('Fresh ballots, then vote Vote on with these Leave it')
})

it('says before another vote that what was spent on discussed topics is there again, and what stays', () => {
  const voted = ['tea', 'naps'].reduce((board, topicId) => act(board, by('ana'), { type: 'vote', topicId }), voting)
  const discussing = act(voted, by('mo'), { type: 'set-phase', phase: 'discussing' })
  const done = (board: Board, topicId: string) =>
    act(act(board, by('mo'), { type: 'start-topic', topicId }), by('mo'), { type: 'finish-topic' })
  const opening = (board: Board) =>
    wordsOf(shownTo('mo', board, FreshBallots, { opening: true, close: () => undefined }))
  expect(opening(done(discussing, 'tea'))).toContain(
    'Votes on what was discussed are used up, and everybody has them to give again. 1 vote on what is left stays, and can be moved.',
  )
  expect(opening(done(discussing, 'tea'))).toContain('Vote on with these Fresh ballots, then vote Leave it')
  const again = act(done(discussing, 'tea'), by('mo'), { type: 'set-phase', phase: 'voting' })
  expect(wordsOf(shownTo('mo', again, PhaseBar, {}))).toContain(
    'Votes on what was discussed are there to give again. People vote now.',
  )
  expect(wordsOf(shownTo('mo', voting, PhaseBar, {}))).not.toContain('to give again')
})

it('offers fresh ballots, votes on paper and settings to moderators, each where it can be done', () => {
  const bar = (board: Board, who = 'mo') => wordsOf(shownTo(who, board, PhaseBar, {}))
  expect(bar(aBoard())).toContain('Votes on paper…')
  expect(bar(aBoard())).not.toContain('Fresh ballots…')
  const voted = act(withTopics(), by('ana'), { type: 'vote', topicId: 'tea' })
  expect(bar(voted)).toContain('Fresh ballots…')
  const hidden = act(voting, by('ana'), { type: 'vote', topicId: 'tea' })
  expect(bar(hidden)).not.toContain('Fresh ballots…')
  expect(answer(hidden, by('mo'), { type: 'fresh-ballots' })).toBe('votes-hidden')
  const discussing = bar(act(voting, by('mo'), { type: 'set-phase', phase: 'discussing' }))
  expect(discussing).not.toContain('Votes on paper…')
  expect(discussing).not.toContain('Set a clock')
  expect(discussing).toContain('Settings…')
  expect(bar(voted, 'ana')).toBe('')
})
