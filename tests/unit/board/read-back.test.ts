import fc from 'fast-check'
import { expect, it } from 'vitest'
import { apply, decide } from '#lib/board/machine'
import { withoutWords } from '#lib/board/replay'
import type { Board } from '#lib/board/state'
import { aHistory, play } from '#tests/unit/board/histories'

type Nested = ReadonlyMap<string, ReadonlyMap<string, unknown>>

/** JSON as jsonb gives it back: the fields of an object stand by length, then by letter. */
function asJsonb(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asJsonb)
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).toSorted(([a], [b]) => a.length - b.length || (a < b ? -1 : 1))
  return Object.fromEntries(fields.map(([key, inner]) => [key, asJsonb(inner)]))
}

const turned = (map: Nested) => new Map([...map].map(([id, inner]) => [id, new Map([...inner].toReversed())]))

/** The board as another process reads it: votes and thumbs are rows in no order, and what undoes an act is jsonb. */
function readBack(board: Board): Board {
  const rounds = [...board.rounds].map(
    ([id, round]) => [id, { ...round, thumbs: new Map([...round.thumbs].toReversed()) }] as const,
  )
  const acts = [...board.acts].map(
    ([id, done]) => [id, { ...done, undo: asJsonb(done.undo) as typeof done.undo }] as const,
  )
  return {
    ...board,
    ballots: turned(board.ballots) as Board['ballots'],
    merged: turned(board.merged) as Board['merged'],
    rounds: new Map(rounds),
    acts: new Map(acts),
  }
}

it('undoes what another process did, and what it did itself, to the same board', () => {
  let undone = 0
  fc.assert(
    fc.property(aHistory, (history) => {
      for (const { after, now, events } of play(history).steps) {
        const act = [...after.acts.values()].findLast((one) => !one.undone)
        if (!events || !act?.undo) continue
        const undo = { type: 'undo', id: 'undo', actId: act.id } as const
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
