import fc from 'fast-check'
import { expect, it } from 'vitest'
import { FreshBallots } from '#components/board/fresh-ballots'
import { PhaseBar } from '#components/board/phase-bar'
import type { Board } from '#lib/board/state'
import { aBoard, act, answer, by, withTopics } from '#tests/unit/board/boards'
import { paperOrders } from '../../../../components/board/paper-orders.ts'
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

it('says what fresh ballots do, with the numbers of this board', () => {
  const voted = act(withTopics(), by('ana'), { type: 'vote', topicId: 'tea' })
  const words = wordsOf(shownTo('mo', voted, FreshBallots, { opening: true, close: () => undefined }))
  expect(words).toContain('1 vote was cast before the meeting')
  expect(words).toContain('everybody has 3 votes to give again')
  expect(words).toContain('Fresh ballots, then vote Vote on with these Leave it')
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
