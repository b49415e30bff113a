import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Board } from '#lib/board/state'
import { privateView, view } from '#lib/board/view'
import { aBoard, act, by, discussingTea, noon, site, votingOnTea, withTopics } from '#tests/unit/board/boards'
import { createBoardStore } from '../../../../components/board/board-store.ts'
import { createCrier, paceMs } from '../../../../components/board/crier.ts'
import { newsOf } from '../../../../components/board/news.ts'

const told = (before: Board, after: Board) => newsOf(view(before, 'participant'), view(after, 'participant'))
const phase = (board: Board, to: 'collecting' | 'voting' | 'discussing' | 'closed') =>
  act(board, by('mo'), { type: 'set-phase', phase: to })

it('says when voting opens and ends', () => {
  const early = withTopics()
  const voting = phase(early, 'voting')
  expect(told(early, voting)).toBe('Voting is open.')
  expect(told(voting, phase(voting, 'discussing'))).toBe('Voting is over. The discussion begins.')
  expect(told(voting, phase(voting, 'collecting'))).toBe('Voting is over. The board collects topics.')
  expect(told(voting, phase(voting, 'closed'))).toBe('The board is closed.')
})

it('says nothing of topics that come and votes that are cast', () => {
  const early = withTopics()
  expect(told(aBoard(), early)).toBeNull()
  const voting = phase(early, 'voting')
  expect(told(voting, act(voting, by('ana'), { type: 'vote', topicId: 'tea' }))).toBeNull()
})

it('says how long a topic has, when it waits and goes on, and that it is over; of a board that closes only that', () => {
  const before = phase(withTopics(), 'discussing')
  const tea = discussingTea()
  expect(told(before, tea)).toBe('5 minutes for: Tea')
  const paused = act(tea, by('mo'), { type: 'pause-timebox' })
  expect(told(tea, paused)).toBe('The timer is paused.')
  expect(told(paused, act(paused, by('mo'), { type: 'resume-timebox' }))).toBe('The timer runs again.')
  const up = votingOnTea(tea)
  expect(told(tea, up)).toBe('Time is up. Another sip? Raise your thumb up, sideways or down.')
  const end = tea.current?.timebox.endsAt ?? 0
  const on = act(up, by('mo'), { type: 'continue-topic', id: 'more' }, end + 1)
  expect(told(up, on)).toBe('It goes on for 3 minutes.')
  expect(told(tea, act(tea, by('mo'), { type: 'finish-topic' }))).toBe('Done: Tea')
  expect(told(tea, phase(tea, 'closed'))).toBe('The board is closed.')
})

it('says what the thumbs came to, once they are counted, and no single thumb', () => {
  const open = votingOnTea()
  const end = open.current?.timebox.endsAt ?? 0
  const raised = act(open, by('ana'), { type: 'thumb', value: 'up' }, end + 1)
  expect(told(open, raised)).toBeNull()
  const next = act(raised, by('mo'), { type: 'finish-topic' }, end + 2)
  expect(told(raised, next)).toBe('Thumbs: 1 continue, 0 either, 0 next. Done: Tea')
  // Nor twice, nor to the moderator, who sees them come, before they are counted.
  expect(
    told(next, act(next, by('ana'), { type: 'propose', id: 'late', title: 'Late', details: '' }, end + 3)),
  ).toBeNull()
  expect(newsOf(view(open, 'moderator'), view(raised, 'moderator'))).toBeNull()
  // Nor that nobody raised one.
  expect(told(open, act(open, by('mo'), { type: 'finish-topic' }, end + 2))).toBe('Done: Tea')
})

it('says what the thumbs came to and when that acts, or that it is the moderator who decides', () => {
  const open = votingOnTea()
  const end = (open.current?.timebox.endsAt ?? 0) + 20_000
  const over = (board: Board) => act(board, site, { type: 'round-up', roundId: 'box', endsAt: end }, end)
  expect(told(open, over(open))).toBe('Too few answered: the moderator decides.')
  const raised = ['ana', 'bo'].reduce((on, who) => act(on, by(who), { type: 'thumb', value: 'up' }, end - 1), open)
  const counted = over(raised)
  expect(told(raised, counted)).toBe('Thumbs: 2 continue, 0 either, 0 next. Another 3 minutes in 5 seconds.')
  const held = act(counted, by('mo'), { type: 'hold-outcome' }, end)
  expect(told(counted, held)).toBe('Held: the moderator decides.')
  const acted = act(counted, site, { type: 'outcome-due', roundId: 'box', actsAt: end + 5_000 }, end + 5_000)
  expect(told(counted, acted)).toBe('It goes on for 3 minutes.')
})

it('says who takes the chair, and that nobody has it any more; of a board that closes only that', () => {
  const tea = discussingTea()
  const stands: Board = { ...tea, deputy: { id: 'bo', at: noon } }
  expect(told(tea, stands)).toBe('\u2068Bo\u2069 stands in as moderator.')
  const back = { ...stands, deputy: null }
  expect(told(stands, back)).toBe('Nobody stands in for the moderator any more.')
  expect(told(stands, { ...phase(stands, 'closed'), deputy: null })).toBe('The board is closed.')
})

it('says fresh ballots, where votes go with them, and none that were there already', () => {
  const voted = act(withTopics(), by('ana'), { type: 'vote', topicId: 'tea' })
  const fresh = act(voted, by('mo'), { type: 'fresh-ballots' })
  expect(told(voted, fresh)).toBe('Fresh ballots: everybody has 3 votes to give again.')
  const parked = act(fresh, by('mo'), { type: 'park-topic', topicId: 'tea' })
  expect(told(fresh, parked)).toBeNull()
  expect(told(aBoard(), fresh)).toBeNull()
  const merged = act(fresh, by('mo'), { type: 'merge-topics', topicId: 'tea', intoId: 'naps' })
  expect(told(fresh, merged)).toBeNull()
  expect(told(merged, act(merged, by('mo'), { type: 'unmerge-topic', topicId: 'tea' }))).toBeNull()
})

it('says who moderates now to nobody but them, and that no moderator is there, once', () => {
  const tea = discussingTea()
  const me = privateView(tea, 'bo', false)
  const store = createBoardStore(
    { view: view(tea, 'participant'), me, present: 1 },
    { member: null, moderator: false, going: false },
    () => 0,
  )
  if (!me) throw new Error('Bo is on this board.')
  const news: string[] = []
  const next = () => news.push(store.get().news.text)
  for (const moderator of [true, true, false]) {
    store.takeMe({ ...me, moderator })
    next()
  }
  for (const away of [true, true]) store.setPresence({ present: 1, away })
  expect(store.get().news).toMatchObject({ text: 'No moderator has been here for a minute.', count: 3 })
  expect(news).toEqual([
    'You moderate this board now.',
    'You moderate this board now.',
    'You do not moderate this board any more.',
  ])
})

it('tells whoever was taken off the board, once', () => {
  const board = discussingTea()
  const me = privateView(board, 'ana', false)
  const store = createBoardStore(
    { view: view(board, 'participant'), me, present: 1 },
    { member: null, moderator: false, going: false },
    () => 0,
  )
  if (!me) throw new Error('Ana is on this board.')
  for (let time = 0; time < 2; time++) store.takeMe({ ...me, removed: true })
  expect(store.get().news).toEqual({ kind: 'own', text: 'The moderator has taken you off this board.', count: 1 })
})

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('speaks at once, then at a pace: the latest of each kind', () => {
  const heard: string[] = []
  const crier = createCrier((text) => heard.push(text))
  crier.cry('board', 'one')
  for (const text of ['two', 'three', 'four']) crier.cry('board', text)
  crier.cry('own', 'refused')
  expect(heard).toEqual(['one'])
  vi.advanceTimersByTime(paceMs)
  expect(heard).toEqual(['one', 'four refused'])
  vi.advanceTimersByTime(10 * paceMs)
  crier.cry('board', 'five')
  expect(heard).toEqual(['one', 'four refused', 'five'])
  crier.cry('board', 'six')
  crier.stop()
  vi.advanceTimersByTime(10 * paceMs)
  expect(heard).toHaveLength(3)
})
