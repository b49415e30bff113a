import fc from 'fast-check'
import { expect, it } from 'vitest'
import { apply, decide } from '#lib/board/machine'
import { withoutWords } from '#lib/board/replay'
import type { Board, Id, Round } from '#lib/board/state'
import { boardFrom, type FoundRow } from '#lib/board/store-shape'
import { privateView, view } from '#lib/board/view'
import { act, by, votingOnTea, withTopics } from '#tests/unit/board/boards'
import { aHistory, play } from '#tests/unit/board/histories'

/** JSON as jsonb gives it back: the fields of an object stand by length, then by letter. */
function asJsonb(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asJsonb)
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).toSorted(([a], [b]) => a.length - b.length || (a < b ? -1 : 1))
  return Object.fromEntries(fields.map(([key, inner]) => [key, asJsonb(inner)]))
}

type Nested<V> = ReadonlyMap<Id, ReadonlyMap<Id, V>>

/** Rows in no order: not in the one in which they were made, nor in that of whom they are of. */
const cells = <V>(nested: Nested<V>): [Id, Id, V][] =>
  [...nested]
    .flatMap(([outer, inner]) => [...inner].map(([id, value]): [Id, Id, V] => [outer, id, value]))
    .toSorted(([, , a], [, , b]) => JSON.stringify(a).localeCompare(JSON.stringify(b)))
    .toReversed()

/**
 * The board as another process reads it from its tables: rows that have an order in that one, votes and thumbs in none, and
 * what undoes an act as jsonb.
 */
function readBack(board: Board): Board {
  const { settings, clock, deputy, current, topics, ballots, merged, rounds, lines, participants, acts, ...row } = board
  const { timebox = null } = current ?? {}
  const byPosition = <T extends { position: number }>(rows: ReadonlyMap<Id, T>) =>
    [...rows.values()].toSorted((a, b) => a.position - b.position)
  const found: Omit<FoundRow, 'status' | 'now' | 'joinCode'> = {
    row: {
      ...row,
      ...settings,
      ...{ deputyId: deputy?.id ?? null, deputyAt: deputy?.at ?? null },
      ...{ clockId: clock?.id ?? null, clockLengthMs: clock?.lengthMs ?? null, clockEndsAt: clock?.endsAt ?? null },
      ...{ currentTopicId: current?.topicId ?? null, clockStartedAt: current?.clockStartedAt ?? null },
      ...{ timeboxId: timebox?.id ?? null, timeboxNumber: timebox?.number ?? null },
      ...{ timeboxLengthMs: timebox?.lengthMs ?? null, timeboxEndsAt: timebox?.endsAt ?? null },
      ...{ timeboxLeftMs: timebox?.leftMs ?? null, roundId: current?.roundId ?? null },
    },
    topics: byPosition(topics),
    votes: cells(ballots),
    merged: cells(merged).map(([topicId, id, { moved, released }]) => [topicId, id, moved, released]),
    rounds: [...rounds.values()]
      .map(({ thumbs: _thumbs, ...round }) => round)
      .toSorted((a, b) => a.openedAt - b.openedAt || (a.id < b.id ? -1 : 1)),
    thumbs: cells(new Map([...rounds].map(([id, { thumbs }]) => [id, thumbs]))),
    lines: byPosition(lines),
    // No two join at one instant where a ledger says when (lib/board/ledger.ts); here they may, one after another.
    participants: [...participants.values()].toSorted((a, b) => a.joinedAt - b.joinedAt),
    acts: byPosition(acts).map((done) => ({ ...done, undo: asJsonb(done.undo) as typeof done.undo })),
  }
  return boardFrom(JSON.parse(JSON.stringify(found)) as FoundRow)
}

/** What each viewer is shown, in bytes. */
const shown = (board: Board) => [
  ...(['public', 'participant', 'moderator'] as const).map((kind) => JSON.stringify(view(board, kind))),
  ...[...board.participants.keys()].map((id) => JSON.stringify(privateView(board, id, id === 'p0'))),
]

it('shows everybody the same bytes, whichever process has them', () => {
  let named = 0
  fc.assert(
    fc.property(aHistory, (history) => {
      const open = { ...history.settings, votesNamed: true, votesHidden: false }
      for (const { after, events } of play({ ...history, settings: open }).steps) {
        if (!events) continue
        const here = shown(after)
        expect(shown(readBack(after))).toEqual(here)
        if (here[1]?.match(/"voters":\["p\d","/)) named += 1
      }
    }),
    { numRuns: 150 },
  )
  expect(named).toBeGreaterThan(100)
})

it('tells of votes that came back in the order of the topics, whichever was merged first', () => {
  const cats = act(withTopics(), by('bo'), { type: 'propose', id: 'cats', title: 'Cats', details: '' })
  const voted = ['tea', 'naps', 'cats'].reduce((on, topicId) => act(on, by('ana'), { type: 'vote', topicId }), cats)
  const board = ['cats', 'naps'].reduce(
    (on, topicId) => act(on, by('mo'), { type: 'merge-topics', topicId, intoId: 'tea' }),
    voted,
  )
  for (const one of [board, readBack(board)])
    expect(privateView(one, 'ana', false)?.released.map(({ topicId }) => topicId)).toEqual(['naps', 'cats'])
})

it('takes the same Roman vote for the last one, where two were opened within a millisecond', () => {
  const board = votingOnTea()
  const [round] = board.rounds.values()
  const two = (ids: string[]) => new Map(ids.map((id) => [id, { ...round, id } as Round]))
  for (const current of [null, board.current]) {
    const shown = [two(['box', 'other']), two(['other', 'box'])].map((rounds) =>
      view({ ...board, current, rounds }, 'public'),
    )
    expect(shown.map(({ round: last }) => last?.id)).toEqual(current ? ['box', 'box'] : ['other', 'other'])
  }
})

it('undoes what another process did, and what it did itself, to the same board', () => {
  let undone = 0
  fc.assert(
    fc.property(aHistory, (history) => {
      for (const { after, now, events } of play(history).steps) {
        const last = [...after.acts.values()].findLast((one) => !one.undone)
        if (!events || !last?.undo) continue
        const undo = { type: 'undo', id: 'undo', actId: last.id } as const
        const [here, there] = [after, readBack(after)].map((board) => {
          const decided = decide(board, undo, { id: 'p0', moderator: true }, now)
          return decided.ok ? withoutWords(apply(board, decided.value, now)) : decided.failure.code
        })
        expect(there).toEqual(here)
        if (typeof here === 'object') undone += 1
      }
    }),
    { numRuns: 150 },
  )
  expect(undone).toBeGreaterThan(200)
})
