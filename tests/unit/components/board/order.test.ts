import fc from 'fast-check'
import { expect, it } from 'vitest'
import { MoveHandle } from '#components/board/move-handle'
import { TopicCard } from '#components/board/topic-card'
import { TopicList } from '#components/board/topic-list'
import { project } from '#lib/board/optimism'
import type { BoardCommand } from '#lib/board/schema'
import type { Board } from '#lib/board/state'
import { privateView, view } from '#lib/board/view'
import { aBoard, act, by, noon, withTopics } from '#tests/unit/board/boards'
import { type Move, moveOf, waiting } from '../../../../components/board/moves.ts'
import { shownTo, wordsOf } from './cards.ts'

const more = ['cats', 'dogs', 'emus'].reduce(
  (board, id) => act(board, by('bo'), { type: 'propose', id, title: id, details: '' }),
  withTopics(),
)
const ids = (board: Board) => waiting(view(board, 'moderator'))
const moved = (board: Board, topicId: string, move: Move) => {
  const found = moveOf(ids(board), topicId, move)
  return found ? ids(act(board, by('mo'), found.order)) : null
}

it('moves a topic by a step, to the top and to the end, and nowhere at the ends', () => {
  expect(moved(more, 'cats', 'up')).toEqual(['tea', 'cats', 'naps', 'dogs', 'emus'])
  expect(moved(more, 'cats', 'down')).toEqual(['tea', 'naps', 'dogs', 'cats', 'emus'])
  expect(moved(more, 'emus', 'top')).toEqual(['emus', 'tea', 'naps', 'cats', 'dogs'])
  expect(moved(more, 'tea', 'end')).toEqual(['naps', 'cats', 'dogs', 'emus', 'tea'])
  for (const move of ['up', 'top'] as const) expect(moved(more, 'tea', move)).toBeNull()
  expect(moved(more, 'emus', 'down')).toBeNull()
  expect(moveOf(ids(more), 'gone', 'up')).toBeNull()
})

it('puts a topic beside the one that it was dropped on, wherever that stands by then', () => {
  const dropped = (board: Board, topicId: string, side: 'before' | 'after', beside: string) =>
    moved(board, topicId, { beside, side })
  expect(dropped(more, 'emus', 'before', 'naps')).toEqual(['tea', 'emus', 'naps', 'cats', 'dogs'])
  expect(dropped(more, 'tea', 'after', 'cats')).toEqual(['naps', 'cats', 'tea', 'dogs', 'emus'])
  const gone = act(more, by('mo'), { type: 'park-topic', topicId: 'tea' })
  expect(dropped(gone, 'emus', 'before', 'naps')).toEqual(['emus', 'naps', 'cats', 'dogs'])
  const turned = act(more, by('mo'), { type: 'move-topic', topicId: 'naps', beforeId: null })
  expect(dropped(turned, 'tea', 'before', 'naps')).toEqual(['cats', 'dogs', 'emus', 'tea', 'naps'])
  for (const [topicId, side, beside] of [
    ['tea', 'before', 'naps'],
    ['naps', 'after', 'tea'],
    ['emus', 'before', 'parked'],
  ] as const)
    expect(dropped(more, topicId, side, beside)).toBeNull()
})

it('says the place that a topic has once it is moved, and shows it there before the board has answered', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(4), fc.nat(4), fc.constantFrom('before', 'after')), { maxLength: 6 }),
      (steps) => {
        let board = more
        for (const [at, to, side] of steps) {
          const topicId = ids(board)[at] ?? ''
          const found = moveOf(ids(board), topicId, { beside: ids(board)[to] ?? '', side })
          if (!found) continue
          const command: BoardCommand = { id: 'c', ...found.order }
          const shown = project(view(board, 'moderator'), privateView(board, 'mo', true), [command], noon)
          board = act(board, by('mo'), found.order)
          expect(shown.view.topics).toEqual(view(board, 'moderator').topics)
          expect(ids(board).indexOf(topicId) + 1).toBe(found.place)
        }
      },
    ),
  )
})

it('gives a handle to moderators alone, and tells all that the order is made by hand', () => {
  const props = { topicId: 'tea', title: 'Tea' }
  expect(shownTo('mo', more, MoveHandle, props)).toContain('aria-label="Move Tea: arrow keys, or drag"')
  expect(shownTo('bo', more, MoveHandle, props)).toBe('')
  const list = (board: Board) => wordsOf(shownTo('bo', board, TopicList, { status: 'open', title: 'Topics' }))
  expect(list(more)).toContain('Topics 5 ')
  const placed = act(more, by('mo'), { type: 'move-topic', topicId: 'emus', beforeId: 'tea' })
  expect(list(placed)).toContain('Topics 5 · in the moderator’s order emus')
})

it('shows a parked topic apart, which a moderator can put back', () => {
  const voted = act(more, by('bo'), { type: 'vote', topicId: 'tea' })
  const parked = act(voted, by('mo'), { type: 'park-topic', topicId: 'tea' })
  const list = (who: string) => shownTo(who, parked, TopicList, { status: 'parked', title: 'Parked' })
  expect(list('mo')).toContain('aria-label="Put Tea back among the topics"')
  expect(wordsOf(list('bo'))).toMatch(/^Parked 1 Tea/)
  expect(list('bo')).toContain('aria-label="Take back your vote for Tea"')
  expect(list('ana')).not.toContain('Vote for Tea')
  expect(list('bo')).not.toContain('Back to the list')
})

it('shows what was merged into a topic, and tells who voted for both that a vote came back', () => {
  const voted = ['tea', 'naps'].reduce((board, topicId) => act(board, by('ana'), { type: 'vote', topicId }), more)
  const merged = act(voted, by('mo'), { type: 'merge-topics', topicId: 'naps', intoId: 'tea' })
  const card = (who: string) => wordsOf(shownTo(who, merged, TopicCard, { topicId: 'tea' }))
  expect(card('ana')).toContain('with Naps You had voted for both, so 1 vote came back to you.')
  expect(card('bo')).toContain('with Naps')
  expect(card('bo')).not.toContain('You had voted')
  expect(shownTo('mo', merged, TopicCard, { topicId: 'tea' })).toContain('aria-label="Take Naps out again"')
})

it('tells whose vote came back since the topic is one of their own now that nobody votes for those', () => {
  const strict = withTopics(aBoard({ selfVotes: false }))
  const voted = act(strict, by('ana'), { type: 'vote', topicId: 'naps' })
  const merged = act(voted, by('mo'), { type: 'merge-topics', topicId: 'naps', intoId: 'tea' })
  const card = wordsOf(shownTo('ana', merged, TopicCard, { topicId: 'tea' }))
  expect(card).toContain('with Naps Nobody votes for their own topic here, so 1 vote came back to you.')
  expect(card).not.toContain('voted for both')
})
