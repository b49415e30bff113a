import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide } from '#lib/board/machine'
import { judge, project } from '#lib/board/optimism'
import { applyPatch, diff } from '#lib/board/patch'
import { viewKind } from '#lib/board/policy'
import { replay, withoutWords } from '#lib/board/replay'
import type { BoardCommand } from '#lib/board/schema'
import { type Board, topicIn, votesSpent } from '#lib/board/state'
import { privateView, view } from '#lib/board/view'
import { aimsOf } from '#tests/unit/board/aims'
import { noon } from '#tests/unit/board/boards'
import { aHistory, ofTheSite, play, type Step, TYPES } from '#tests/unit/board/histories'

const RUNS = { numRuns: 300 }
const KINDS = ['public', 'participant', 'moderator'] as const

/** Checks what holds after every step of every history. */
function always(holds: (step: Step) => void): void {
  fc.assert(
    fc.property(aHistory, (history) => {
      for (const step of play(history).steps) holds(step)
    }),
    RUNS,
  )
}

/** The participant's view before a step, if a participant acts. */
function seenBy({ before, by }: Step) {
  if ('system' in by) return null
  const participant = before.participants.get(by.id) ?? null
  const shown = view(before, viewKind({ moderator: by.moderator, participant }))
  return { shown, me: privateView(before, by.id, by.moderator) }
}

describe('random histories', () => {
  it('reach every command, accepted and refused', () => {
    const accepted = new Set<string>()
    const refused = new Set<string>()
    for (const history of fc.sample(aHistory, { seed: 1, numRuns: 1_000 })) {
      for (const { command, events } of play(history).steps) (events ? accepted : refused).add(command.type)
    }
    expect([...accepted].sort()).toEqual([...new Set(TYPES)].sort())
    const never = ['hide-name', 'restore-name', 'forget']
    expect([...refused].sort()).toEqual([...new Set(TYPES)].filter((type) => !never.includes(type)).sort())
  })
})

describe('after any history', () => {
  it('nobody is over the limit, and nobody who left the board has votes; who left the community has them, without a name', () => {
    always(({ after }) => {
      for (const [id, ballot] of after.ballots) {
        expect(votesSpent(after, id)).toBeLessThanOrEqual(after.settings.votesEach)
        expect(ballot.size).toBeGreaterThan(0)
        for (const votes of ballot.values()) expect(votes).toBeGreaterThan(0)
        if (!after.settings.stacking) for (const votes of ballot.values()) expect(votes).toBe(1)
        const { removedAt, personId, name } = after.participants.get(id) ?? {}
        if (removedAt !== null) expect({ personId, name }).toEqual({ personId: null, name: '' })
      }
    })
  })

  it('nothing is done to a topic, a timebox or a clock that is not the one that was meant', () => {
    always(({ before, command, events }) => {
      if (events) expect(command).toMatchObject(aimsOf(command.type, before))
    })
  })

  it('what is merged is merged into what is on the board, and has no votes of its own', () => {
    always(({ after }) => {
      for (const { id, status, mergedInto } of after.topics.values()) {
        if (status !== 'merged') continue
        expect(topicIn(after, mergedInto ?? '')).toBeDefined()
        for (const ballot of after.ballots.values()) expect(ballot.has(id)).toBe(false)
      }
    })
  })

  it('at most one topic is being discussed, and it is the current one', () => {
    always(({ after }) => {
      const discussed = [...after.topics.values()].filter((topic) => topic.status === 'discussing').map(({ id }) => id)
      expect(discussed).toEqual(after.current ? [after.current.topicId] : [])
      const pending = [...after.rounds.values()].filter(({ closedAt, actsAt }) => closedAt === null || actsAt !== null)
      for (const { id } of pending) expect(id).toBe(after.current?.roundId)
    })
  })

  it('a person is one participant, and positions are unique and in order', () => {
    always(({ after }) => {
      const persons = [...after.participants.values()].flatMap(({ personId }) => personId ?? [])
      expect(new Set(persons).size).toBe(persons.length)
      for (const rows of [after.topics, after.lines]) {
        const positions = [...rows.values()].map(({ position }) => position)
        expect(positions).toEqual([...new Set(positions)].sort((a, b) => a - b))
      }
    })
  })

  it('nobody who has left speaks, stands in or has something to do, and who is removed with their words leaves none', () => {
    always(({ after, command, events }) => {
      for (const id of [after.speakerId, after.deputy?.id])
        if (id) expect(after.participants.get(id)?.removedAt).toBeNull()
      for (const event of events ?? [])
        if (event.type === 'guest-merged')
          expect([...after.lines.values()].map(({ ownerId }) => ownerId)).not.toContain(event.guestId)
      if (!events || command.type !== 'remove-participant' || !command.words) return
      const left = [...after.topics.values()].filter(({ authorId }) => authorId === command.participantId)
      for (const { status, anonymous } of left)
        expect(anonymous || status === 'discussing' || status === 'removed').toBe(true)
    })
  })

  it('versions have no gaps, a refusal changes nothing, and time does not run backwards', () => {
    always(({ before, after, events }) => {
      expect(after.version).toBe(before.version + (events ? 1 : 0))
      if (!events) expect(after).toBe(before)
      for (const event of events ?? []) {
        expect(event.at).toBeGreaterThanOrEqual(before.lastAt)
        expect(event.at).toBeLessThanOrEqual(after.lastAt)
      }
    })
  })

  it('a closed board stays as it is, but for ratings, what goes on to the next, what is hidden or undone, and who is forgotten or stands in', () => {
    const bare = (board: Board) => ({
      ...board,
      ...{ version: 0, lastAt: 0, acts: 0, deputy: null },
      ...{ topics: shown(board.topics), lines: shown(board.lines), participants: shown(board.participants) },
    })
    always(({ before, after, command }) => {
      if (before.stage === 'closed' && command.type !== 'forget' && command.type !== 'undo')
        expect(bare(after)).toEqual(bare(before))
    })
  })

  it('the log holds no names or texts, and replayed it is the board without them', () => {
    fc.assert(
      fc.property(aHistory, (history) => {
        const { board, log } = play(history)
        expect(JSON.stringify(log)).not.toContain('word-')
        expect(replay(history.settings, noon, log)).toEqual(withoutWords(board))
      }),
      RUNS,
    )
  })
})

describe('the browser', () => {
  it('judges as the server decides, in the same words', () => {
    always((step) => {
      const seen = seenBy(step)
      const { command } = step
      if (!seen || ofTheSite.has(command.type)) return
      const verdict = judge(seen.shown, seen.me, command as BoardCommand, Math.max(step.now, step.before.lastAt))
      const decided = step.events ? 'accepted' : (decidedCode(step) ?? '')
      // The browser cannot know what hidden votes stand against.
      expect(verdict.ok ? 'accepted' : verdict.failure.code).toBe(FOR_THE_TABLES.has(decided) ? 'accepted' : decided)
    })
  })

  it('shows a pending command as the server will', () => {
    always((step) => {
      const seen = seenBy(step)
      const { command, by, after } = step
      if (!seen || 'system' in by || !step.events || !PROJECTED.has(command.type)) return
      // What was merged into a topic that goes stands by itself again, which waits for the server.
      if (step.events.some(({ type }) => type === 'topic-unmerged')) return
      const shown = project(seen.shown, seen.me, [command as BoardCommand], step.now)
      const saved = view(
        after,
        viewKind({ moderator: by.moderator, participant: after.participants.get(by.id) ?? null }),
      )
      const me = privateView(after, by.id, by.moderator)
      expect({ ...shown.me, votes: shown.me?.votes.toSorted() }).toEqual({ ...me, votes: me?.votes.toSorted() })
      expect(shown.view.round).toEqual(saved.round)
      expect(content(shown.view)).toEqual(content(saved))
    })
  })

  it('reaches any later view by patches that went through JSON', () => {
    fc.assert(
      fc.property(aHistory, fc.nat(), fc.nat(), fc.constantFrom(...KINDS), (history, a, b, kind) => {
        const views = play(history).steps.map(({ after }) => view(after, kind))
        const [from, to] = [a % views.length, b % views.length].sort((x, y) => x - y)
        const before = views[from ?? 0]
        const after = views[to ?? 0]
        if (!before || !after) return
        expect(applyPatch(before, JSON.parse(JSON.stringify(diff(before, after))))).toEqual(after)
        const stepwise = views.slice(from, (to ?? 0) + 1).reduce((held, next, index, all) => {
          const last = all[index - 1]
          const reached = last ? applyPatch(held, diff(last, next)) : held
          if (reached === 'gap') throw new Error('a gap')
          return reached
        })
        expect(stepwise).toEqual(after)
      }),
      RUNS,
    )
  })
})

const FOR_THE_TABLES = new Set([
  'taken-already',
  'no-such-earlier-topic',
  'votes-cast',
  'votes-spent',
  'too-many-paper-votes',
  'changed-since',
  'rsvps-only',
  'moderator-is-here',
  'not-running',
])

const PROJECTED = new Set([
  'vote',
  'unvote',
  'propose',
  'edit-topic',
  'withdraw-topic',
  'thumb',
  'add-line',
  'edit-line',
  'remove-line',
  'hide',
  'restore',
  'set-done',
  'rate',
  'raise-hand',
  'lower-hand',
])

function decidedCode({ before, command, by, now }: Step): string | null {
  const result = decide(before, command, by, now)
  return result.ok ? null : result.failure.code
}

const shown = (rows: ReadonlyMap<string, { hidden: boolean }>) =>
  new Map([...rows].map(([id, row]) => [id, { ...row, hidden: false, dropped: false, rating: null }]))

function content({ topics, lines, people }: ReturnType<typeof view>) {
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
  return {
    topics: topics.map(({ id, title, details, votes, hidden }) => ({ id, title, details, votes, hidden })).sort(byId),
    lines: lines.map(({ pending: _, ...line }) => line).sort(byId),
    // Where in the speaking queue a hand stands, only the server knows.
    people: people.map(({ hand, ...person }) => ({ ...person, up: hand !== undefined })),
  }
}
