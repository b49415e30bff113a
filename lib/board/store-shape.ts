import type {
  Act,
  Board,
  Current,
  Id,
  Instant,
  Line,
  Moved,
  Participant,
  Round,
  Settings,
  ThumbValue,
  Topic,
} from './state.ts'
import type { EventStatus } from './store-read.ts'

type Scalars = 'version' | 'stage' | 'phase' | 'proposing' | 'voting' | 'locked' | 'lastAt' | 'closedAt'
type BoardRow = Pick<Board, Scalars | 'lot' | 'codeNumber' | 'paperVoters' | 'speakerId'> &
  Settings & {
    deputyId: Id | null
    deputyAt: Instant | null
    clockId: Id | null
    clockLengthMs: number | null
    clockEndsAt: Instant | null
    currentTopicId: Id | null
    timeboxId: Id | null
    timeboxNumber: number | null
    timeboxLengthMs: number | null
    timeboxEndsAt: Instant | null
    timeboxLeftMs: number | null
    clockStartedAt: Instant | null
    roundId: Id | null
  }

/** A board as the one statement of `readBoard` answers it. */
export type FoundRow = {
  row: BoardRow
  status: EventStatus
  now: Instant
  joinCode: string | null
  topics: Topic[]
  votes: [participantId: Id, topicId: Id, votes: number][]
  merged: [topicId: Id, participantId: Id, moved: number, released: number][]
  rounds: Omit<Round, 'thumbs'>[]
  thumbs: [roundId: Id, participantId: Id, value: ThumbValue][]
  lines: Line[]
  participants: Participant[]
  acts: Act[]
}

/** The board that the rows tell. */
export function boardFrom({ row, topics, votes, merged, rounds, thumbs, lines, participants, acts }: FoundRow): Board {
  const {
    version,
    stage,
    phase,
    proposing,
    voting,
    locked,
    lastAt,
    closedAt,
    lot,
    codeNumber,
    paperVoters,
    speakerId,
  } = row
  const raised = nested<ThumbValue>(thumbs ?? [])
  const moved = (merged ?? []).map(([topicId, participantId, count, released]): [Id, Id, Moved] => [
    topicId,
    participantId,
    { moved: count, released },
  ])
  const went = nested(moved)
  // One that has no votes has no rows; it is remembered until it is taken apart, also while it is removed.
  for (const { id, mergedInto } of topics ?? []) if (mergedInto !== null && !went.has(id)) went.set(id, new Map())
  return {
    ...{ version, stage, phase, proposing, voting, locked, lastAt, closedAt, lot, codeNumber, paperVoters, speakerId },
    settings: settingsFrom(row),
    clock: clockFrom(row),
    deputy: row.deputyId === null || row.deputyAt === null ? null : { id: row.deputyId, at: row.deputyAt },
    current: currentFrom(row),
    topics: byId(topics),
    ballots: nested(votes ?? []),
    merged: went,
    rounds: byId((rounds ?? []).map((round) => ({ ...round, thumbs: raised.get(round.id) ?? new Map() }))),
    lines: byId(lines),
    participants: byId(participants),
    acts: byId(acts),
  }
}

function settingsFrom(row: BoardRow): Settings {
  const { votesEach, stacking, votesHidden, votesNamed, selfVotes, earlyVoting } = row
  const { admission, ladder, romanVoteSeconds } = row
  return { votesEach, stacking, votesHidden, votesNamed, selfVotes, earlyVoting, admission, ladder, romanVoteSeconds }
}

function clockFrom({ clockId: id, clockLengthMs: lengthMs, clockEndsAt: endsAt }: BoardRow): Board['clock'] {
  return id === null || lengthMs === null || endsAt === null ? null : { id, lengthMs, endsAt }
}

function nested<V>(rows: readonly [Id, Id, V][]): Map<Id, Map<Id, V>> {
  const maps = new Map<Id, Map<Id, V>>()
  for (const [outer, inner, value] of rows) {
    const map = maps.get(outer) ?? new Map<Id, V>()
    maps.set(outer, map.set(inner, value))
  }
  return maps
}

function currentFrom(row: BoardRow): Current | null {
  const { currentTopicId: topicId, timeboxId: id, timeboxNumber: number, timeboxLengthMs: lengthMs } = row
  if (topicId === null || id === null || number === null || lengthMs === null) return null
  const timebox = { id, number, lengthMs, endsAt: row.timeboxEndsAt, leftMs: row.timeboxLeftMs }
  return { topicId, timebox, clockStartedAt: row.clockStartedAt, roundId: row.roundId }
}

function byId<T extends { id: Id }>(rows: readonly T[] | null): Map<Id, T> {
  return new Map((rows ?? []).map((row) => [row.id, row]))
}
