import { describe, expect, it } from 'vitest'
import { nextDue } from '#lib/board/due'
import { apply, decide } from '#lib/board/machine'
import { nextAct, rehearsalBoard, rehearsingId, simulatedIds } from '#lib/board/rehearsal'
import type { BoardCommand } from '#lib/board/schema'
import { type Board, votesSpent } from '#lib/board/state'
import { newId } from '#lib/ids'
import { defaultBoard } from '#lib/site/view'
import { act, type Order, site } from '#tests/unit/board/boards'

const start = Date.UTC(2026, 3, 1, 12)

/** Numbers from 0 up to 1 that are the same on each run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const moderate = (board: Board, order: Order) => act(board, { id: rehearsingId, moderator: true }, order, start)

/** Lets the simulated people go on; everything they do has to be allowed. */
function goOn(board: Board, turns: number, now: number, random = seeded(7)): Board {
  let next = board
  for (let turn = 0; turn < turns; turn++) {
    const id = simulatedIds[turn % simulatedIds.length] ?? ''
    const wish = nextAct(next, id, random)
    if (!wish) continue
    const decided = decide(next, { id: newId(), ...wish } as BoardCommand, { id, moderator: false }, now)
    expect(decided, JSON.stringify(wish)).toMatchObject({ ok: true })
    if (decided.ok) next = apply(next, decided.value, now)
  }
  return next
}

const collected = () => goOn(rehearsalBoard('Mo', defaultBoard, start), 200, start)

describe('simulated people', () => {
  it('propose topics, but not without end', () => {
    const { topics } = collected()
    expect(topics.size).toBe(9)
    expect(new Set([...topics.values()].map(({ title }) => title)).size).toBe(9)
  })

  it('spend all of their votes once voting is open, and say that they are done', () => {
    const board = goOn(moderate(collected(), { type: 'set-phase', phase: 'voting' }), 200, start)
    for (const id of simulatedIds) {
      expect(votesSpent(board, id)).toBe(defaultBoard.votesEach)
      expect(board.participants.get(id)?.done).toBe(true)
    }
  })

  it('write lines, raise hands, and raise thumbs when time is up', () => {
    let board = moderate(collected(), { type: 'set-phase', phase: 'discussing' })
    const [topicId = ''] = board.topics.keys()
    board = goOn(moderate(board, { type: 'start-topic', topicId }), 300, start)
    expect(board.lines.size).toBeGreaterThan(0)
    expect([...board.participants.values()].some(({ handAt }) => handAt !== null)).toBe(true)
    const due = nextDue(board)
    expect(due?.at).toBe(start + 60_000)
    if (due?.type !== 'time-up') throw new Error('No time is up.')
    const timeUp = { type: 'time-up', timeboxId: due.timeboxId, endsAt: due.at, headCount: 13 } as const
    board = goOn(act(board, site, timeUp, due.at), 60, due.at)
    expect(board.rounds.get(due.timeboxId)?.thumbs.size).toBe(simulatedIds.length)
  })

  it('rate a closed board once, and do nothing once they were taken off it', () => {
    const closed = goOn(moderate(collected(), { type: 'set-phase', phase: 'closed' }), simulatedIds.length, start)
    for (const id of simulatedIds) expect(closed.participants.get(id)?.rating).toBeGreaterThan(2)
    expect(simulatedIds.map((id) => nextAct(closed, id, seeded(1)))).toEqual(simulatedIds.map(() => null))
    const [gone = ''] = simulatedIds
    const voting = moderate(collected(), { type: 'set-phase', phase: 'voting' })
    expect(nextAct(voting, gone, seeded(1))).not.toBeNull()
    const without = moderate(voting, { type: 'remove-participant', participantId: gone })
    expect(nextAct(without, gone, seeded(1))).toBeNull()
  })
})
