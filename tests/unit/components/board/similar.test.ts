import { type ComponentProps, createElement } from 'react'
import { expect, it } from 'vitest'
import { FrequentTopics } from '#components/board/frequent-topics'
import { SimilarTopics } from '#components/board/similar-topics'
import { Suggestions } from '#components/board/suggestions'
import type { Board, Settings } from '#lib/board/state'
import { aBoard, act, by, withTopics } from '#tests/unit/board/boards'
import { shownTo, wordsOf } from './cards.ts'

const here = [{ topicId: 'tea', title: 'Tea' }]
const list = (
  who: string | null,
  board: Board,
  found: Partial<ComponentProps<typeof SimilarTopics>['found']> = { here },
) =>
  shownTo(who, board, SimilarTopics, {
    id: 'similar',
    found: { here: [], earlier: [], ...found },
    onVoted: () => undefined,
    onLeave: undefined,
  })
const topics = (changes: Partial<Settings> = {}) => withTopics(aBoard(changes))
const voted = (board: Board, who: string, topicId: string) => act(board, by(who), { type: 'vote', topicId })

it('offers a vote instead while there is one to give', () => {
  expect(list('bo', topics())).toContain('aria-label="Vote for this instead: Tea"')
  expect(wordsOf(list('bo', topics()))).toBe('On this board already Tea Vote for this instead')
})

it('shows the way to the card where a vote cannot be given', () => {
  const other = 'aria-label="It is on the board: Tea"'
  expect(list('bo', act(topics(), by('mo'), { type: 'set-phase', phase: 'discussing' }))).toContain(other)
  expect(list('ana', topics({ selfVotes: false })), 'one’s own topic').toContain(other)
  expect(list(null, topics()), 'somebody who reads along').toContain(other)
  expect(list('bo', voted(topics({ votesEach: 1 }), 'bo', 'naps')), 'no votes left').toContain(other)
  const mine = voted(topics(), 'bo', 'tea')
  expect(wordsOf(list('bo', mine))).toBe('On this board already Tea You voted for it')
  expect(wordsOf(list('bo', voted(topics({ stacking: true }), 'bo', 'tea')))).toContain('Vote for this instead')
})

it('says when it was talked about, or that the library has it, and opens that beside the board', () => {
  const earlier = [
    { kind: 'notes' as const, title: 'Tea, again', when: '2026-04-30', href: '/notes/april' },
    { kind: 'library' as const, title: 'On tea', when: null, href: 'https://example.org/tea' },
  ]
  const html = list('bo', topics(), { earlier })
  expect(wordsOf(html)).toBe(
    'We talked about this in April 2026 Tea, again , opens in a new tab In the library On tea , opens in a new tab',
  )
  expect(html).toContain('href="/notes/april" target="_blank" rel="noopener"')
})

it('shows nothing where nothing is like it', () => {
  expect(list('bo', topics(), {})).toBe('')
})

function Often({ frequent }: { frequent: string[] }) {
  const children = createElement(FrequentTopics, { onPropose: () => undefined })
  return createElement(Suggestions, { frequent, children })
}
const often = (frequent: string[]) => wordsOf(shownTo('bo', topics(), Often, { frequent }))

it('suggests what is often talked about and not on the board, five at most', () => {
  expect(often(['Hiring', 'About tea?', 'Pairing'])).toBe(
    'Often talked about here. One click proposes it: Hiring Pairing',
  )
  expect(often(['Alpha', 'Beta', 'Gamma', 'Delta', 'Epsilon', 'Zeta'])).toMatch(/Epsilon$/)
  expect(often(['Tea'])).toBe('')
})
