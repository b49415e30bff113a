import { describe, expect, it } from 'vitest'
import { project } from '#lib/board/optimism'
import { applyPatch, diff, isEmptyPatch } from '#lib/board/patch'
import type { BoardCommand } from '#lib/board/schema'
import { privateView, view } from '#lib/board/view'
import {
  aBoard,
  act,
  by,
  command,
  minutes,
  noon,
  type Order,
  untilDecided,
  votingOnTea,
  withTopics,
} from '#tests/unit/board/boards'

const mo = by('mo')
const ana = by('ana')
const bo = by('bo')
const naps: Order = { type: 'vote', topicId: 'naps' }
const voted = act(act(withTopics(), ana, naps), bo, naps)
const running = act(voted, mo, { type: 'set-phase', phase: 'voting' })
const discussing = act(running, mo, { type: 'set-phase', phase: 'discussing' })
const ids = (items: { id: string }[]) => items.map(({ id }) => id)
const pending = (...orders: Order[]) => orders.map((order) => command(votingOnTea(), order) as BoardCommand)

describe('view', () => {
  it('looks closed while the meeting is cancelled, whatever it was at', () => {
    const started = act(discussing, mo, { type: 'start-topic', topicId: 'tea' })
    const shown = view(started, 'moderator', true)
    expect(shown).toMatchObject({ stage: 'closed', proposing: false, voting: false, current: null, cancelled: true })
    expect(shown.topics.every(({ status }) => status === 'open')).toBe(true)
    for (const order of [naps, { type: 'propose', title: 'Late' }] as Order[])
      for (const status of [running, voted])
        expect(
          project(view(status, 'participant', true), privateView(status, 'ana', false), pending(order), noon).view,
        ).toEqual(view(status, 'participant', true))
  })

  it('shows early votes, hides them while voting runs, and reveals and sorts by them afterwards', () => {
    expect(view(voted, 'public').topics.map(({ id, votes }) => [id, votes])).toEqual([
      ['tea', 0],
      ['naps', 2],
    ])
    for (const kind of ['public', 'participant', 'moderator'] as const) {
      expect(view(running, kind).votesHidden).toBe(true)
      for (const topic of view(running, kind).topics) expect(topic).not.toHaveProperty('votes')
      for (const topic of view(running, kind).topics) expect(topic).not.toHaveProperty('guestVotes')
    }
    expect(view(discussing, 'public').topics.map(({ id, votes }) => [id, votes])).toEqual([
      ['naps', 2],
      ['tea', 0],
    ])
  })
  it('shows counts all along where the board says so', () => {
    const open = act(withTopics(aBoard({ votesHidden: false })), mo, { type: 'set-phase', phase: 'voting' })
    expect(view(act(open, bo, naps), 'public')).toMatchObject({
      votesHidden: false,
      topics: [{ votes: 0 }, { votes: 1 }],
    })
  })
  it('tells the moderator which votes are guests’', () => {
    expect(view(discussing, 'moderator').topics[0]).toMatchObject({ votes: 2, guestVotes: 1 })
    expect(view(discussing, 'participant').topics[0]).not.toHaveProperty('guestVotes')
  })
  it('shows names and authors to those who take part, and never to the public', () => {
    const board = act(voted, ana, { type: 'add-line', id: 'line', topicId: 'tea', kind: 'note', text: 'Hot' })
    expect(view(board, 'participant').people[0]).toEqual({ id: 'ana', name: 'Ana', guest: true })
    expect(view(board, 'participant').topics[0]).toMatchObject({ authorId: 'ana' })
    expect(view(board, 'public')).toMatchObject({ people: [], counts: { people: 3, guests: 1, topics: 2 } })
    expect(view(board, 'public').lines).toEqual([{ id: 'line', topicId: 'tea', kind: 'note', text: 'Hot' }])
    expect(JSON.stringify(view(board, 'public'))).not.toMatch(/"Ana"|"ana"|"Bo"|"bo"/)
  })
  it('leaves out removed topics with their lines, and removed people', () => {
    const line = act(voted, ana, { type: 'add-line', topicId: 'tea', kind: 'note', text: 'Hot' })
    const board = act(act(line, mo, { type: 'remove-topic', topicId: 'tea' }), mo, {
      type: 'remove-participant',
      participantId: 'ana',
    })
    const shown = view(board, 'moderator')
    expect([ids(shown.topics), shown.lines, ids(shown.people)]).toEqual([['naps'], [], ['bo', 'mo']])
  })
  it('keeps the tally of an open round from everybody, and shows all the last one', () => {
    const open = act(votingOnTea(), ana, { type: 'thumb', value: 'up' }, noon + minutes(5))
    expect(view(open, 'participant').round).toMatchObject({ open: true, headCount: 3, thumbs: 1, tally: null })
    expect(view(open, 'moderator').round?.tally).toBeNull()
    expect(view(untilDecided(open), 'participant').round?.tally).toBeNull()
    expect(view(untilDecided(open), 'moderator').round?.tally).toEqual({ up: 1, sideways: 0, down: 0 })
    const done = act(open, mo, { type: 'finish-topic' }, noon + minutes(6))
    expect(view(done, 'public').round).toMatchObject({ open: false, tally: { up: 1, sideways: 0, down: 0 } })
    expect(ids(view(done, 'public').topics)).toEqual(['naps', 'tea'])
  })
  it('gives everybody their own part', () => {
    expect(privateView(running, 'ana', false)).toEqual({
      ...{ id: 'ana', name: 'Ana', guest: true, moderator: false, removed: false },
      ...{ votes: ['naps'], votesLeft: 2, topicsLeft: 9, linesLeft: 100, topics: ['tea'], thumb: null },
      ...{ released: [], done: false, rating: null },
    })
    expect(privateView(running, 'nobody', false)).toBeNull()
  })
})

describe('project', () => {
  const me = privateView(voted, 'ana', false)
  const shown = view(voted, 'participant')

  it('shows pending commands on top, in order', () => {
    const propose: Order = { type: 'propose', id: 'new', title: 'New', details: '' }
    const both = project(shown, me, pending(propose, { type: 'vote', topicId: 'new' }), noon)
    expect(both.view.topics.at(-1)).toMatchObject({ id: 'new', pending: true, votes: 1 })
    expect(both.me).toMatchObject({ votes: ['naps', 'new'], votesLeft: 1 })
    expect(shown.topics).toHaveLength(2)
  })
  it('leaves out what the view shows already or no longer allows', () => {
    const orders: Order[] = [
      naps,
      { type: 'propose', id: 'tea', title: 'Tea', details: '' },
      { type: 'thumb', value: 'up' },
    ]
    expect(project(shown, me, pending(...orders), noon)).toEqual({ view: shown, me })
    expect(project(shown, null, pending({ type: 'vote', topicId: 'tea' }), noon)).toEqual({ view: shown, me: null })
  })
  it('takes a topic’s Roman vote along with it', () => {
    const at = noon + minutes(5)
    const parked = act(votingOnTea(), by('mo'), { type: 'park-topic', topicId: 'tea' }, at)
    const gone: Order = { type: 'withdraw-topic', topicId: 'tea' }
    const withdrawn = project(view(parked, 'participant'), privateView(parked, 'ana', false), pending(gone), at)
    expect(view(parked, 'participant').round).toMatchObject({ topicId: 'tea', open: false })
    expect(withdrawn.view.round).toBe(view(act(parked, by('ana'), gone, at), 'participant').round)
  })
  it('moves a thumb in the tally that a moderator sees', () => {
    const up = untilDecided(act(votingOnTea(), mo, { type: 'thumb', value: 'up' }, noon + minutes(5)))
    const down = pending({ type: 'thumb', value: 'down' })
    const seen = project(view(up, 'moderator'), privateView(up, 'mo', true), down, noon + minutes(5))
    expect(seen.view.round).toMatchObject({ thumbs: 1, tally: { up: 0, sideways: 0, down: 1 } })
    expect(seen.me?.thumb).toBe('down')
  })
  it('guesses no count while votes are hidden', () => {
    const hidden = project(view(running, 'participant'), me, pending({ type: 'vote', topicId: 'tea' }), noon)
    expect(hidden.me?.votes).toContain('tea')
    for (const topic of hidden.view.topics) expect(topic).not.toHaveProperty('votes')
  })
})

describe('patches', () => {
  it('are small: one vote is one field', () => {
    const before = view(withTopics(), 'public')
    const after = view(act(withTopics(), ana, naps), 'public')
    expect(diff(before, after)).toEqual({ from: 5, to: 6, topics: { edit: [{ id: 'naps', votes: 1 }] } })
    const hidden = act(running, ana, { type: 'vote', topicId: 'tea' })
    expect(isEmptyPatch(diff(view(running, 'public'), view(hidden, 'public')))).toBe(true)
    expect(isEmptyPatch(diff(before, after))).toBe(false)
  })
  it('join without gaps, and an old one does no harm', () => {
    const [first, second, third] = [aBoard(), withTopics(), voted].map((board) => view(board, 'public'))
    if (!first || !second || !third) throw new Error('three views')
    expect(applyPatch(first, diff(second, third))).toBe('gap')
    expect(applyPatch(third, diff(first, second))).toBe(third)
    expect(applyPatch(second, diff(first, third))).toBe('gap')
    expect(applyPatch(second, diff(second, third))).toEqual(third)
  })
})
