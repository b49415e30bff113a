import { withEntry, withFields } from './entries.ts'
import type { BoardEvent } from './events.ts'
import type { Board, Current, Id, Instant, Round, Topic } from './state.ts'

/** Applies an event about the discussed topic, its timebox and its Roman vote; any other leaves the board as it is. */
export function discuss(board: Board, event: BoardEvent): Board {
  const { at } = event
  if (event.type === 'topic-started') {
    const { topicId, timebox } = event
    const started = withTopic(board, topicId, { status: 'discussing', rank: null })
    return { ...withoutHands(started), current: { topicId, timebox, clockStartedAt: at, roundId: null } }
  }
  if (event.type === 'topic-unparked') return withTopic(board, event.topicId, { status: 'open' })
  const { current } = board
  if (event.type === 'topic-parked') {
    const left =
      current?.topicId === event.topicId ? withoutHands({ ...ended(board, current, at), current: null }) : board
    return withTopic(left, event.topicId, { status: 'parked', rank: null })
  }
  if (!current) return board
  switch (event.type) {
    case 'round-opened': {
      const { roundId: id, topicId, headCount, endsAt = null } = event
      const round: Round = { ...OPEN, id, topicId, openedAt: at, endsAt, headCount, thumbs: new Map() }
      return { ...board, rounds: withEntry(board.rounds, id, round), current: { ...current, roundId: id } }
    }
    case 'thumb-raised': {
      const round = board.rounds.get(event.roundId)
      if (!round) return board
      return withRound(board, round.id, { thumbs: withEntry(round.thumbs, event.participantId, event.value) })
    }
    case 'round-closed':
      return withRound(board, event.roundId, { closedAt: at, outcome: event.outcome, actsAt: event.actsAt })
    case 'outcome-held':
      return withRound(board, event.roundId, { actsAt: null })
    case 'topic-continued': {
      const continued = (board.topics.get(event.topicId)?.continued ?? 0) + 1
      const clockStartedAt = current.clockStartedAt === null ? null : at
      const next = withTopic(ended(board, current, at), event.topicId, { continued })
      return { ...next, current: { ...current, timebox: event.timebox, clockStartedAt, roundId: null } }
    }
    case 'topic-finished': {
      const { topicId, discussedOrder } = event
      const over = withTopic(ended(board, current, at), topicId, {
        status: 'discussed',
        discussedOrder,
        discussedAt: at,
      })
      return withoutHands({ ...over, current: null })
    }
    default:
      return turnClock(board, current, event)
  }
}

const OPEN = { closedAt: null, outcome: null, actsAt: null } as const

function turnClock(board: Board, current: Current, event: BoardEvent): Board {
  const { timebox } = current
  switch (event.type) {
    case 'timebox-paused': {
      const paused = { ...current, clockStartedAt: null, timebox: { ...timebox, endsAt: null, leftMs: event.leftMs } }
      return { ...spend(board, current, event.at), current: paused }
    }
    case 'timebox-resumed':
      return {
        ...board,
        current: { ...current, clockStartedAt: event.at, timebox: { ...timebox, endsAt: event.endsAt, leftMs: null } },
      }
    case 'timebox-extended': {
      const changed = {
        ...timebox,
        lengthMs: timebox.lengthMs + event.byMs,
        endsAt: timebox.endsAt === null ? null : timebox.endsAt + event.byMs,
        leftMs: timebox.leftMs === null ? null : timebox.leftMs + event.byMs,
      }
      return { ...board, current: { ...current, timebox: changed } }
    }
    default:
      return board
  }
}

/** People who talk on after the end of a timebox count for as long; a board that was left open does not. */
const OVERTIME_MS = 30 * 60 * 1000

/** The running clock's time is brought in, and the Roman vote over, whatever it came to. */
function ended(board: Board, current: Current, at: Instant): Board {
  const { topicId, timebox, clockStartedAt, roundId } = current
  const round = roundId === null ? undefined : board.rounds.get(roundId)
  const closed = round ? withRound(board, round.id, { closedAt: round.closedAt ?? at, actsAt: null }) : board
  return spend(closed, { topicId, timebox, clockStartedAt }, at)
}

function spend(board: Board, current: Omit<Current, 'roundId'>, at: Instant): Board {
  const { topicId, timebox, clockStartedAt } = current
  const topic = board.topics.get(topicId)
  if (!topic || clockStartedAt === null) return board
  const until = Math.min(at, (timebox.endsAt ?? at) + OVERTIME_MS)
  return withTopic(board, topicId, { spentMs: topic.spentMs + Math.max(0, until - clockStartedAt) })
}

/** A raised hand is about the topic at hand. */
function withoutHands(board: Board): Board {
  const up = [...board.participants.values()].filter(({ handAt }) => handAt !== null)
  const participants = up.reduce((rows, { id }) => withFields(rows, id, { handAt: null }), board.participants)
  return { ...board, participants, speakerId: null }
}

function withTopic(board: Board, topicId: Id, change: Partial<Topic>): Board {
  return { ...board, topics: withFields(board.topics, topicId, change) }
}

function withRound(board: Board, roundId: Id, change: Partial<Round>): Board {
  return { ...board, rounds: withFields(board.rounds, roundId, change) }
}
