import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apply, decide } from '#lib/board/machine'
import { withoutWords } from '#lib/board/replay'
import type { Board } from '#lib/board/state'
import { view } from '#lib/board/view'
import {
  act,
  answer,
  by,
  discussingTea,
  minutes,
  noon,
  type Order,
  votingOnTea,
  withTopics,
} from '#tests/unit/board/boards'
import { aHistory, play } from '#tests/unit/board/histories'

const [ana, bo, mo] = [by('ana'), by('bo'), by('mo')]
const lastOf = (board: Board) => [...board.acts.keys()].at(-1) ?? ''
const undo = (board: Board) => act(board, mo, { type: 'undo', actId: lastOf(board) })
/** But for words, the log, and Roman votes, which are over and do nothing by themselves once something was undone. */
const bare = (board: Board) => ({
  ...{ ...withoutWords(board), version: 0, lastAt: 0, acts: null },
  rounds: new Map([...board.rounds].map(([id, round]) => [id, { ...round, actsAt: null, closedAt: null }])),
})

describe('undo', () => {
  it('leaves the board as it was before the act, whatever the act; a pause it ends', () => {
    const p0 = { id: 'p0', moderator: true }
    const kinds = new Set<string>()
    fc.assert(
      fc.property(aHistory, (history) => {
        for (const { before, after, now } of play(history).steps) {
          const done = [...after.acts.values()].at(-1)
          if (!done?.undo || done.undone || before.acts.has(done.id) || done.by === null) continue
          const undone = decide(after, { type: 'undo', id: 'undo', actId: done.id }, p0, now)
          if (!undone.ok && undone.failure.code === 'not-admitted') continue
          expect(undone.ok).toBe(true)
          const as = done.kind === 'pause-timebox' ? act(after, p0, { type: 'resume-timebox' }, now) : before
          if (undone.ok) expect(bare(apply(after, undone.value, now))).toEqual(bare(as))
          kinds.add(done.kind)
        }
      }),
      { numRuns: 300 },
    )
    expect(kinds.size).toBeGreaterThan(25)
  })

  it('takes an accidental start back, and the time with it', () => {
    const board = act(withTopics(), mo, { type: 'set-phase', phase: 'discussing' })
    const started = act(board, mo, { type: 'start-topic', topicId: 'tea' })
    expect(undo(started)).toMatchObject({ current: null })
    expect(undo(started).topics.get('tea')).toMatchObject({ status: 'open', spentMs: 0 })
  })

  it('goes on from a pause with the time that was left, and counts none of it as talk', () => {
    const paused = act(discussingTea(), mo, { type: 'pause-timebox' }, noon + minutes(1))
    const back = act(paused, mo, { type: 'undo', actId: lastOf(paused) }, noon + minutes(11))
    expect(back.current?.timebox).toMatchObject({ endsAt: noon + minutes(15), leftMs: null })
    const done = act(back, mo, { type: 'finish-topic' }, noon + minutes(13))
    expect(done.topics.get('tea')?.spentMs).toBe(minutes(3))
    expect([...back.acts.values()].at(-1)).toMatchObject({ kind: 'pause-timebox', undone: true, undo: null })
  })

  it('opens a board that was closed by a slip, and nothing else does', () => {
    const closed = act(discussingTea(), mo, { type: 'set-phase', phase: 'closed' })
    expect(answer(closed, mo, { type: 'set-phase', phase: 'discussing' })).toBe('board-closed')
    expect(undo(closed)).toMatchObject({ stage: 'running', phase: 'discussing', current: { topicId: 'tea' } })
  })

  it('brings somebody back with votes and words', () => {
    const voted = act(withTopics(), bo, { type: 'vote', topicId: 'tea' })
    const gone = act(voted, mo, { type: 'remove-participant', participantId: 'bo', words: true })
    expect(gone.topics.get('naps')?.status).toBe('removed')
    const back = undo(gone)
    expect(back.topics.get('naps')).toMatchObject({ status: 'open', title: 'Naps' })
    expect(back.ballots.get('bo')).toEqual(new Map([['tea', 1]]))
    expect(back.participants.get('bo')?.removedAt).toBeNull()
  })

  it('is for the last act, by any moderator, once', () => {
    const first = act(withTopics(), mo, { type: 'set-phase', phase: 'voting' })
    const second = act(first, mo, { type: 'park-topic', topicId: 'tea' })
    expect(answer(second, mo, { type: 'undo', actId: lastOf(first) })).toBe('not-the-last-act')
    expect(answer(second, bo, { type: 'undo', actId: lastOf(second) })).toBe('not-moderator')
    const back = act(second, { id: 'bo', moderator: true }, { type: 'undo', actId: lastOf(second) })
    expect(answer(back, mo, { type: 'undo', actId: lastOf(second) })).toBe('not-the-last-act')
    expect(act(back, mo, { type: 'undo', actId: lastOf(first) }).phase).toBe('collecting')
  })

  it('is refused where what the act left has changed since', () => {
    const started = discussingTea()
    const end = noon + minutes(5)
    const round = { type: 'time-up', timeboxId: 'box', endsAt: end, headCount: 3 } as const
    const due = act(started, { system: true }, round, end)
    expect(answer(due, mo, { type: 'undo', actId: lastOf(started) }, end)).toBe('changed-since')
  })

  it('does not touch what others did meanwhile', () => {
    const parked = act(withTopics(), mo, { type: 'park-topic', topicId: 'tea' })
    const voted = act(act(parked, bo, { type: 'vote', topicId: 'naps' }), ana, {
      type: 'propose',
      title: 'More',
      details: '',
    })
    const back = undo(voted)
    expect(back.topics.get('tea')?.status).toBe('open')
    expect(back.ballots.get('bo')).toEqual(new Map([['naps', 1]]))
    expect(back.topics.size).toBe(3)
  })
})

describe('the log of acts', () => {
  it('says who did what to whom, in order, and what was undone', () => {
    const board = undo(act(votingOnTea(), mo, { type: 'remove-participant', participantId: 'bo' }))
    expect(view(board, 'participant').acts).toMatchObject([
      { kind: 'phase-discussing', by: 'mo', target: null },
      { kind: 'start-topic', by: 'mo', target: 'tea' },
      { kind: 'remove-participant', by: 'mo', target: 'bo', undone: true },
    ])
    expect(view(board, 'public').acts.at(-1)).toMatchObject({ by: null, target: null })
  })

  it('says to those who take part who took something back', () => {
    const locked = act(discussingTea(), mo, { type: 'lock-board' })
    const board = act(locked, { id: 'bo', moderator: true }, { type: 'undo', actId: lastOf(locked) })
    expect(view(board, 'participant').acts.at(-1)).toMatchObject({ by: 'mo', undone: true, undoneBy: 'bo' })
    expect(view(board, 'public').acts.at(-1)).not.toHaveProperty('undoneBy')
  })

  it('says that a moderator removed somebody’s line, which can be brought back; what is one’s own goes without it', () => {
    const said = { type: 'add-line', id: 'line', topicId: 'tea', kind: 'note', text: 'Hot' } as const
    const gone = { type: 'remove-line', lineId: 'line' } as const
    const board = act(act(withTopics(), ana, said), mo, gone)
    expect(view(board, 'public').acts).toMatchObject([{ kind: 'remove-line', target: 'line' }])
    expect(view(board, 'public').lines).toEqual([])
    expect(view(undo(board), 'public').lines).toMatchObject([{ id: 'line', text: 'Hot' }])
    expect(act(act(withTopics(), mo, said), mo, gone).acts.size).toBe(0)
    expect(act(act(withTopics(), ana, said), ana, gone).acts.size).toBe(0)
  })

  it('says so where votes come to light early, by settings or by an undo, and where they are hidden again', () => {
    const votesHidden = (hidden: boolean): Order => ({ type: 'change-settings', settings: { votesHidden: hidden } })
    const said = (board: Board) =>
      view(board, 'public').acts.map(({ kind, undone }) => (undone ? `${kind} undone` : kind))
    const voting = act(withTopics(), mo, { type: 'set-phase', phase: 'voting' })
    const seen = act(voting, mo, votesHidden(false))
    expect(said(seen)).toEqual(['phase-voting', 'show-votes'])
    expect(said(undo(seen))).toEqual(['phase-voting', 'show-votes undone'])
    const hidden = act(seen, mo, votesHidden(true))
    expect(said(hidden)).toEqual(['phase-voting', 'show-votes', 'hide-votes'])
    expect(said(undo(hidden))).toEqual(['phase-voting', 'show-votes', 'hide-votes undone', 'show-votes'])
    expect(said(undo(voting))).toEqual(['phase-voting undone', 'show-votes'])
    // Where none are hidden, settings are settings.
    expect(said(act(withTopics(), mo, votesHidden(false)))).toEqual(['change-settings'])
  })

  it('says so without standing before what else there is to undo', () => {
    const locked = act(withTopics(), mo, { type: 'lock-board' })
    const back = undo(act(locked, mo, { type: 'set-phase', phase: 'voting' }))
    expect(view(back, 'moderator').undoable).toBe(lastOf(locked))
  })

  it('keeps no act that changed nothing, and none of people', () => {
    const board = act(withTopics(), mo, { type: 'set-phase', phase: 'collecting' })
    expect(act(board, bo, { type: 'vote', topicId: 'tea' }).acts.size).toBe(0)
  })

  it('forgets how to undo all but the last twenty, and shows the last three hundred', () => {
    let board = withTopics()
    for (let turn = 0; turn < 160; turn++)
      for (const type of ['lock-board', 'unlock-board'] as const) board = act(board, mo, { type })
    expect(board.acts.size).toBe(300)
    expect([...board.acts.values()].filter((done) => done.undo !== null)).toHaveLength(20)
    expect([...board.acts.values()].at(-1)?.position).toBe(320)
  })
})
