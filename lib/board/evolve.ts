import { withEntry, withFields, withoutEntry } from './entries.ts'
import type { BoardEvent } from './events.ts'
import { discuss } from './evolve-discussion.ts'
import { type Ballots, evolveVotes, GONE, handedOver, withoutOwn, withoutPart, withoutSay } from './evolve-votes.ts'
import { keepAct, markUndone, undone } from './rewind.ts'
import { keptOfDeparted, keptOfGuest } from './rewind-people.ts'
import { type Board, type Hideable, type Id, type Participant, switchesOf, type Topic } from './state.ts'

/** Applies one event. Never refuses: what happened, happened. Leaves version and `lastAt` to `apply`. */
export function evolve(board: Board, event: BoardEvent): Board {
  switch (event.type) {
    case 'acted':
      return keepAct(board, event)
    case 'undone':
      return takenBack(board, event)
    case 'settings-changed': {
      const settings = { ...board.settings, ...event.settings }
      const early = board.stage === 'before' && board.phase === 'collecting'
      const voting = early ? switchesOf('collecting', 'before', settings).voting : board.voting
      return { ...board, settings, voting }
    }
    case 'board-locked':
    case 'board-unlocked':
      return { ...board, locked: event.type === 'board-locked' }
    case 'deputy-set':
      return { ...board, deputy: event.deputyId === null ? null : { id: event.deputyId, at: event.at } }
    case 'code-renewed':
      return { ...board, codeNumber: board.codeNumber + 1 }
    case 'phase-set': {
      const { phase, stage, proposing, voting, at } = event
      const lot = event.lot ?? board.lot
      const closedAt = stage === 'closed' ? at : board.closedAt
      const topics = event.byVotes ? withoutRanks(board.topics) : board.topics
      return withVotingAnew(
        { ...board, phase, stage, proposing, voting, lot, closedAt, clock: null, topics },
        board.phase,
      )
    }
    case 'topic-proposed': {
      const { topicId: id, position, authorId, title, details, at, anonymous = false, carried = null } = event
      const said = { id, position, authorId, anonymous, title, details, carried, proposedAt: at }
      const topic: Topic = { ...UNTOUCHED, ...said }
      return { ...board, topics: withEntry(board.topics, id, topic) }
    }
    case 'topic-edited':
      return withTopic(board, event.topicId, { title: event.title, details: event.details })
    case 'topic-removed':
      return withTopic(board, event.topicId, { status: 'removed' })
    case 'topic-dropped':
    case 'topic-carried':
      return withTopic(board, event.topicId, { dropped: event.type === 'topic-dropped' })
    case 'line-added': {
      const { lineId: id, position, topicId, authorId, kind, text, ownerId = null, due = null } = event
      const line = { id, position, topicId, authorId, kind, text, hidden: false, removed: false, ownerId, due }
      return { ...board, lines: withEntry(board.lines, id, line) }
    }
    case 'line-edited': {
      const { lineId, kind, text, ownerId = null, due = null } = event
      return { ...board, lines: withFields(board.lines, lineId, { kind, text, ownerId, due }) }
    }
    case 'line-removed':
      return { ...board, lines: withoutEntry(board.lines, event.lineId) }
    case 'line-taken':
      return { ...board, lines: withFields(board.lines, event.lineId, { removed: true }) }
    case 'hidden':
    case 'restored':
      return withHidden(board, event.what, event.targetId, event.type === 'hidden')
    default:
      return evolvePeople(board, event)
  }
}

/** A pause that is taken back ends now: what was said before it stays counted, and no more time has passed. */
function takenBack(board: Board, event: Extract<BoardEvent, { type: 'undone' }>): Board {
  const { actId, by = null, endsAt, at, whole = false } = event
  if (endsAt === undefined) return undone(board, actId, whole, by)
  return discuss(markUndone(board, actId, by), { type: 'timebox-resumed', endsAt, at })
}

const UNTOUCHED = {
  status: 'open',
  spentMs: 0,
  continued: 0,
  discussedOrder: null,
  discussedAt: null,
  hidden: false,
  mergedInto: null,
  rank: null,
  interest: 0,
  paperVotes: 0,
  paperReleased: 0,
  dropped: false,
  carried: null,
} as const

function evolvePeople(board: Board, event: Exclude<BoardEvent, { type: 'acted' | 'undone' }>): Board {
  switch (event.type) {
    case 'joined': {
      const { participantId: id, personId, name, at } = event
      const participant: Participant = { ...NEW_HERE, id, personId, name, joinedAt: at }
      return { ...board, participants: withEntry(board.participants, id, participant) }
    }
    case 'guest-claimed':
      return withParticipant(board, event.participantId, { personId: event.personId, name: event.name })
    case 'guest-merged':
      return mergeGuest(board, event.guestId, event.participantId, event.at)
    case 'participant-removed':
      return withoutSay(
        withParticipant(board, event.participantId, { ...GONE, removedAt: event.at }),
        event.participantId,
      )
    case 'participant-readmitted':
      return withParticipant(board, event.participantId, { removedAt: null })
    case 'participant-forgotten': {
      const removedAt = board.participants.get(event.participantId)?.removedAt ?? event.at
      const nameless = { ...GONE, personId: null, name: '', removedAt }
      const left = withoutPart(withParticipant(board, event.participantId, nameless), event.participantId)
      return { ...left, acts: keptOfDeparted(left.acts, event.participantId) }
    }
    case 'moderator-made':
    case 'moderator-ended':
      return withParticipant(board, event.participantId, { moderates: event.type === 'moderator-made' })
    case 'done-set':
      return withParticipant(board, event.participantId, { done: event.done })
    case 'rated':
      return withParticipant(board, event.participantId, { rating: event.value })
    case 'hand-raised':
      return withParticipant(board, event.participantId, { handAt: event.at })
    case 'hand-lowered':
      return withParticipant(board, event.participantId, { handAt: null })
    case 'floor-given': {
      const spoke = (board.participants.get(event.participantId ?? '')?.spoke ?? 0) + 1
      const speaking = { ...board, speakerId: event.participantId }
      return event.participantId ? withParticipant(speaking, event.participantId, { handAt: null, spoke }) : speaking
    }
    default:
      return evolveVotes(board, event) ?? discuss(board, event)
  }
}

const NEW_HERE = {
  removedAt: null,
  hidden: false,
  moderates: false,
  done: false,
  handAt: null,
  spoke: 0,
  rating: null,
} as const

/** Where voting opens, nobody is done with it yet, and votes decide the order again. */
function withVotingAnew(board: Board, before: Board['phase']): Board {
  if (board.phase !== 'voting' || before === 'voting') return board
  const participants = mapped(board.participants, (row) => (row.done ? { ...row, done: false } : row))
  return { ...board, participants, topics: withoutRanks(board.topics) }
}

function withoutRanks(topics: Board['topics']): Board['topics'] {
  return mapped(topics, (row) => (row.rank === null ? row : { ...row, rank: null }))
}

function mapped<V>(rows: ReadonlyMap<Id, V>, change: (row: V) => V): ReadonlyMap<Id, V> {
  return new Map([...rows].map(([id, row]) => [id, change(row)]))
}

function withHidden(board: Board, what: Hideable, id: Id, hidden: boolean): Board {
  if (what === 'topic') return withTopic(board, id, { hidden })
  if (what === 'person') return withParticipant(board, id, { hidden })
  return { ...board, lines: withFields(board.lines, id, { hidden }) }
}

/**
 * The guest's topics, lines and actions become the member's, and the guest leaves. So does the guest's ballot if the member is
 * here and has none; otherwise it is withdrawn: one person, one ballot. So it is with what they said of the hour.
 */
function mergeGuest(board: Board, guestId: Id, memberId: Id, at: number): Board {
  const memberIsHere = board.participants.get(memberId)?.removedAt === null
  const takes = memberIsHere && !board.ballots.has(memberId)
  const gone = withParticipant(board, guestId, { ...GONE, name: '', rating: null, removedAt: at })
  const rating = board.participants.get(memberId)?.rating ?? board.participants.get(guestId)?.rating ?? null
  const left = withoutSay(withParticipant(gone, memberId, { rating }), guestId)
  const voting: Ballots = takes ? handedOver(left, board, guestId, memberId) : left
  const one = {
    ...left,
    ...voting,
    topics: authoredBy(left.topics, guestId, memberId),
    lines: ownedBy(authoredBy(left.lines, guestId, memberId), guestId, memberId),
    acts: keptOfGuest(keptOfDeparted(left.acts, guestId), guestId, takes ? memberId : null),
  }
  return { ...one, ballots: withoutOwn(one, memberId) }
}

function authoredBy<T extends { authorId: Id }>(rows: ReadonlyMap<Id, T>, from: Id, to: Id): ReadonlyMap<Id, T> {
  if (![...rows.values()].some((row) => row.authorId === from)) return rows
  return mapped(rows, (row) => (row.authorId === from ? { ...row, authorId: to } : row))
}

function ownedBy(lines: Board['lines'], from: Id, to: Id): Board['lines'] {
  return mapped(lines, (line) => (line.ownerId === from ? { ...line, ownerId: to } : line))
}

function withTopic(board: Board, topicId: Id, change: Partial<Topic>): Board {
  return { ...board, topics: withFields(board.topics, topicId, change) }
}

function withParticipant(board: Board, participantId: Id, change: Partial<Participant>): Board {
  return { ...board, participants: withFields(board.participants, participantId, change) }
}
