import { ok, type Result } from '#lib/result'
import type { BoardEvent } from './events.ts'
import { kept } from './machine-acts.ts'
import type { SystemCommand } from './machine-people.ts'
import { refuse } from './refusals.ts'
import { OVERRULE_MS, outcomeOf } from './roman.ts'
import type { BoardCommand } from './schema.ts'
import { type Board, type Current, type Id, type Instant, type Round, rungSeconds, type Timebox } from './state.ts'

/** What an allowed command does to the topic that is being discussed; nothing for any other command. */
export function toTheCurrentTopic(board: Board, command: BoardCommand, participantId: Id, at: Instant): BoardEvent[] {
  if (!board.current) return []
  const { timebox, roundId } = board.current
  const left = timebox.leftMs ?? (timebox.endsAt ?? at) - at
  switch (command.type) {
    case 'pause-timebox':
      return [{ type: 'timebox-paused', leftMs: left, at }]
    case 'resume-timebox':
      return [{ type: 'timebox-resumed', endsAt: at + left, at }]
    case 'extend-timebox':
      return [{ type: 'timebox-extended', byMs: command.seconds * 1000, at }]
    case 'end-timebox': {
      // The clock stands at zero from here on, and opens the Roman vote as it would have later.
      const resumed: BoardEvent[] = timebox.endsAt === null ? [{ type: 'timebox-resumed', endsAt: at + left, at }] : []
      return [...resumed, { type: 'timebox-extended', byMs: -left, at }]
    }
    case 'continue-topic':
      return continueCurrent(board, board.current, command.id, at)
    case 'finish-topic':
      return finishCurrent(board, at)
    case 'hold-outcome':
      return roundId ? [{ type: 'outcome-held', roundId, at }] : []
    case 'thumb':
      return roundId ? [{ type: 'thumb-raised', roundId, participantId, value: command.value, at }] : []
    default:
      return []
  }
}

type Due = Extract<SystemCommand, { type: 'time-up' | 'round-up' | 'outcome-due' }>

/**
 * What the clock brings: time's up opens the Roman vote, its end closes it, and what it came to acts some seconds later. Each
 * happens once, whoever noticed, never early, and not at all where a moderator has decided otherwise meanwhile.
 */
export function whenDue(board: Board, command: Due, at: Instant): Result<BoardEvent[]> {
  const { current } = board
  const round = current?.roundId ? board.rounds.get(current.roundId) : undefined
  switch (command.type) {
    case 'time-up': {
      const stillThere = current?.timebox.id === command.timeboxId && current.timebox.endsAt === command.endsAt
      if (!stillThere || current.roundId) return refuse('timebox-gone')
      if (at < command.endsAt) return refuse('not-time-yet')
      const { timeboxId: roundId, headCount } = command
      const { romanVoteSeconds } = board.settings
      const endsAt = romanVoteSeconds > 0 ? at + romanVoteSeconds * 1000 : null
      return ok([{ type: 'round-opened', roundId, topicId: current.topicId, headCount, endsAt, at }])
    }
    case 'round-up':
      if (!current || round?.id !== command.roundId || round.endsAt !== command.endsAt) return refuse('timebox-gone')
      if (round.closedAt !== null) return refuse('timebox-gone')
      if (at < command.endsAt) return refuse('not-time-yet')
      return ok([closing(board, current, round, at)])
    case 'outcome-due':
      if (!current || round?.id !== command.roundId || round.actsAt !== command.actsAt) return refuse('timebox-gone')
      if (at < command.actsAt) return refuse('not-time-yet')
      return ok(outcome(board, current, round, command.id, at))
  }
}

function closing(board: Board, { timebox }: Current, round: Round, at: Instant): BoardEvent {
  const outcome = outcomeOf(round, timebox.number >= board.settings.ladder.length)
  const actsAt = outcome === 'undecided' ? null : at + OVERRULE_MS
  return { type: 'round-closed', roundId: round.id, outcome, actsAt, at }
}

function outcome(board: Board, current: Current, round: Round, id: Id, at: Instant): BoardEvent[] {
  const continues = round.outcome === 'continue'
  const events = continues ? continueCurrent(board, current, id, at) : finishCurrent(board, at)
  const kind = continues ? 'vote-continued' : 'vote-moved-on'
  return kept(board, { id, kind, by: null, target: current.topicId }, events, at)
}

/** One rung down the ladder. */
function continueCurrent(board: Board, { topicId, timebox }: Current, id: Id, at: Instant): BoardEvent[] {
  const number = timebox.number + 1
  const next = newTimebox(id, number, rungSeconds(board.settings.ladder, number), at)
  return [{ type: 'topic-continued', topicId, timebox: next, at }]
}

/** The topic that is being discussed, if any, is done with. */
export function finishCurrent(board: Board, at: Instant): BoardEvent[] {
  if (!board.current) return []
  let discussedOrder = 1
  for (const topic of board.topics.values()) discussedOrder = Math.max(discussedOrder, (topic.discussedOrder ?? 0) + 1)
  return [{ type: 'topic-finished', topicId: board.current.topicId, discussedOrder, at }]
}

/** A timebox that begins now. */
export function newTimebox(id: Id, number: number, seconds: number, at: Instant): Timebox {
  return { id, number, lengthMs: seconds * 1000, endsAt: at + seconds * 1000, leftMs: null }
}
