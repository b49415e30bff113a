import { expect, it } from 'vitest'
import { ChoosingCup } from '#components/board/board-clock'
import { readLength } from '#components/board/clock-fold'
import { VotesLeft } from '#components/board/votes-left'
import { progressOf } from '#components/board/voting-progress'
import { view } from '#lib/board/view'
import { act, by, withTopics } from '#tests/unit/board/boards'
import { clockWord } from '../../../../components/board/clock-words.ts'
import { newsOf } from '../../../../components/board/news.ts'
import { shownTo, wordsOf } from './cards.ts'

const voting = act(withTopics(), by('mo'), { type: 'set-phase', phase: 'voting' })
const cup = (board = voting) => shownTo('ana', board, ChoosingCup, {})

it('shows how many of those who are here have voted, as a ring and in words', () => {
  expect(cup()).toContain('aria-label="0 of 2 have voted."')
  const one = act(voting, by('bo'), { type: 'set-done', done: true })
  expect(cup(one)).toContain('aria-label="1 of 2 have voted."')
  expect(cup(one).match(/class="dot on"/g)).toHaveLength(1)
  expect(wordsOf(cup(one))).toContain('1 of 2 have voted')
  expect(wordsOf(cup(act(one, by('mo'), { type: 'set-paper-voters', count: 3 })))).toContain(' · 3 on paper')
})

it('never counts more votes than people, when some have gone', () => {
  const people = ['ana', 'bo', 'mo'].reduce(
    (board, who) => act(board, by(who), { type: 'set-done', done: true }),
    voting,
  )
  expect(progressOf({ view: view(people, 'public'), present: 1 })).toEqual({ done: 3, people: 3 })
})

it('shows the clock of the phase to all, and neither clock nor progress where nothing is chosen', () => {
  expect(cup(withTopics())).toBe('')
  const proposing = act(withTopics(), by('mo'), { type: 'start-clock', seconds: 180 })
  expect(wordsOf(shownTo(null, proposing, ChoosingCup, {}))).toBe('3:00 Time to propose')
  const both = act(voting, by('mo'), { type: 'start-clock', seconds: 90 })
  expect(wordsOf(cup(both))).toBe('1:30 Time to vote 0 of 2 have voted')
})

it('offers to be done while votes are cast at the meeting, not before it', () => {
  const left = (board = voting) => shownTo('ana', board, VotesLeft, {})
  expect(left()).toMatch(/aria-pressed="false"[^>]*>.*I’m done/)
  expect(left(act(voting, by('ana'), { type: 'set-done', done: true }))).toContain('aria-pressed="true"')
  expect(wordsOf(left(withTopics()))).toBe('3 votes left')
  expect(shownTo(null, voting, VotesLeft, {})).toBe('')
})

it('says aloud that a clock was set or stopped', () => {
  const told = (before: typeof voting, after: typeof voting) => newsOf(view(before, 'public'), view(after, 'public'))
  const running = act(voting, by('mo'), { type: 'start-clock', seconds: 120 })
  expect(told(voting, running)).toBe('On the clock: 2 minutes.')
  expect(told(running, act(running, by('mo'), { type: 'stop-clock' }))).toBe('The clock is stopped.')
  expect(told(running, act(running, by('mo'), { type: 'set-phase', phase: 'discussing' }))).toBe(
    'Voting is over. The discussion begins.',
  )
})

it('reads minutes, with seconds or without; ten seconds at least, an hour at most', () => {
  expect(['4', ' 1:30 ', '0:10', '60'].map(readLength)).toEqual([240, 90, 10, 3600])
  expect(['', '0:09', '61', '1:60', 'five', '1.5'].map(readLength)).toEqual([null, null, null, null, null, null])
})

it('says aloud that a minute is left and that none is, once, and a minute only where the clock was longer', () => {
  const heard = (lengthMs: number, seconds: number[]) =>
    seconds.slice(1).flatMap((now, at) => clockWord(lengthMs, seconds[at] ?? 0, now) ?? [])
  expect(heard(180_000, [180, 61, 60, 59, 1, 0, 0])).toEqual(['One minute left.', 'The time is up.'])
  expect(heard(90_000, [90, 60, 0])).toEqual(['The time is up.'])
  // A page that slept, or that came when all was over.
  expect(heard(180_000, [100, 40, 0])).toEqual(['The time is up.'])
  expect(heard(180_000, [0, 0])).toEqual([])
})
