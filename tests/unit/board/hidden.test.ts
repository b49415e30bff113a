import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apply } from '#lib/board/machine'
import { type Board, type Id, type ThumbValue, topicIn, votesAreHidden } from '#lib/board/state'
import { privateView, view } from '#lib/board/view'
import { aHistory, play, type Step } from '#tests/unit/board/histories'

const RUNS = { numRuns: 300 }
const KINDS = ['public', 'participant', 'moderator'] as const

function bytes(board: Board): string[] {
  return KINDS.map((kind) => JSON.stringify(view(board, kind)))
}

/** The same history, with every vote that was cast while votes are hidden put on another topic. */
function retold(steps: readonly Step[], shift: number): { told: Board; other: Board }[] {
  const first = steps[0]
  if (!first) return []
  let other = first.before
  return steps.map(({ after, before, events, now }) => {
    if (!events) return { told: after, other }
    // Fresh ballots are given when votes are shown: what was voted before is known from then on.
    if (events.some(({ type }) => type === 'ballots-renewed')) {
      other = after
      return { told: after, other }
    }
    other = apply(
      other,
      events.map((event) => (event.type === 'voted' && votesAreHidden(before) ? elsewhere(event) : event)),
      now,
    )
    return { told: after, other }

    function elsewhere<E extends { topicId: Id }>(event: E): E {
      const topics = [...before.topics.keys()].filter((id) => topicIn(before, id))
      return { ...event, topicId: topics[(topics.indexOf(event.topicId) + shift) % topics.length] ?? event.topicId }
    }
  })
}

describe('hidden votes', () => {
  it('change not a byte of what anybody else is shown', () => {
    let differed = 0
    fc.assert(
      fc.property(aHistory, fc.integer({ min: 1, max: 3 }), (history, shift) => {
        const hiding = { ...history, settings: { ...history.settings, votesHidden: true } }
        for (const { told, other } of retold(play(hiding).steps, shift)) {
          if (!votesAreHidden(told) || told.ballots === other.ballots) continue
          differed += 1
          expect(bytes(other)).toEqual(bytes(told))
        }
      }),
      RUNS,
    )
    expect(differed).toBeGreaterThan(100)
  })

  it('change nothing in the private part of those who cast none of them', () => {
    fc.assert(
      fc.property(aHistory, fc.nat({ max: 5 }), (history, who) => {
        for (const { after } of play(history).steps) {
          const mine = after.ballots.get(`p${who}`)
          const alone = { ...after, ballots: new Map(mine ? [[`p${who}`, mine]] : []) }
          expect(privateView(alone, `p${who}`, false)).toEqual(privateView(after, `p${who}`, false))
        }
      }),
      RUNS,
    )
  })

  it('are counted again as soon as voting closes', () => {
    fc.assert(
      fc.property(aHistory, (history) => {
        const { board } = play(history)
        const hidden = votesAreHidden(board)
        for (const topic of view(board, 'public').topics) expect(topic.votes === undefined).toBe(hidden)
      }),
      RUNS,
    )
  })
})

describe('an open round', () => {
  it('shows all how many thumbs are in, and which to the moderator alone, where only that ends it', () => {
    let rounds = 0
    fc.assert(
      fc.property(aHistory, (history) => {
        for (const { after } of play(history).steps) {
          const round = after.current?.roundId ? after.rounds.get(after.current.roundId) : undefined
          if (!round?.thumbs.size || round.closedAt !== null) continue
          rounds += 1
          const thumbs = new Map([...round.thumbs].map(([id]): [Id, ThumbValue] => [id, 'down']))
          const other = { ...after, rounds: new Map(after.rounds).set(round.id, { ...round, thumbs }) }
          for (const kind of ['public', 'participant'] as const) expect(view(other, kind)).toEqual(view(after, kind))
          if (round.endsAt !== null) expect(view(other, 'moderator')).toEqual(view(after, 'moderator'))
          else expect(view(other, 'moderator').round?.tally?.down).toBe(round.thumbs.size)
        }
      }),
      RUNS,
    )
    expect(rounds).toBeGreaterThan(20)
  })
})
