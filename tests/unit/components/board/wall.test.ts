import { expect, it } from 'vitest'
import { WallScreen } from '#components/board/wall-screen'
import type { Board } from '#lib/board/state'
import { view } from '#lib/board/view'
import { aBoard, act, by, noon, withTopics } from '#tests/unit/board/boards'
import { wallSize } from '../../../../components/board/wall-title.tsx'
import { shownTo, wordsOf } from './cards.ts'

const event = {
  ...{ slug: 'may', title: 'May', timeZone: 'UTC', hasTime: true },
  ...{ startsAt: '2026-11-12T12:00:00Z', endsAt: '2026-11-12T13:00:00Z' },
}
const wall = (board: Board, present = 2) => {
  const viewer = { member: null, moderator: false, going: false }
  const first = { boardId: 'board', view: view(board, 'public'), me: null, present, now: noon, viewer }
  return shownTo(null, board, WallScreen, { first, event, address: 'https://example.org/b/abc' })
}

it('puts a long title in a smaller size, by the room that its signs take, and cuts none', () => {
  expect(wallSize('How far do clocks drift?')).toBe(0)
  expect(wallSize('a'.repeat(60))).toBe(1)
  expect(wallSize('a'.repeat(140))).toBe(1)
  expect(wallSize('W'.repeat(140))).toBe(2)
  expect(wallSize('会'.repeat(29))).toBe(0)
  expect(wallSize('会'.repeat(75))).toBe(2)
  const long = 'word '.repeat(28).trim()
  const proposed = act(withTopics(), by('mo'), { type: 'propose', id: 'long', title: long, details: '' })
  const discussing = act(proposed, by('mo'), { type: 'set-phase', phase: 'discussing' })
  expect(wall(act(discussing, by('mo'), { type: 'start-topic', topicId: 'long' }))).toContain(
    `<h2 dir="auto" class="heading-tight wall-title long">${long}</h2>`,
  )
  expect(wall(discussing)).toContain('class="heading-tight wall-title">Tea</h2>')
})

it('never says that none of nobody has voted', () => {
  const voting = act(aBoard(), by('mo'), { type: 'set-phase', phase: 'voting' })
  expect(wordsOf(wall(voting, 0))).toContain('0 of 1 have voted')
})

it('puts one number large, and the rest of the sentence below it', () => {
  const voting = act(withTopics(), by('mo'), { type: 'set-phase', phase: 'voting' })
  expect(wall(voting, 120)).toContain('<p class="wall-number">0</p>')
  expect(wordsOf(wall(voting, 120))).toContain('0 of 120 have voted. 3 votes each, on 2 topics.')
  expect(wordsOf(wall(withTopics()))).toContain('2 topics so far.')
})

it('says that what comes next is in the moderator’s order, where it is', () => {
  const discussing = act(withTopics(), by('mo'), { type: 'set-phase', phase: 'discussing' })
  expect(wordsOf(wall(discussing))).not.toContain('order')
  const moved = act(discussing, by('mo'), { type: 'move-topic', topicId: 'naps', beforeId: 'tea' })
  expect(wordsOf(wall(moved))).toContain('next, while it fits before 13:00 · in the moderator’s order')
})
