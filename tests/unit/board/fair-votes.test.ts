import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { votesCast } from '#lib/board/rules-votes'
import type { Board } from '#lib/board/state'
import { historyOf, play, type Step } from '#tests/unit/board/histories'

/** What people vote by, again and again. */
const aboutVotes = historyOf([
  ...(['propose', 'vote', 'vote', 'vote', 'unvote', 'undo', 'undo', 'undo', 'change-settings'] as const),
  ...(['merge-topics', 'unmerge-topic', 'fresh-ballots', 'claim-guest', 'withdraw-topic', 'remove-topic'] as const),
  ...(['set-paper-voters', 'set-paper-votes', 'set-phase', 'remove-participant', 'forget'] as const),
  ...(['start-topic', 'finish-topic', 'set-phase'] as const),
])

const onPaper = historyOf([
  ...(['set-paper-votes', 'set-paper-votes', 'set-paper-votes', 'set-paper-voters', 'withdraw-topic', 'undo'] as const),
  ...(['merge-topics', 'merge-topics', 'merge-topics', 'unmerge-topic', 'unmerge-topic', 'change-settings'] as const),
])

/** Checks what holds of every history, which is given as its steps. */
const always = (holds: (steps: Step[]) => void, histories = aboutVotes) =>
  fc.assert(
    fc.property(histories, (history) => holds(play(history).steps)),
    { numRuns: 500 },
  )

const rulesOf = ({ settings: { stacking, selfVotes, votesNamed } }: Board) => ({ stacking, selfVotes, votesNamed })
const anyVotes = (board: Board) => [...board.ballots.keys()].some((id) => votesCast(board, id) > 0)

describe('whatever happens', () => {
  it('votes stay what they were cast as', () => {
    always((steps) => {
      for (const { before, after } of steps) if (anyVotes(before)) expect(rulesOf(after)).toEqual(rulesOf(before))
    })
  })

  it('nobody votes for their own topic where the board says so, merged or not', () => {
    always((steps) => {
      // A guest may have voted for what turns out to be their own.
      if (steps.some(({ events }) => events?.some(({ type }) => type === 'guest-merged'))) return
      for (const { after } of steps) {
        if (after.settings.selfVotes) continue
        for (const { id, authorId, anonymous, status } of after.topics.values())
          if (status !== 'removed' && !anonymous) expect(after.ballots.get(authorId)?.has(id)).not.toBe(true)
      }
    })
  })

  it('there are as many votes on paper as those people can have, each counted once', () => {
    always((steps) => {
      for (const { after } of steps) {
        const { stacking, votesEach } = after.settings
        const over = ['removed', 'merged', 'discussed']
        const counted = [...after.topics.values()].filter(({ status }) => !over.includes(status))
        const all = counted.reduce((sum, { paperVotes }) => sum + paperVotes, 0)
        const most = counted.reduce((top, { paperVotes }) => Math.max(top, paperVotes), 0)
        const { paperVoters } = after
        expect(all <= paperVoters * votesEach && most <= paperVoters * (stacking ? votesEach : 1)).toBe(true)
      }
    }, onPaper)
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
