import { type ComponentProps, createElement, type ReactNode } from 'react'
import { expect, it } from 'vitest'
import { EarlierProvider } from '#components/board/earlier'
import { EarlierTopics } from '#components/board/earlier-topics'
import { TopicCard } from '#components/board/topic-card'
import { sourceKey } from '#lib/board/rules-carry'
import type { Board } from '#lib/board/state'
import type { Earlier, EarlierTopic } from '#lib/board/view-carry'
import { aBoard, act, by } from '#tests/unit/board/boards'
import { drawn, wordsOf } from './drawn.ts'

const meeting = (slug: string, change: object = {}) => ({
  ...{ title: slug, slug, date: '2026-05-21', votes: 0, notes: false, ...change },
})
const tea: EarlierTopic = {
  ...{ boardId: 'may', topicId: 'tea', title: 'Tea', details: 'Green', by: 'Ana', guest: true },
  meetings: [meeting('april', { date: '2026-04-16', votes: 3, notes: true }), meeting('may', { votes: 1 })],
}
const naps: EarlierTopic = {
  ...{ boardId: 'may', topicId: 'naps', title: 'Naps', details: '', anonymous: true, mine: true },
  meetings: [meeting('may')],
}
const known = (...waiting: EarlierTopic[]): Earlier => ({ waiting, carried: [] })
const from = { boardId: 'may', topicId: 'tea' }
const source = { title: 'Tea', details: '', anonymous: false, personId: 'person-bo', stays: true, taken: false }
const bring = (board: Board, id: string, title = 'Tea') =>
  act(
    board,
    { ...by(id), sources: new Map([[sourceKey(from), { ...source, title }]]) },
    { type: 'carry-in', id: 'here', fromBoardId: 'may', fromTopicId: 'tea' },
  )
const within = (first: Earlier, part: ReactNode) =>
  createElement(EarlierProvider, { first } as ComponentProps<typeof EarlierProvider>, part)
const offered = (board: Board, first: Earlier, who: 'ana' | null = 'ana') =>
  drawn(board, who, within(first, createElement(EarlierTopics)))
const card = (board: Board, first: Earlier, who: 'ana' | 'bo' = 'ana') =>
  drawn(board, who, within(first, createElement(TopicCard, { topicId: 'here' })))

it('offers what waits, one’s own first, each with where it came from and one button', () => {
  const shown = offered(aBoard(), known(tea, naps))
  expect(wordsOf(shown)).toContain('From earlier meetings: 2')
  expect(wordsOf(shown)).toMatch(/Naps yours; proposed anonymously on May 21 Bring it along.* Tea/)
  expect(wordsOf(shown)).toMatch(
    /proposed by Ana \(guest\) on April 16 , notes of april , 3 votes; carried over from May 21, 1 vote/,
  )
  expect(shown).toContain('href="/notes/april"')
  expect(shown).toContain('aria-label="I can introduce Tea"')
  expect(shown).toContain('<details class="fold" open=""')
})

it('shows the first few, and none that is on the board by now, nor where the board takes no topics', () => {
  const many = known(...[1, 2, 3, 4, 5, 6].map((at) => ({ ...tea, topicId: `tea-${at}` })))
  expect(wordsOf(offered(aBoard(), many))).toContain('Show 2 more')
  expect(offered(bring(aBoard(), 'bo'), known(tea))).toBe('')
  const closed = act(aBoard(), by('mo'), { type: 'set-phase', phase: 'closed' })
  expect(offered(closed, known(tea))).toBe('')
  expect(offered(aBoard(), known())).toBe('')
})

it('says on the card who introduces it and whose idea it was', () => {
  const adopted = wordsOf(card(bring(aBoard(), 'mo'), known(tea)))
  expect(adopted).toContain('introduced by Mo')
  expect(adopted).toContain('proposed by Ana (guest) on April 16')
  expect(wordsOf(card(bring(aBoard(), 'ana'), known(tea)))).toContain('introduced by you')
  const own = wordsOf(card(bring(aBoard(), 'bo'), known(tea), 'bo'))
  expect(own).toContain('by you')
  expect(own).not.toContain('introduced')
  expect(wordsOf(card(bring(aBoard(), 'mo', 'Coffee'), known(tea)))).toContain('proposed by Ana (guest) as “Tea” on')
  expect(wordsOf(card(bring(aBoard(), 'mo'), known()))).toContain('carried over from an earlier meeting')
})

it('says of a topic that is hidden here, or was there, where it came from, not what it was called', () => {
  const hide = { type: 'hide', what: 'topic', targetId: 'here' } as const
  const hidden = act(bring(aBoard(), 'mo', 'Coffee'), by('mo'), hide)
  const first = { title: 'Tea', by: 'Ana', meetings: tea.meetings, ...from }
  const { title: _title, ...unnamed } = first
  for (const [board, carried] of [
    [hidden, first],
    [bring(aBoard(), 'mo', 'Coffee'), unnamed],
  ] as const) {
    const shown = wordsOf(card(board, { waiting: [], carried: [carried] }))
    expect(shown).toContain('proposed by Ana on April 16')
    expect(shown).not.toMatch(/Tea| as /)
  }
})
