import { ok, type Result } from '#lib/result'
import type { BoardEvent } from './events.ts'
import { evolve } from './evolve.ts'
import { acted, moderatorBack, toLastState, undoing } from './machine-acts.ts'
import { finishCurrent, newTimebox, toTheCurrentTopic, whenDue } from './machine-discussion.ts'
import { carriedIn, dropOrCarry, letGo } from './machine-end.ts'
import { forget, remove, removeTopic } from './machine-forget.ts'
import { claimGuest, join, type StandIn, type SystemCommand, toStandIn, veil } from './machine-people.ts'
import { aboutVotes } from './machine-votes.ts'
import { afterLast, votesWait } from './order.ts'
import { isDeputy } from './policy.ts'
import { type RefusalCode, refuse } from './refusals.ts'
import { undone } from './rewind.ts'
import { isAct, refusal } from './rules.ts'
import { type Sources, toCarryIn, toReturn } from './rules-carry.ts'
import { toHiddenVotes } from './rules-votes.ts'
import type { BoardCommand } from './schema.ts'
import { situationOf } from './situation.ts'
import { type Board, type Id, type Instant, type Phase, rungSeconds, switchesOf } from './state.ts'

/**
 * Who sends a command: a participant, with the role that was read after the lock, or the site and its clock. `standIn`,
 * `sources` and `office` (who moderates by what they are) are what only the tables know, where the command asks for it.
 */
export type BoardActor = Acting | { system: true }
type Acting = { id: Id; moderator: boolean; standIn?: StandIn; sources?: Sources; office?: ReadonlySet<Id> }

/**
 * Answers a command with what happens, or with the reason why it may not (codes: refusals.ts). Decides on the board as
 * it is under the lock; `now` is the database's clock, and no event is earlier than the board's last one.
 */
export function decide(
  board: Board,
  command: BoardCommand | SystemCommand,
  by: BoardActor,
  now: Instant,
): Result<BoardEvent[]> {
  const at = Math.max(now, board.lastAt)
  if ('system' in by) return ofTheSite(board, command, at)
  if (isOfTheSite(command)) return refuse('not-admitted')
  const refused = refusal(situationOf(board, by), command, at)
  if (refused) return refused
  const hidden = toHiddenVotes(board, command) ?? toLastState(board, command) ?? toTables(board, command, by, at)
  if (hidden) return refuse(hidden)
  const events = command.type === 'carry-in' ? carriedIn(board, command, by, at) : happenings(board, command, by.id, at)
  // Lines are their authors' to remove; that a moderator removed somebody's is an act.
  const logged = isAct(command.type) || events.some(({ type }) => type === 'line-taken')
  return ok(logged ? acted(board, command, by.id, events, at) : events)
}

function toTables(
  board: Board,
  command: BoardCommand,
  { id, standIn, sources = new Map(), office }: Acting,
  at: Instant,
): RefusalCode | null {
  switch (command.type) {
    case 'take-over':
      return toStandIn(standIn ?? { going: false, awayMs: null }, board, at)
    case 'remove-participant':
      return isDeputy(board, id) && office?.has(command.participantId) ? 'not-for-deputies' : null
    case 'carry-in':
      return toCarryIn(board, { boardId: command.fromBoardId, topicId: command.fromTopicId }, sources)
    case 'undo':
      return toReturn(board, undone(board, command.actId, true), sources)
    default:
      return null
  }
}

/** The next board after an accepted command: exactly one version more, also when nothing happened. */
export function apply(board: Board, events: readonly BoardEvent[], now: Instant): Board {
  const next = events.reduce(evolve, board)
  return { ...next, version: board.version + 1, lastAt: Math.max(board.lastAt, now) }
}

const OF_THE_SITE = new Set([
  ...[
    'time-up',
    'round-up',
    'outcome-due',
    'join',
    'claim-guest',
    'forget',
    'let-go',
    'hide-name',
    'restore-name',
    'moderator-back',
  ],
])

function isOfTheSite(command: BoardCommand | SystemCommand): command is SystemCommand {
  return OF_THE_SITE.has(command.type)
}

function ofTheSite(board: Board, command: BoardCommand | SystemCommand, at: Instant): Result<BoardEvent[]> {
  switch (command.type) {
    case 'time-up':
    case 'round-up':
    case 'outcome-due':
      return whenDue(board, command, at)
    case 'join':
      return join(board, command, at)
    case 'moderator-back':
      return moderatorBack(board, command, at)
    case 'claim-guest':
      return claimGuest(board, command, at)
    case 'forget':
      return ok(forget(board, command.participantIds, command.words, command.copies ?? [], at))
    case 'let-go':
      return letGo(board, command, at)
    case 'hide-name':
    case 'restore-name':
      return ok(veil(board, 'person', command.participantId, command.type === 'hide-name', at))
    default:
      return refuse('not-admitted')
  }
}

/** What an allowed command brings about. */
function happenings(board: Board, command: BoardCommand, participantId: Id, at: Instant): BoardEvent[] {
  switch (command.type) {
    case 'propose': {
      const { title, details, anonymous } = command
      const position = afterLast(board.topics)
      const said = { topicId: command.id, authorId: participantId, position, title, details, at }
      return [{ type: 'topic-proposed', ...said, ...(anonymous && { anonymous }) }]
    }
    case 'edit-topic': {
      const { topicId, title, details } = command
      return [{ type: 'topic-edited', topicId, title, details, at }]
    }
    case 'withdraw-topic':
    case 'remove-topic':
      return removeTopic(board, command.topicId, command.type === 'withdraw-topic', at)
    case 'set-phase':
      return setPhase(board, command.phase, at)
    case 'start-topic': {
      const timebox = newTimebox(command.id, 1, rungSeconds(board.settings.ladder, 1), at)
      return [{ type: 'topic-started', topicId: command.topicId, timebox, at }]
    }
    case 'add-line': {
      const { id: lineId, topicId, kind, text, ownerId, due } = command
      const line = { lineId, topicId, authorId: participantId, position: afterLast(board.lines), kind, text }
      return [{ type: 'line-added', ...line, ...(ownerId && { ownerId }), ...(due && { due }), at }]
    }
    case 'edit-line': {
      const { lineId, kind, text, ownerId, due } = command
      return [{ type: 'line-edited', lineId, kind, text, ...(ownerId && { ownerId }), ...(due && { due }), at }]
    }
    case 'remove-line': {
      const mine = board.lines.get(command.lineId)?.authorId === participantId
      return [{ type: mine ? 'line-removed' : 'line-taken', lineId: command.lineId, at }]
    }
    case 'remove-participant':
      return remove(board, command.participantId, command.words === true, at)
    case 'hide':
    case 'restore':
      return veil(board, command.what, command.targetId, command.type === 'hide', at)
    case 'drop-topic':
    case 'carry-topic':
      return dropOrCarry(board, command.topicId, command.type === 'drop-topic', at)
    case 'undo':
      return undoing(board, command, participantId, at)
    default:
      return (
        aboutVotes(board, command, participantId, at) ??
        simple(command, participantId, at) ??
        toTheCurrentTopic(board, command, participantId, at)
      )
  }
}

/** Commands that say what happens in so many words. */
function simple(command: BoardCommand, participantId: Id, at: Instant): BoardEvent[] | null {
  switch (command.type) {
    case 'set-done':
      return [{ type: 'done-set', participantId, done: command.done, at }]
    case 'rate':
      return [{ type: 'rated', participantId, value: command.value, at }]
    case 'park-topic':
      return [{ type: 'topic-parked', topicId: command.topicId, at }]
    case 'change-settings':
      return [{ type: 'settings-changed', settings: command.settings, at }]
    case 'start-clock': {
      const lengthMs = command.seconds * 1000
      return [{ type: 'clock-started', clock: { id: command.id, lengthMs, endsAt: at + lengthMs }, at }]
    }
    case 'stop-clock':
      return [{ type: 'clock-stopped', at }]
    case 'lock-board':
    case 'unlock-board':
      return [{ type: command.type === 'lock-board' ? 'board-locked' : 'board-unlocked', at }]
    case 'take-over':
      return [{ type: 'deputy-set', deputyId: participantId, at }]
    case 'renew-code':
      return [{ type: 'code-renewed', at }]
    case 'raise-hand':
    case 'lower-hand': {
      const type = command.type === 'raise-hand' ? 'hand-raised' : 'hand-lowered'
      return [{ type, participantId: command.participantId, at }]
    }
    case 'call-on':
      return [{ type: 'floor-given', participantId: command.participantId, at }]
    case 'readmit-participant':
      return [{ type: 'participant-readmitted', participantId: command.participantId, at }]
    case 'make-moderator':
    case 'end-moderator': {
      const type = command.type === 'make-moderator' ? 'moderator-made' : 'moderator-ended'
      return [{ type, participantId: command.participantId, at }]
    }
    default:
      return null
  }
}

/** Instants are too large for a column of the lot; any number does that nobody can choose. */
const lotAt = (at: Instant) => at % 2_147_483_647

/**
 * Closing finishes the topic that is being discussed. Setting the phase that already is changes nothing. Where a vote is
 * over, or what was voted before the meeting, it decides the order: what the moderator put in order until then gives way,
 * if anything that waits has votes.
 */
function setPhase(board: Board, phase: Phase, at: Instant): BoardEvent[] {
  if (phase === board.phase) return []
  const finished = phase === 'closed' ? finishCurrent(board, at) : []
  const switches = switchesOf(phase, board.stage, board.settings)
  const lot = phase === 'discussing' ? { lot: lotAt(at) } : {}
  const voteIsOver = phase !== 'voting' && (board.phase === 'voting' || board.stage === 'before')
  const byVotes = voteIsOver && votesWait(board) ? { byVotes: true as const } : {}
  return [...finished, { type: 'phase-set', phase, ...switches, ...lot, ...byVotes, at }]
}
