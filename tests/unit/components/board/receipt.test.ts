import { expect, it } from 'vitest'
import { BallotReceipt } from '#components/board/ballot-receipt'
import { MergeTopics } from '#components/board/merge-topics'
import { TopicForm } from '#components/board/topic-form'
import type { Board } from '#lib/board/state'
import { aBoard, act, by, withTopics } from '#tests/unit/board/boards'
import { shownTo, wordsOf } from './cards.ts'

const phase = (board: Board, to: 'voting' | 'discussing' | 'closed') =>
  act(board, by('mo'), { type: 'set-phase', phase: to })
const vote = (board: Board, topicId: string) => act(board, by('ana'), { type: 'vote', topicId })
const voting = phase(withTopics(aBoard({ stacking: true })), 'voting')
const cast = vote(vote(vote(voting, 'naps'), 'naps'), 'tea')
const receipt = (board: Board, who: string | null = 'ana') => shownTo(who, board, BallotReceipt, {})

it('gives a receipt of one’s own ballot once voting is over, and keeps it on the closed board', () => {
  expect(receipt(cast)).toBe('')
  const discussing = phase(cast, 'discussing')
  expect(wordsOf(receipt(discussing))).toContain('Your ballot: 3 votes Naps 2 votes Tea 1 vote')
  expect(receipt(discussing)).not.toContain('open=""')
  const closed = receipt(phase(discussing, 'closed'))
  expect(wordsOf(closed)).toContain('Naps 2 votes Tea 1 vote')
  expect(closed).toContain('open=""')
})

it('gives none to who has not voted, and none before the meeting', () => {
  const discussing = phase(cast, 'discussing')
  for (const who of ['bo', null]) expect(receipt(discussing, who)).toBe('')
  expect(receipt(vote(withTopics(), 'tea'))).toBe('')
})

it('offers to propose anonymously, and says what that means; a topic that is there stays as it is', () => {
  const form = (topicId?: string) =>
    shownTo('ana', withTopics(), TopicForm, { scope: 'x', ...(topicId && { topicId }) })
  expect(wordsOf(form())).toContain('Anonymously Nobody on the board sees that it is yours, moderators neither.')
  expect(form('tea')).not.toContain('name="anonymous"')
})

it('offers the other topics to merge with, but not where others are merged into this one', () => {
  const close = () => undefined
  const merge = (board: Board) => shownTo('mo', board, MergeTopics, { topicId: 'tea', close })
  expect(merge(withTopics())).toMatch(/type="radio"[^>]*value="naps"/)
  expect(merge(withTopics())).not.toContain('type="search"')
  expect(wordsOf(merge(withTopics()))).toContain('Who voted for both has one vote back')
  expect(wordsOf(merge(cast))).not.toContain('Who voted for both')
  const three = act(withTopics(), by('bo'), { type: 'propose', id: 'cats', title: 'Cats', details: '' })
  const holds = act(three, by('mo'), { type: 'merge-topics', topicId: 'naps', intoId: 'tea' })
  expect(wordsOf(merge(holds))).toContain('Take them apart first, or merge the other way round.')
})
