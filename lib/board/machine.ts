import { ok, type Result } from '#lib/result'
import type { BoardEvent } from './events.ts'
import { evolve } from './evolve.ts'
import { forget, remove } from './machine-forget.ts'
import { claimGuest, join, type SystemCommand, veil } from './machine-people.ts'
import { refuse } from './refusals.ts'
import { refusal, type Situation } from './rules.ts'
import { linesLeft, shownOn, topicsLeft } from './rules-caps.ts'
import type { BoardCommand } from './schema.ts'
import {
  type Board,
  type Id,
  type Instant,
  type Phase,
  switchesOf,
  type Timebox,
  topicIn,
  votesSpent,
} from './state.ts'

/** Who sends a command: a participant, with the role that was read after the lock, or the site and its clock. */
export type BoardActor = { id: Id; moderator: boolean } | { system: true }

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
  switch (command.type) {
    case 'time-up':
      return 'system' in by ? timeUp(board, command, at) : refuse('not-admitted')
    case 'join':
      return 'system' in by ? join(board, command, at) : refuse('not-admitted')
    case 'claim-guest':
      return 'system' in by ? claimGuest(board, command, at) : refuse('not-admitted')
    case 'forget':
      return 'system' in by ? ok(forget(board, command.participantIds, command.words, at)) : refuse('not-admitted')
    case 'hide-name':
    case 'restore-name':
      return 'system' in by
        ? ok(veil(board, 'person', command.participantId, command.type === 'hide-name', at))
        : refuse('not-admitted')
    default:
      if ('system' in by) return refuse('not-admitted')
      return refusal(situationOf(board, by), command, at) ?? ok(happenings(board, command, by.id, at))
  }
}

/** The next board after an accepted command: exactly one version more, also when nothing happened. */
export function apply(board: Board, events: readonly BoardEvent[], now: Instant): Board {
  const next = events.reduce(evolve, board)
  return { ...next, version: board.version + 1, lastAt: Math.max(board.lastAt, now) }
}

function situationOf(board: Board, by: { id: Id; moderator: boolean }): Situation {
  const me = board.participants.get(by.id)
  return {
    stage: board.stage,
    phase: board.phase,
    proposing: board.proposing,
    voting: board.voting,
    current: board.current,
    shown: shownOn(board),
    moderator: by.moderator,
    me: me
      ? {
          moderator: by.moderator,
          guest: me.personId === null,
          removed: me.removedAt !== null,
          votesLeft: board.settings.votesEach - votesSpent(board, by.id),
          topicsLeft: topicsLeft(board, by.id, by.moderator),
          linesLeft: linesLeft(board, by.id, by.moderator),
        }
      : null,
    topic: (id) => {
      const topic = topicIn(board, id)
      return topic && { status: topic.status, mine: topic.authorId === by.id, hidden: topic.hidden }
    },
    line: (id) => {
      const line = board.lines.get(id)
      return line && topicIn(board, line.topicId) ? { mine: line.authorId === by.id, hidden: line.hidden } : undefined
    },
    person: (id) => (board.participants.get(id)?.removedAt === null ? { mine: id === by.id } : undefined),
    votedFor: (topicId) => board.ballots.get(by.id)?.has(topicId) === true,
  }
}

/** What an allowed command brings about. */
function happenings(board: Board, command: BoardCommand, participantId: Id, at: Instant): BoardEvent[] {
  switch (command.type) {
    case 'propose': {
      const { title, details } = command
      const position = afterLast(board.topics)
      return [{ type: 'topic-proposed', topicId: command.id, authorId: participantId, position, title, details, at }]
    }
    case 'edit-topic': {
      const { topicId, title, details } = command
      return [{ type: 'topic-edited', topicId, title, details, at }]
    }
    case 'withdraw-topic':
      return [{ type: 'topic-removed', topicId: command.topicId, withdrawn: true, at }]
    case 'remove-topic':
      return [{ type: 'topic-removed', topicId: command.topicId, withdrawn: false, at }]
    case 'vote':
      return [{ type: 'voted', topicId: command.topicId, participantId, at }]
    case 'unvote':
      return [{ type: 'unvoted', topicId: command.topicId, participantId, at }]
    case 'set-phase':
      return setPhase(board, command.phase, at)
    case 'start-topic': {
      const timebox = newTimebox(command.id, 1, board.settings.timeboxSeconds, at)
      return [{ type: 'topic-started', topicId: command.topicId, timebox, at }]
    }
    case 'add-line': {
      const { id: lineId, topicId, kind, text } = command
      const position = afterLast(board.lines)
      return [{ type: 'line-added', lineId, topicId, authorId: participantId, position, kind, text, at }]
    }
    case 'edit-line':
      return [{ type: 'line-edited', lineId: command.lineId, kind: command.kind, text: command.text, at }]
    case 'remove-line':
      return [{ type: 'line-removed', lineId: command.lineId, at }]
    case 'remove-participant':
      return remove(board, command.participantId, command.words === true, at)
    case 'hide':
    case 'restore':
      return veil(board, command.what, command.targetId, command.type === 'hide', at)
    default:
      return toTheCurrentTopic(board, command, participantId, at)
  }
}

type CurrentCommand = Extract<
  BoardCommand,
  { type: 'pause-timebox' | 'resume-timebox' | 'extend-timebox' | 'continue-topic' | 'finish-topic' | 'thumb' }
>

function toTheCurrentTopic(board: Board, command: CurrentCommand, participantId: Id, at: Instant): BoardEvent[] {
  if (!board.current) return []
  const { topicId, timebox, roundId } = board.current
  switch (command.type) {
    case 'pause-timebox':
      return [{ type: 'timebox-paused', leftMs: (timebox.endsAt ?? at) - at, at }]
    case 'resume-timebox':
      return [{ type: 'timebox-resumed', endsAt: at + (timebox.leftMs ?? 0), at }]
    case 'extend-timebox':
      return [{ type: 'timebox-extended', byMs: command.seconds * 1000, at }]
    case 'continue-topic': {
      const next = newTimebox(command.id, timebox.number + 1, board.settings.extensionSeconds, at)
      return [{ type: 'topic-continued', topicId, timebox: next, at }]
    }
    case 'finish-topic':
      return finishCurrent(board, at)
    case 'thumb':
      return roundId ? [{ type: 'thumb-raised', roundId, participantId, value: command.value, at }] : []
  }
}

/** Closing finishes the topic that is being discussed. Setting the phase that already is changes nothing. */
function setPhase(board: Board, phase: Phase, at: Instant): BoardEvent[] {
  if (phase === board.phase) return []
  const finished = phase === 'closed' ? finishCurrent(board, at) : []
  return [...finished, { type: 'phase-set', phase, ...switchesOf(phase, board.stage, board.settings), at }]
}

function finishCurrent(board: Board, at: Instant): BoardEvent[] {
  if (!board.current) return []
  let discussedOrder = 1
  for (const topic of board.topics.values()) discussedOrder = Math.max(discussedOrder, (topic.discussedOrder ?? 0) + 1)
  return [{ type: 'topic-finished', topicId: board.current.topicId, discussedOrder, at }]
}

function newTimebox(id: Id, number: number, seconds: number, at: Instant): Timebox {
  return { id, number, lengthMs: seconds * 1000, endsAt: at + seconds * 1000, leftMs: null }
}

function afterLast(rows: ReadonlyMap<Id, { position: number }>): number {
  let last = 0
  for (const { position } of rows.values()) if (position > last) last = position
  return last + 1
}

/** Time's up happens once for each timebox and end, whoever noticed, and never early. */
function timeUp(board: Board, command: Extract<SystemCommand, { type: 'time-up' }>, at: Instant): Result<BoardEvent[]> {
  const { current } = board
  const stillThere = current?.timebox.id === command.timeboxId && current.timebox.endsAt === command.endsAt
  if (!stillThere || current.roundId) return refuse('timebox-gone')
  if (at < command.endsAt) return refuse('not-time-yet')
  const { timeboxId: roundId, headCount } = command
  return ok([{ type: 'round-opened', roundId, topicId: current.topicId, headCount, at }])
}
