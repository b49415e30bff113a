import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Board, votesSpent } from '#lib/board/state'
import { historyOf, play, type Step } from '#tests/unit/board/histories'

/** What people vote by, again and again. */
const aboutVotes = historyOf([
  ...(['propose', 'vote', 'vote', 'vote', 'unvote', 'undo', 'undo', 'undo', 'change-settings'] as const),
  ...(['merge-topics', 'unmerge-topic', 'fresh-ballots', 'claim-guest', 'withdraw-topic', 'remove-topic'] as const),
  ...(['set-paper-voters', 'set-paper-votes', 'set-phase', 'remove-participant', 'forget'] as const),
])

/** Checks what holds of every history, which is given as its steps. */
const always = (holds: (steps: Step[]) => void) =>
  fc.assert(
    fc.property(aboutVotes, (history) => holds(play(history).steps)),
    { numRuns: 500 },
  )

const rulesOf = ({ settings: { stacking, selfVotes, votesNamed } }: Board) => ({ stacking, selfVotes, votesNamed })
const anyVotes = (board: Board) => [...board.ballots.keys()].some((id) => votesSpent(board, id) > 0)

describe('whatever happens', () => {
  it('votes stay what they were cast as', () => {
    always((steps) => {
      for (const { before, after } of steps) if (anyVotes(before)) expect(rulesOf(after)).toEqual(rulesOf(before))
    })
  })

  it('a guest who has signed in has no second ballot', () => {
    always((steps) => {
      const guests = new Set<string>()
      for (const { after, events } of steps) {
        for (const event of events ?? []) if (event.type === 'guest-merged') guests.add(event.guestId)
        for (const id of guests) expect(after.ballots.has(id)).toBe(false)
      }
    })
  })
})
