import fc from 'fast-check'
import { type BoardEvent, strip } from '#lib/board/events'
import { apply, type BoardActor, decide } from '#lib/board/machine'
import type { SystemCommand } from '#lib/board/machine-people'
import type { LogRow } from '#lib/board/replay'
import type { BoardCommand } from '#lib/board/schema'
import { type Board, type Id, newBoard, type Settings } from '#lib/board/state'
import { noon, type Order, site } from '#tests/unit/board/boards'

/** Every command, the more telling ones more often. */
export const TYPES = [
  ...['propose', 'propose', 'propose', 'vote', 'vote', 'vote', 'vote', 'unvote', 'edit-topic', 'withdraw-topic'],
  ...['set-phase', 'set-phase', 'start-topic', 'start-topic', 'start-topic', 'pause-timebox', 'resume-timebox'],
  ...['extend-timebox', 'continue-topic', 'finish-topic', 'thumb', 'thumb', 'add-line', 'add-line', 'edit-line'],
  ...['remove-line', 'remove-topic', 'remove-participant', 'time-up', 'time-up', 'join', 'join', 'claim-guest'],
  ...['hide', 'hide', 'hide', 'restore', 'hide-name', 'restore-name', 'forget'],
  ...['merge-topics', 'merge-topics', 'unmerge-topic', 'unmerge-topic', 'park-topic', 'unpark-topic', 'move-topic'],
  ...[
    'set-done',
    'fresh-ballots',
    'set-paper-voters',
    'set-paper-votes',
    'start-clock',
    'start-clock',
    'stop-clock',
    'stop-clock',
  ],
  ...['change-settings', 'change-settings', 'lock-board', 'unlock-board', 'undo', 'undo', 'undo', 'undo'],
  ...['end-timebox', 'hold-outcome', 'round-up', 'round-up', 'outcome-due', 'outcome-due'],
  ...['raise-hand', 'raise-hand', 'lower-hand', 'call-on', 'readmit-participant'],
  ...['make-moderator', 'make-moderator', 'end-moderator', 'end-moderator', 'readmit-participant'],
] as Order['type'][]

/** One random try; `pick` chooses among what the board has, so that most tries hit something. */
export type Try = { type: Order['type']; who: number; pick: number; passes: number }

/** How some histories begin, since few get there by chance: two topics, the first one being discussed. */
const TO_A_TOPIC: Try[] = [
  { type: 'propose', who: 1, pick: 0, passes: 1_000 },
  { type: 'propose', who: 3, pick: 0, passes: 1_000 },
  { type: 'set-phase', who: 0, pick: 2, passes: 1_000 },
  { type: 'start-topic', who: 0, pick: 0, passes: 1_000 },
]
const TO_A_ROUND: Try[] = [...TO_A_TOPIC, { type: 'time-up', who: 0, pick: 5, passes: 310_000 }]
const TO_AN_OUTCOME: Try[] = [
  ...TO_A_ROUND,
  ...[0, 1, 2, 3, 4].map((who): Try => ({ type: 'thumb', who, pick: who % 2, passes: 1_000 })),
  { type: 'round-up', who: 0, pick: 0, passes: 20_000 },
]
const TO_A_VOTE: Try[] = [
  ...TO_A_TOPIC.slice(0, 2),
  { type: 'set-phase', who: 0, pick: 1, passes: 1_000 },
  ...[1, 2, 3, 4].map((who): Try => ({ type: 'vote', who, pick: who % 2, passes: 1_000 })),
]
const TO_A_PAUSE: Try[] = [...TO_A_TOPIC, { type: 'pause-timebox', who: 0, pick: 0, passes: 20_000 }]

/** Random settings, and random commands by random people, some of whom are not there or may not. */
export const aHistory: fc.Arbitrary<{ settings: Settings; tries: Try[] }> = fc.record({
  settings: fc.record({
    votesEach: fc.integer({ min: 1, max: 3 }),
    stacking: fc.boolean(),
    votesHidden: fc.boolean(),
    votesNamed: fc.boolean(),
    selfVotes: fc.boolean(),
    earlyVoting: fc.boolean(),
    admission: fc.constant('guests' as const),
    ladder: fc.constantFrom([60, 30], [300, 180, 120], [300]),
    romanVoteSeconds: fc.constantFrom(0, 20),
  }),
  tries: fc
    .tuple(
      fc.constantFrom([], TO_A_VOTE, TO_A_VOTE, TO_A_ROUND, TO_A_ROUND, TO_AN_OUTCOME, TO_A_PAUSE),
      fc.array(
        fc.record({
          type: fc.constantFrom(...TYPES),
          who: fc.constantFrom(0, 0, 0, 1, 2, 3, 4, 5, 6, 7),
          pick: fc.nat({ max: 60 }),
          passes: fc.constantFrom(0, 0, 1, 1_000, 20_000, 70_000, 310_000, -5_000),
        }),
        { minLength: 1, maxLength: 120, size: 'max' },
      ),
    )
    .map(([opening, rest]) => [...opening, ...rest]),
})

/** One try as it went: the board before and after, and the events if it was accepted. */
export type Step = {
  before: Board
  after: Board
  by: BoardActor
  command: BoardCommand | SystemCommand
  now: number
  events: BoardEvent[] | null
}

/** What only the site sends. */
export const ofTheSite: ReadonlySet<string> = new Set([
  'join',
  'claim-guest',
  'time-up',
  'round-up',
  'outcome-due',
  'hide-name',
  'restore-name',
  'forget',
])

/** Plays a history from a board with six participants: p0 moderates, p0 to p2 are members. */
export function play({ settings, tries }: { settings: Settings; tries: Try[] }): {
  board: Board
  steps: Step[]
  log: LogRow[]
} {
  let board = newBoard(settings, noon)
  let now = noon
  const steps: Step[] = []
  const log: LogRow[] = []
  const joins: Try[] = [0, 1, 2, 3, 4, 5].map((who) => ({ type: 'join', who, pick: 0, passes: 0 }))
  for (const [index, attempt] of [...joins, ...tries].entries()) {
    now += attempt.passes
    const command = commandFor(board, attempt, `c${index}`)
    const by = ofTheSite.has(command.type) ? site : actorOf(board, attempt.who)
    const result = decide(board, command, by, now)
    const after = result.ok ? apply(board, result.value, now) : board
    steps.push({ before: board, after, by, command, now, events: result.ok ? result.value : null })
    if (result.ok) log.push(JSON.parse(JSON.stringify({ at: after.lastAt, events: result.value.map(strip) })) as LogRow)
    board = after
  }
  return { board, steps, log }
}

function actorOf(board: Board, who: number): BoardActor {
  const me = board.participants.get(`p${who}`)
  return { id: `p${who}`, moderator: who === 0 || (me?.moderates === true && me.removedAt === null) }
}

function commandFor(board: Board, { type, who, pick }: Try, id: Id): BoardCommand | SystemCommand {
  const topicId = among(board.topics, pick)
  const lineId = among(board.lines, pick)
  const participantId = `p${pick % 8}`
  const kind = (['note', 'takeaway', 'decision', 'action', 'link'] as const)[pick % 5] ?? 'note'
  const word = `word-${id}`
  switch (type) {
    case 'propose':
      return { type, id, title: word, details: word, ...(pick % 3 === 0 && { anonymous: true as const }) }
    case 'edit-topic':
      return { type, id, topicId, title: word, details: word }
    case 'set-phase': {
      const phase = pick > 55 ? 'closed' : (['collecting', 'voting', 'discussing', 'discussing'] as const)[pick % 4]
      return { type, id, phase: phase ?? 'voting' }
    }
    case 'extend-timebox':
      return { type, id, seconds: (pick - 20) * 10 + 1 }
    case 'thumb':
      return { type, id, value: (['up', 'sideways', 'down'] as const)[pick % 3] ?? 'up' }
    case 'add-line':
      return { type, id, topicId, kind, text: word, ...assigned(kind, participantId) }
    case 'edit-line':
      return { type, id, lineId, kind, text: word, ...assigned(kind, participantId) }
    case 'remove-line':
      return { type, id, lineId }
    case 'remove-participant':
      return { type, id, participantId, ...(pick % 2 === 0 && { words: true as const }) }
    case 'time-up': {
      const { id: timeboxId = 'none', endsAt = null } = board.current?.timebox ?? {}
      return { type, id, timeboxId, endsAt: endsAt ?? noon, headCount: pick }
    }
    case 'round-up': {
      const round = board.rounds.get(board.current?.roundId ?? '')
      return { type, id, roundId: round?.id ?? 'none', endsAt: round?.endsAt ?? noon }
    }
    case 'outcome-due': {
      const round = board.rounds.get(board.current?.roundId ?? '')
      return { type, id, roundId: round?.id ?? 'none', actsAt: round?.actsAt ?? noon }
    }
    case 'unpark-topic':
    case 'unmerge-topic': {
      const status = type === 'unpark-topic' ? 'parked' : 'merged'
      const found = [...board.topics.values()].find((topic) => topic.status === status)
      return { type, id, topicId: pick % 5 > 0 && found ? found.id : topicId }
    }
    case 'move-topic':
      return { type, id, topicId, beforeId: pick % 4 === 0 ? null : among(board.topics, pick + 1) }
    case 'merge-topics':
      return { type, id, topicId, intoId: among(board.topics, pick + 1) }
    case 'set-done':
      return { type, id, done: pick % 3 > 0 }
    case 'set-paper-voters':
      return { type, id, count: pick % 4 }
    case 'set-paper-votes':
      return { type, id, topicId, votes: pick % 4 }
    case 'start-clock':
      return { type, id, seconds: 60 + pick }
    case 'change-settings':
      return { type, id, settings: CHANGES[pick % CHANGES.length] ?? {} }
    case 'undo':
      return {
        type,
        id,
        actId: pick === 0 ? 'nothing' : ([...board.acts.values()].findLast((act) => !act.undone)?.id ?? 'none'),
      }
    case 'call-on':
      return { type, id, participantId: pick % 5 === 0 ? null : participantId }
    case 'raise-hand':
    case 'lower-hand':
      return { type, id, participantId: pick % 3 === 0 ? participantId : `p${who}` }
    case 'end-moderator': {
      const found = [...board.participants.values()].find(({ moderates }) => moderates)
      return { type, id, participantId: found?.id ?? participantId }
    }
    case 'readmit-participant':
    case 'make-moderator':
      return { type, id, participantId }
    case 'join':
      return {
        type,
        id,
        participantId: `p${who}`,
        personId: who < 3 ? `person-${who}` : null,
        name: word,
        hidden: pick === 7,
      }
    case 'claim-guest':
      return { type, id, guestId: `p${who}`, personId: `person-${pick % 5}`, name: word, hidden: pick > 50 }
    case 'hide-name':
    case 'restore-name':
      return { type, id, participantId }
    case 'forget':
      return { type, id, participantIds: [participantId, `p${(pick + 3) % 8}`], words: pick % 2 === 0 }
    case 'hide':
    case 'restore': {
      const what = (['topic', 'line', 'person'] as const)[pick % 3] ?? 'topic'
      return { type, id, what, targetId: { topic: topicId, line: lineId, person: participantId }[what] }
    }
    case 'vote':
    case 'unvote':
    case 'withdraw-topic':
    case 'remove-topic':
    case 'park-topic':
    case 'start-topic':
      return { type, id, topicId }
    default:
      return { type, id } as BoardCommand
  }
}

const CHANGES: Partial<Settings>[] = [
  ...[{ votesEach: 1 }, { votesEach: 2 }, { votesEach: 5 }, { stacking: true }, { stacking: false }],
  ...[{ votesNamed: true }, { selfVotes: false }, { votesHidden: false }, { ladder: [60, 60, 60] }],
  ...[{ romanVoteSeconds: 5 }, { earlyVoting: false }],
]

function assigned(kind: string, ownerId: Id): { ownerId?: Id; due?: string } {
  return kind === 'action' ? { ownerId, due: '2026-12-01' } : {}
}

function among(map: ReadonlyMap<Id, unknown>, pick: number): Id {
  return [...map.keys()][pick % (map.size + 1)] ?? 'nothing'
}
