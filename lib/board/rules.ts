import type { Result } from '#lib/result'
import { type RefusalCode, refuse } from './refusals.ts'
import { overfull, overlong, type Shown } from './rules-caps.ts'
import { stays, toEnd } from './rules-end.ts'
import { toPeople } from './rules-people.ts'
import { toShown, toTimebox } from './rules-timebox.ts'
import { toVotes } from './rules-votes.ts'
import type { BoardCommand } from './schema.ts'
import type { Current, Hideable, Id, Instant, Outcome, Phase, Stage, TopicStatus } from './state.ts'

/**
 * What the rules ask about a board, whoever holds it: the server its tables, the browser its view. `topic` and `line`
 * know nothing removed, `person` nobody removed; `shown` counts what the board shows. Who moderates need not have joined.
 * `lastAct` is the last act of a moderator, if it can be undone; `round` the Roman vote after the timebox at hand.
 */
export type Situation = {
  stage: Stage
  phase: Phase
  proposing: boolean
  voting: boolean
  votesHidden: boolean
  stacking: boolean
  selfVotes: boolean
  locked: boolean
  clock: { id: Id } | null
  closedAt: Instant | null
  /** The topics that stayed when the board closed: those that would be carried over, and those that were let go. */
  stayed: { carried: number; dropped: number }
  current: Pick<Current, 'topicId' | 'timebox' | 'roundId'> | null
  round: { open: boolean; outcome: Outcome | null; actsAt: Instant | null } | null
  shown: Shown
  moderator: boolean
  me: Standing | null
  lastAct: Id | null
  /** `others` says that something is merged into it. */
  topic(id: Id):
    | {
        status: TopicStatus
        mine: boolean
        hidden: boolean
        mergedInto: Id | null
        others: boolean
        dropped: boolean
      }
    | undefined
  line(id: Id): { mine: boolean; hidden: boolean } | undefined
  person(id: Id): { mine: boolean; guest: boolean; moderates: boolean; handUp: boolean } | undefined
  /** Somebody who was taken off the board. */
  removed(id: Id): boolean
  votesFor(topicId: Id): number
}

/** What the rules ask about whoever acts. */
export type Standing = {
  moderator: boolean
  /** Moderates only for as long as no moderator is there. */
  deputy: boolean
  guest: boolean
  removed: boolean
  votesLeft: number
  topicsLeft: number
  linesLeft: number
}

type CommandType = BoardCommand['type']

/** What only a moderator may send and everybody can read about afterwards. */
const ACTS: ReadonlySet<CommandType> = new Set<CommandType>([
  ...([
    'set-phase',
    'start-clock',
    'stop-clock',
    'change-settings',
    'lock-board',
    'unlock-board',
    'renew-code',
  ] as const),
  ...(['fresh-ballots', 'set-paper-voters', 'set-paper-votes'] as const),
  ...(['remove-topic', 'park-topic', 'unpark-topic', 'move-topic', 'merge-topics', 'unmerge-topic'] as const),
  ...(['start-topic', 'pause-timebox', 'resume-timebox', 'extend-timebox', 'end-timebox'] as const),
  ...(['continue-topic', 'finish-topic', 'hold-outcome'] as const),
  ...(['drop-topic', 'carry-topic'] as const),
  ...(['remove-participant', 'readmit-participant', 'make-moderator', 'end-moderator', 'hide', 'restore'] as const),
])

/**
 * Whether the board's log keeps this: what moderators do, and who becomes one. Whose turn it is to speak, and whose hand
 * goes up, it does not keep: that passes with the conversation, and would stand before what there is to undo.
 */
export function isAct(type: string): boolean {
  return (ACTS as ReadonlySet<string>).has(type) || ACTS_OF_OTHERS.has(type)
}

const forModerators = (type: CommandType) => ACTS.has(type) || type === 'undo' || type === 'call-on'

/** What others may do, and the log keeps all the same. */
const ACTS_OF_OTHERS: ReadonlySet<string> = new Set<CommandType>(['take-over'])

/** What a moderator may do on a closed board too, and without having joined: it is not part of the meeting. */
const AT_ANY_TIME: ReadonlySet<string> = new Set<CommandType>(['hide', 'restore', 'drop-topic', 'carry-topic'])

/** What else waits for a closed board, or is still to be had on one: closing is undone there. */
const ON_A_CLOSED_ONE: ReadonlySet<string> = new Set<CommandType>([
  'undo',
  'rate',
  ...(['drop-topic', 'carry-topic'] as const),
])

/** Whether this is a moderator's care for what people wrote, or for what stayed, which needs no part in the meeting. */
export function isCare(type: string): boolean {
  return AT_ANY_TIME.has(type)
}

/**
 * The reason why a participant may not do this now, or null when nothing speaks against it. Server and browser ask the
 * same function. `now` is by the server's clock.
 */
export function refusal(situation: Situation, command: BoardCommand, now: Instant): Result<never> | null {
  const code = standing(situation, command.type) ?? objection(situation, command, now)
  return code === null ? null : refuse(code)
}

function standing(situation: Situation, type: CommandType): RefusalCode | null {
  if (isCare(type) && situation.moderator) return null
  if (situation.stage === 'closed' && !ON_A_CLOSED_ONE.has(type)) return 'board-closed'
  if (!situation.me) return 'not-admitted'
  const { moderator, removed } = situation.me
  // Nobody takes the board from those who moderate it: taken off as a participant, they moderate on.
  if (moderator && forModerators(type)) return null
  if (removed) return 'removed-from-board'
  return forModerators(type) ? 'not-moderator' : null
}

function objection(situation: Situation, command: BoardCommand, now: Instant): RefusalCode | null {
  switch (command.type) {
    case 'propose':
    case 'carry-in':
      return toPropose(situation)
    case 'edit-topic':
      return toEditTopic(situation, command.topicId)
    case 'withdraw-topic':
      return toOwnTopic(situation, command.topicId)
    case 'remove-topic':
      return toRemoveTopic(situation, command.topicId)
    case 'set-phase':
      return toSetPhase(situation, command)
    case 'start-clock':
      return situation.phase === 'collecting' || situation.phase === 'voting' ? null : 'not-choosing'
    case 'stop-clock':
      if (!situation.clock) return 'no-clock'
      return situation.clock.id === command.clockId ? null : 'moved-on'
    case 'lock-board':
    case 'unlock-board':
      return situation.locked === (command.type === 'lock-board') ? 'locked-already' : null
    case 'undo':
      return toUndo(situation, command.actId)
    case 'add-line':
      return toAddLine(situation, command)
    case 'edit-line':
    case 'remove-line':
      return toLine(situation, command)
    case 'hide':
    case 'restore':
      return toHide(situation, command.what, command.targetId)
    default:
      return (
        toEnd(situation, command, now) ??
        toVotes(situation, command) ??
        toTimebox(situation, command, now) ??
        toPeople(situation, command)
      )
  }
}

function toHide({ topic, line, person }: Situation, what: Hideable, id: Id): RefusalCode | null {
  if (what === 'topic') return topic(id) ? null : 'no-such-topic'
  if (what === 'line') return line(id) ? null : 'no-such-line'
  return person(id) ? null : 'no-such-participant'
}

function toPropose({ proposing, me, shown }: Situation): RefusalCode | null {
  if (!proposing) return 'not-proposing'
  if ((me?.topicsLeft ?? 0) <= 0) return 'too-many-topics'
  return overfull('topics', shown, me?.guest === true)
}

type LineCommand<T> = Extract<BoardCommand, { type: T }>

function toAddLine(situation: Situation, command: LineCommand<'add-line'>): RefusalCode | null {
  const { topic, me, shown } = situation
  if (!topic(command.topicId)) return 'no-such-topic'
  if ((me?.linesLeft ?? 0) <= 0) return 'too-many-lines'
  return toOwner(situation, command.ownerId) ?? overfull('lines', shown, me?.guest === true)
}

function toOwner({ person }: Situation, ownerId: Id | null | undefined): RefusalCode | null {
  return ownerId && !person(ownerId) ? 'no-such-participant' : null
}

function toOwnTopic(situation: Situation, topicId: Id): RefusalCode | null {
  const topic = situation.topic(topicId)
  if (!topic) return 'no-such-topic'
  if (!topic.mine) return 'not-yours'
  return stays(topic) ? null : 'topic-not-open'
}

function toEditTopic(situation: Situation, topicId: Id): RefusalCode | null {
  const refused = toOwnTopic(situation, topicId) ?? toShown(situation.topic(topicId))
  return refused ?? overlong(situation.shown, situation.me?.guest === true)
}

function toRemoveTopic(situation: Situation, topicId: Id): RefusalCode | null {
  if (!situation.topic(topicId)) return 'no-such-topic'
  return situation.current?.topicId === topicId ? 'topic-in-progress' : null
}

function toSetPhase(
  situation: Situation,
  { phase, from }: Extract<BoardCommand, { type: 'set-phase' }>,
): RefusalCode | null {
  // Setting the phase that already is changes nothing, so whoever was second is not refused.
  if (phase !== situation.phase && from !== undefined && from !== situation.phase) return 'moved-on'
  const goesBack = phase === 'collecting' || phase === 'voting'
  return goesBack && situation.current ? 'topic-in-progress' : null
}

function toUndo({ lastAct, stage }: Situation, actId: Id): RefusalCode | null {
  if (lastAct === actId) return null
  return stage === 'closed' ? 'board-closed' : 'not-the-last-act'
}

function toLine(situation: Situation, command: LineCommand<'edit-line' | 'remove-line'>): RefusalCode | null {
  const line = situation.line(command.lineId)
  if (!line) return 'no-such-line'
  const mayRemove = command.type === 'remove-line' && situation.me?.moderator === true
  if (!line.mine && !mayRemove) return 'not-yours'
  if (command.type === 'remove-line') return null
  const refused = toShown(line) ?? toOwner(situation, command.ownerId)
  return refused ?? overlong(situation.shown, situation.me?.guest === true)
}
