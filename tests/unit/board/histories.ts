import fc from 'fast-check'
import { type BoardEvent, strip } from '#lib/board/events'
import { apply, type BoardActor, decide } from '#lib/board/machine'
import type { SystemCommand } from '#lib/board/machine-people'
import type { LogRow } from '#lib/board/replay'
import type { BoardCommand } from '#lib/board/schema'
import { type Board, newBoard, type Settings } from '#lib/board/state'
import { noon, type Order, site } from '#tests/unit/board/boards'
import { actorOf, commandFor, type Try } from '#tests/unit/board/tries'

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
  ...[
    'change-settings',
    'change-settings',
    'lock-board',
    'unlock-board',
    'renew-code',
    'take-over',
    'take-over',
    'take-over',
    'moderator-back',
    'moderator-back',
    'undo',
    'undo',
    'undo',
    'undo',
  ],
  ...['end-timebox', 'hold-outcome', 'round-up', 'round-up', 'outcome-due', 'outcome-due'],
  ...['raise-hand', 'raise-hand', 'lower-hand', 'call-on', 'readmit-participant'],
  ...['rate', 'rate', 'rate', 'drop-topic', 'drop-topic', 'carry-topic', 'carry-topic'],
  ...['carry-in', 'carry-in', 'let-go', 'let-go'],
  ...['make-moderator', 'make-moderator', 'end-moderator', 'end-moderator', 'readmit-participant'],
] as Order['type'][]

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
const TO_A_RETURN: Try[] = [
  ...TO_A_VOTE,
  { type: 'remove-participant', who: 0, pick: 1, passes: 1_000 },
  { type: 'readmit-participant', who: 0, pick: 1, passes: 1_000 },
  { type: 'vote', who: 1, pick: 1, passes: 1_000 },
]
const TO_A_SECOND_VOTE: Try[] = [
  ...TO_A_VOTE,
  { type: 'set-phase', who: 0, pick: 2, passes: 1_000 },
  { type: 'start-topic', who: 0, pick: 0, passes: 1_000 },
  { type: 'finish-topic', who: 0, pick: 0, passes: 1_000 },
  { type: 'set-phase', who: 0, pick: 1, passes: 1_000 },
]
const TO_A_MERGE: Try[] = [
  ...TO_A_VOTE,
  { type: 'vote', who: 1, pick: 0, passes: 1_000 },
  { type: 'propose', who: 1, pick: 1, passes: 1_000 },
  { type: 'merge-topics', who: 0, pick: 0, passes: 1_000 },
]
const TO_THE_END: Try[] = [...TO_A_TOPIC, { type: 'set-phase', who: 0, pick: 60, passes: 20_000 }]
const TO_A_DROP: Try[] = [...TO_THE_END, { type: 'drop-topic', who: 0, pick: 1, passes: 1_000 }]
const TO_A_PAUSE: Try[] = [...TO_A_TOPIC, { type: 'pause-timebox', who: 0, pick: 0, passes: 20_000 }]

type History = { settings: Settings; tries: Try[] }

/** Random settings, and random commands of these types by random people, some of whom are not there or may not. */
export const historyOf = (types: readonly Order['type'][]): fc.Arbitrary<History> =>
  fc.record({
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
        fc.constantFrom(
          [],
          TO_A_VOTE,
          TO_A_RETURN,
          TO_A_MERGE,
          TO_A_SECOND_VOTE,
          TO_A_ROUND,
          TO_A_ROUND,
          TO_AN_OUTCOME,
          TO_A_PAUSE,
          TO_THE_END,
          TO_A_DROP,
        ),
        fc.array(
          fc.record({
            type: fc.constantFrom(...types),
            who: fc.constantFrom(0, 0, 0, 1, 2, 3, 4, 5, 6, 7),
            pick: fc.nat({ max: 60 }),
            passes: fc.constantFrom(0, 0, 1, 1_000, 20_000, 70_000, 310_000, -5_000),
          }),
          { minLength: 1, maxLength: 120, size: 'max' },
        ),
      )
      .map(([opening, rest]) => [...opening, ...rest]),
  })

export const aHistory = historyOf(TYPES)

/** One try of anybody's, as a history has them. */
export const aTry: fc.Arbitrary<Pick<Try, 'type' | 'pick'>> = fc.record({
  type: fc.constantFrom(...TYPES),
  pick: fc.nat({ max: 60 }),
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
  'moderator-back',
  'hide-name',
  'restore-name',
  'forget',
  'let-go',
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
