import type { Result } from '#lib/result'
import { type RefusalCode, refuse } from './refusals.ts'
import { overfull, overlong, type Shown } from './rules-caps.ts'
import type { BoardCommand } from './schema.ts'
import type { Current, Hideable, Id, Instant, Phase, Stage, TopicStatus } from './state.ts'

/** No timebox runs longer than this from now on. */
export const LONGEST_TIMEBOX_MS = 60 * 60 * 1000

/**
 * What the rules ask about a board, whoever holds it: the server its tables, the browser its view. `topic` and `line`
 * know nothing removed, `person` nobody removed; `shown` counts what the board shows. Who moderates need not have joined.
 */
export type Situation = {
  stage: Stage
  phase: Phase
  proposing: boolean
  voting: boolean
  current: Pick<Current, 'topicId' | 'timebox' | 'roundId'> | null
  shown: Shown
  moderator: boolean
  me: Standing | null
  topic(id: Id): { status: TopicStatus; mine: boolean; hidden: boolean } | undefined
  line(id: Id): { mine: boolean; hidden: boolean } | undefined
  person(id: Id): { mine: boolean } | undefined
  votedFor(topicId: Id): boolean
}

/** What the rules ask about whoever acts. */
export type Standing = {
  moderator: boolean
  guest: boolean
  removed: boolean
  votesLeft: number
  topicsLeft: number
  linesLeft: number
}

type CommandType = BoardCommand['type']

/** What only a moderator may send. */
const FOR_MODERATORS: ReadonlySet<CommandType> = new Set<CommandType>([
  'set-phase',
  'start-topic',
  'pause-timebox',
  'resume-timebox',
  'extend-timebox',
  'continue-topic',
  'finish-topic',
  'remove-topic',
  'remove-participant',
  'hide',
  'restore',
])

/** What a moderator may do at any time, on a closed board too, and without having joined: it is not part of the meeting. */
const AT_ANY_TIME: ReadonlySet<string> = new Set<CommandType>(['hide', 'restore'])

/** Whether this is a moderator's care for what people wrote, whatever the board is at. */
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
  if (situation.stage === 'closed') return 'board-closed'
  if (!situation.me) return 'not-admitted'
  const { moderator, removed } = situation.me
  // Nobody takes the board from those who moderate it: taken off as a participant, they moderate on.
  if (moderator && FOR_MODERATORS.has(type)) return null
  if (removed) return 'removed-from-board'
  return FOR_MODERATORS.has(type) ? 'not-moderator' : null
}

function objection(situation: Situation, command: BoardCommand, now: Instant): RefusalCode | null {
  switch (command.type) {
    case 'propose':
      return toPropose(situation)
    case 'edit-topic':
      return toEditTopic(situation, command.topicId)
    case 'withdraw-topic':
      return toOwnTopic(situation, command.topicId)
    case 'remove-topic':
      return toRemoveTopic(situation, command.topicId)
    case 'vote':
      return toVote(situation, command.topicId) ?? toShown(situation.topic(command.topicId))
    case 'unvote':
      return toUnvote(situation, command.topicId)
    case 'set-phase':
      return toSetPhase(situation, command.phase)
    case 'start-topic':
      return toStart(situation, command.topicId) ?? toShown(situation.topic(command.topicId))
    case 'pause-timebox':
    case 'resume-timebox':
    case 'extend-timebox':
    case 'continue-topic':
    case 'finish-topic':
      return situation.current ? toTimebox(situation.current, command, now) : 'no-current-topic'
    case 'thumb':
      return situation.current?.roundId ? null : 'no-round'
    case 'add-line':
      return toAddLine(situation, command.topicId)
    case 'edit-line':
    case 'remove-line':
      return toLine(situation, command)
    case 'remove-participant':
      return toRemovePerson(situation, command.participantId)
    case 'hide':
    case 'restore':
      return toHide(situation, command.what, command.targetId)
  }
}

function toShown(there: { hidden: boolean } | undefined): RefusalCode | null {
  return there?.hidden ? 'hidden-by-moderator' : null
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

function toAddLine({ topic, me, shown }: Situation, topicId: Id): RefusalCode | null {
  if (!topic(topicId)) return 'no-such-topic'
  if ((me?.linesLeft ?? 0) <= 0) return 'too-many-lines'
  return overfull('lines', shown, me?.guest === true)
}

function toOwnTopic(situation: Situation, topicId: Id): RefusalCode | null {
  const topic = situation.topic(topicId)
  if (!topic) return 'no-such-topic'
  if (!topic.mine) return 'not-yours'
  return topic.status === 'open' ? null : 'topic-not-open'
}

function toEditTopic(situation: Situation, topicId: Id): RefusalCode | null {
  const refused = toOwnTopic(situation, topicId) ?? toShown(situation.topic(topicId))
  return refused ?? overlong(situation.shown, situation.me?.guest === true)
}

function toRemoveTopic(situation: Situation, topicId: Id): RefusalCode | null {
  if (!situation.topic(topicId)) return 'no-such-topic'
  return situation.current?.topicId === topicId ? 'topic-in-progress' : null
}

function toVote(situation: Situation, topicId: Id): RefusalCode | null {
  if (!situation.voting) return 'not-voting'
  const topic = situation.topic(topicId)
  if (!topic) return 'no-such-topic'
  if (topic.status !== 'open') return 'topic-not-open'
  if (situation.votedFor(topicId)) return 'already-voted'
  return (situation.me?.votesLeft ?? 0) > 0 ? null : 'no-votes-left'
}

function toUnvote(situation: Situation, topicId: Id): RefusalCode | null {
  if (!situation.voting) return 'not-voting'
  const topic = situation.topic(topicId)
  if (!topic) return 'no-such-topic'
  if (topic.status !== 'open') return 'topic-not-open'
  return situation.votedFor(topicId) ? null : 'no-such-vote'
}

function toSetPhase(situation: Situation, phase: Phase): RefusalCode | null {
  const goesBack = phase === 'collecting' || phase === 'voting'
  return goesBack && situation.current ? 'topic-in-progress' : null
}

function toStart(situation: Situation, topicId: Id): RefusalCode | null {
  if (situation.phase !== 'discussing') return 'not-discussing'
  if (situation.current) return 'topic-in-progress'
  const topic = situation.topic(topicId)
  if (!topic) return 'no-such-topic'
  return topic.status === 'open' ? null : 'topic-not-open'
}

function toTimebox(
  { timebox, roundId }: NonNullable<Situation['current']>,
  command: BoardCommand,
  now: Instant,
): RefusalCode | null {
  const paused = timebox.endsAt === null
  const timeIsUp = roundId !== null || (timebox.endsAt !== null && timebox.endsAt <= now)
  switch (command.type) {
    case 'pause-timebox':
      if (timeIsUp) return 'time-is-up'
      return paused ? 'paused' : null
    case 'resume-timebox':
      if (timeIsUp) return 'time-is-up'
      return paused ? null : 'not-paused'
    case 'extend-timebox': {
      if (timeIsUp) return 'time-is-up'
      const left = timebox.leftMs ?? (timebox.endsAt ?? now) - now
      return left + command.seconds * 1000 > LONGEST_TIMEBOX_MS ? 'timebox-too-long' : null
    }
    case 'continue-topic':
      return timeIsUp ? null : 'time-not-up'
    default:
      return null
  }
}

function toLine(
  situation: Situation,
  command: Extract<BoardCommand, { type: 'edit-line' | 'remove-line' }>,
): RefusalCode | null {
  const line = situation.line(command.lineId)
  if (!line) return 'no-such-line'
  const mayRemove = command.type === 'remove-line' && situation.me?.moderator === true
  if (!line.mine && !mayRemove) return 'not-yours'
  if (command.type === 'remove-line') return null
  return toShown(line) ?? overlong(situation.shown, situation.me?.guest === true)
}

function toRemovePerson(situation: Situation, participantId: Id): RefusalCode | null {
  const person = situation.person(participantId)
  if (!person) return 'no-such-participant'
  return person.mine ? 'not-yourself' : null
}
