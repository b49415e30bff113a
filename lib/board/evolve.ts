import type { BoardEvent } from './events.ts'
import {
  type Board,
  type Current,
  type Hideable,
  type Id,
  type Line,
  type Topic,
  withEntry,
  withoutEntry,
} from './state.ts'

/** Applies one event. Never refuses: what happened, happened. Leaves version and `lastAt` to `apply`. */
export function evolve(board: Board, event: BoardEvent): Board {
  switch (event.type) {
    case 'joined': {
      const { participantId: id, personId, name, at } = event
      const participant = { id, personId, name, joinedAt: at, removedAt: null, hidden: false }
      return { ...board, participants: withEntry(board.participants, id, participant) }
    }
    case 'guest-claimed':
      return withParticipant(board, event.participantId, { personId: event.personId, name: event.name })
    case 'guest-merged':
      return mergeGuest(board, event.guestId, event.participantId, event.at)
    case 'participant-removed':
      return withoutSay(withParticipant(board, event.participantId, { removedAt: event.at }), event.participantId)
    case 'participant-forgotten': {
      const removedAt = board.participants.get(event.participantId)?.removedAt ?? event.at
      return withParticipant(board, event.participantId, { personId: null, name: '', removedAt })
    }
    case 'topic-proposed': {
      const { topicId: id, position, authorId, title, details, at } = event
      const topic: Topic = { ...UNTOUCHED, id, position, authorId, title, details, proposedAt: at }
      return { ...board, topics: withEntry(board.topics, id, topic) }
    }
    case 'topic-edited':
      return withTopic(board, event.topicId, { title: event.title, details: event.details })
    case 'topic-removed':
      return withTopic(board, event.topicId, { status: 'removed' })
    case 'voted':
      return withBallot(board, event.participantId, new Set(board.ballots.get(event.participantId)).add(event.topicId))
    case 'unvoted': {
      const ballot = new Set(board.ballots.get(event.participantId))
      ballot.delete(event.topicId)
      return withBallot(board, event.participantId, ballot)
    }
    case 'phase-set': {
      const { phase, stage, proposing, voting, at } = event
      return { ...board, phase, stage, proposing, voting, closedAt: stage === 'closed' ? at : board.closedAt }
    }
    case 'line-added': {
      const { lineId: id, position, topicId, authorId, kind, text } = event
      return {
        ...board,
        lines: withEntry(board.lines, id, { id, position, topicId, authorId, kind, text, hidden: false }),
      }
    }
    case 'line-edited': {
      const line = board.lines.get(event.lineId)
      if (!line) return board
      return { ...board, lines: withEntry(board.lines, line.id, { ...line, kind: event.kind, text: event.text }) }
    }
    case 'line-removed':
      return { ...board, lines: withoutEntry(board.lines, event.lineId) }
    case 'hidden':
    case 'restored':
      return withHidden(board, event.what, event.targetId, event.type === 'hidden')
    default:
      return discuss(board, event)
  }
}

const UNTOUCHED = {
  status: 'open',
  spentMs: 0,
  continued: 0,
  discussedOrder: null,
  discussedAt: null,
  hidden: false,
} as const

function withHidden(board: Board, what: Hideable, id: Id, hidden: boolean): Board {
  if (what === 'topic') return withTopic(board, id, { hidden })
  if (what === 'person') return withParticipant(board, id, { hidden })
  const line = board.lines.get(id)
  return line ? { ...board, lines: withEntry(board.lines, id, { ...line, hidden }) } : board
}

type Discussion = Extract<
  BoardEvent,
  {
    type:
      | 'topic-started'
      | 'timebox-paused'
      | 'timebox-resumed'
      | 'timebox-extended'
      | 'round-opened'
      | 'thumb-raised'
      | 'topic-continued'
      | 'topic-finished'
  }
>

function discuss(board: Board, event: Discussion): Board {
  const { at } = event
  if (event.type === 'topic-started') {
    const { topicId, timebox } = event
    const started = withTopic(board, topicId, { status: 'discussing' })
    return { ...started, current: { topicId, timebox, clockStartedAt: at, roundId: null } }
  }
  const { current } = board
  if (!current) return board
  const { timebox } = current
  switch (event.type) {
    case 'timebox-paused': {
      const paused = { ...current, clockStartedAt: null, timebox: { ...timebox, endsAt: null, leftMs: event.leftMs } }
      return { ...spend(board, current, at), current: paused }
    }
    case 'timebox-resumed':
      return {
        ...board,
        current: { ...current, clockStartedAt: at, timebox: { ...timebox, endsAt: event.endsAt, leftMs: null } },
      }
    case 'timebox-extended': {
      const longer = {
        ...timebox,
        lengthMs: timebox.lengthMs + event.byMs,
        endsAt: timebox.endsAt === null ? null : timebox.endsAt + event.byMs,
        leftMs: timebox.leftMs === null ? null : timebox.leftMs + event.byMs,
      }
      return { ...board, current: { ...current, timebox: longer } }
    }
    case 'round-opened': {
      const { roundId: id, topicId, headCount } = event
      const round = { id, topicId, openedAt: at, headCount, closedAt: null, thumbs: new Map() }
      return { ...board, rounds: withEntry(board.rounds, id, round), current: { ...current, roundId: id } }
    }
    case 'thumb-raised': {
      const round = board.rounds.get(event.roundId)
      if (!round) return board
      const thumbs = withEntry(round.thumbs, event.participantId, event.value)
      return { ...board, rounds: withEntry(board.rounds, round.id, { ...round, thumbs }) }
    }
    case 'topic-continued': {
      const continued = (board.topics.get(event.topicId)?.continued ?? 0) + 1
      const spent = spend(closeRound(board, current.roundId, at), current, at)
      const clockStartedAt = current.clockStartedAt === null ? null : at
      const next = withTopic(spent, event.topicId, { continued })
      return { ...next, current: { ...current, timebox: event.timebox, clockStartedAt, roundId: null } }
    }
    case 'topic-finished': {
      const spent = spend(closeRound(board, current.roundId, at), current, at)
      const { topicId, discussedOrder } = event
      return { ...withTopic(spent, topicId, { status: 'discussed', discussedOrder, discussedAt: at }), current: null }
    }
  }
}

/** People who talk on after the end of a timebox count for as long; a board that was left open does not. */
const OVERTIME_MS = 30 * 60 * 1000

/** Brings the running clock's time in. */
function spend(board: Board, { topicId, timebox, clockStartedAt }: Current, at: number): Board {
  const topic = board.topics.get(topicId)
  if (!topic || clockStartedAt === null) return board
  const until = Math.min(at, (timebox.endsAt ?? at) + OVERTIME_MS)
  return withTopic(board, topicId, { spentMs: topic.spentMs + Math.max(0, until - clockStartedAt) })
}

function closeRound(board: Board, roundId: Id | null, at: number): Board {
  const round = roundId === null ? undefined : board.rounds.get(roundId)
  return round ? { ...board, rounds: withEntry(board.rounds, round.id, { ...round, closedAt: at }) } : board
}

/**
 * The guest's topics and lines become the member's, and the guest leaves. So does the guest's ballot if the member is
 * here and has none; otherwise it is withdrawn: one person, one ballot.
 */
function mergeGuest(board: Board, guestId: Id, memberId: Id, at: number): Board {
  const ballot = board.ballots.get(guestId)
  const memberIsHere = board.participants.get(memberId)?.removedAt === null
  const merged = withoutSay(withParticipant(board, guestId, { removedAt: at }), guestId)
  const handed = ballot && memberIsHere && !board.ballots.has(memberId) ? withBallot(merged, memberId, ballot) : merged
  return {
    ...handed,
    topics: handedOver<Topic>(handed.topics, guestId, memberId),
    lines: handedOver<Line>(handed.lines, guestId, memberId),
  }
}

function handedOver<T extends { authorId: Id }>(rows: ReadonlyMap<Id, T>, from: Id, to: Id): ReadonlyMap<Id, T> {
  if (![...rows.values()].some((row) => row.authorId === from)) return rows
  return new Map([...rows].map(([id, row]) => [id, row.authorId === from ? { ...row, authorId: to } : row]))
}

/** Takes back the votes of somebody who left, and the thumb in an open round. Closed rounds stay as they were. */
function withoutSay(board: Board, participantId: Id): Board {
  const ballots = withoutEntry(board.ballots, participantId)
  const round = board.current?.roundId ? board.rounds.get(board.current.roundId) : undefined
  if (!round?.thumbs.has(participantId)) return { ...board, ballots }
  const thumbs = withoutEntry(round.thumbs, participantId)
  return { ...board, ballots, rounds: withEntry(board.rounds, round.id, { ...round, thumbs }) }
}

function withBallot(board: Board, participantId: Id, ballot: ReadonlySet<Id>): Board {
  const { ballots } = board
  if (ballot.size === 0) return { ...board, ballots: withoutEntry(ballots, participantId) }
  return { ...board, ballots: withEntry(ballots, participantId, ballot) }
}

function withTopic(board: Board, topicId: Id, change: Partial<Topic>): Board {
  const topic = board.topics.get(topicId)
  return topic ? { ...board, topics: withEntry(board.topics, topicId, { ...topic, ...change }) } : board
}

function withParticipant(
  board: Board,
  participantId: Id,
  change: { personId?: Id | null; name?: string; removedAt?: number; hidden?: boolean },
): Board {
  const participant = board.participants.get(participantId)
  if (!participant) return board
  return { ...board, participants: withEntry(board.participants, participantId, { ...participant, ...change }) }
}
