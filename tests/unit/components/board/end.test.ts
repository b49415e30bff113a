import { createElement } from 'react'
import { expect, it } from 'vitest'
import { ClosedSummary } from '#components/board/closed-summary'
import { RateHour } from '#components/board/rate-hour'
import { WhatStayed } from '#components/board/what-stayed'
import type { Board } from '#lib/board/state'
import { act, by, discussingTea, withTopics } from '#tests/unit/board/boards'
import { ratingText } from '../../../../components/board/rating-words.ts'
import { shownTo, wordsOf } from './cards.ts'
import { drawn } from './drawn.ts'

const closed = (board: Board = discussingTea()) => act(board, by('mo'), { type: 'set-phase', phase: 'closed' })
const rate = (board: Board, who: string, value: number) => act(board, by(who), { type: 'rate', value })
const event = {
  ...{ id: 'event', slug: 'may', title: 'May', timeZone: 'UTC', hasTime: true, hasNotes: false },
  ...{ startsAt: '2026-11-12T12:00:00Z', endsAt: '2026-11-12T13:00:00Z', logoUrl: null, joinAddress: null },
}

it('asks whoever took part, by five radio buttons with words at their ends', () => {
  const asked = shownTo('ana', rate(closed(), 'ana', 4), RateHour, {})
  expect(asked.match(/type="radio"/g)).toHaveLength(5)
  expect(asked).toMatch(/<input type="radio" name="rating" checked="" value="4"\/>/)
  expect(wordsOf(asked)).toContain('1 of 5 , wasted')
  expect(wordsOf(asked)).toContain('5 of 5 , well spent')
  expect(wordsOf(asked)).not.toContain('answer 1 of 5')
})

it('asks nobody who only reads along, and shows them what was said', () => {
  expect(shownTo(null, closed(), RateHour, {})).toBe('')
  const three = rate(rate(rate(closed(), 'ana', 5), 'bo', 2), 'mo', 5)
  const read = shownTo(null, three, RateHour, {})
  expect(read).not.toContain('radio')
  expect(wordsOf(read)).toBe('What the hour was worth 3 people say 4.0 of 5')
  expect(wordsOf(shownTo('bo', three, RateHour, {}))).toContain('5 of 5 , well spent 2 answers')
})

it('tells how many have answered, and no average before the third', () => {
  expect(ratingText({ count: 0, values: null })).toBe('')
  expect(ratingText({ count: 1, values: null })).toBe('1 person has said so far; from 3 on all see the average')
  expect(ratingText({ count: 4, values: [0, 1, 0, 0, 3] })).toBe('4 people say 4.3 of 5')
})

it('shows a moderator what stayed, with a button beside each and one for all', () => {
  const board = act(closed(withTopics()), by('mo'), { type: 'drop-topic', topicId: 'tea' })
  const stayed = shownTo('mo', board, WhatStayed, {})
  expect(wordsOf(stayed)).toContain('1 of 2 carried over')
  expect(stayed).toContain('aria-label="Carry Tea over"')
  expect(stayed).toContain('aria-label="Let Naps go"')
  expect(wordsOf(stayed)).toMatch(/Let all go Carry all over$/)
  expect(shownTo('ana', board, WhatStayed, {})).toBe('')
})

it('stands in the order of the end: what it was worth, what stayed, the way to the notes', () => {
  const page = wordsOf(drawn(closed(), 'mo', createElement(ClosedSummary, { event })))
  const at = ['Was the hour worth your time?', 'What stayed', 'This board is closed.'].map((words) =>
    page.indexOf(words),
  )
  expect(at).toEqual(at.toSorted((a, b) => a - b))
  expect(at).not.toContain(-1)
})

it('leads to the notes whoever may write them, and nobody whom the board alone has made a moderator', () => {
  expect(wordsOf(drawn(closed(), 'mo', createElement(ClosedSummary, { event })))).toContain('Edit the notes')
  const madeHere = wordsOf(shownTo('mo', closed(), ClosedSummary, { event }))
  expect(madeHere).toContain('The notes follow once the organizer has gone over them.')
  expect(madeHere).not.toContain('Edit the notes')
})
