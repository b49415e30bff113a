import type { ViewKind } from './policy.ts'
import { linesLeft, shownOn, topicsLeft } from './rules-caps.ts'
import {
  type Board,
  type Current,
  type Id,
  type Instant,
  type LineKind,
  type Phase,
  type Round,
  type Settings,
  type Stage,
  type ThumbValue,
  type Topic,
  type TopicStatus,
  topicIn,
  votesAreHidden,
} from './state.ts'
import { type OwnHidden, ownHidden, veiled } from './view-hidden.ts'

/** A topic as one kind of viewer sees it. `votes` only while votes are not hidden, `guestVotes` for the moderator. */
export type TopicView = {
  id: Id
  title: string
  details: string
  status: TopicStatus
  position: number
  authorId?: Id
  votes?: number
  guestVotes?: number
  spentMs: number
  continued: number
  discussedOrder: number | null
  /** Hidden by a moderator: for all but moderators the title is a sentence that says so. */
  hidden?: true
  /** Proposed or edited here, not yet saved. */
  pending?: true
}

export type LineView = {
  id: Id
  topicId: Id
  kind: LineKind
  text: string
  authorId?: Id
  hidden?: true
  pending?: true
}

/** A guest is shown as "(guest)". Whoever was removed is not listed; what they wrote keeps their id. */
export type PersonView = { id: Id; name: string; guest: boolean; hidden?: true }

export type Tally = Record<ThumbValue, number>

/** The open Roman vote, or the last one. Its tally is for the moderator while it is open, for all once it is closed. */
export type RoundView = {
  id: Id
  topicId: Id
  open: boolean
  headCount: number
  thumbs: number
  tally: Tally | null
}

/** What all viewers of one kind see alike, ready for JSON. Topics stand in the order in which they are shown. */
export type BoardView = {
  version: number
  stage: Stage
  phase: Phase
  proposing: boolean
  voting: boolean
  /** Whether votes are hidden now. */
  votesHidden: boolean
  settings: Settings
  closedAt: Instant | null
  /** The meeting was called off: the board is there to be read, as if it were closed. */
  cancelled: boolean
  current: Current | null
  round: RoundView | null
  /** `text` is the length of all words on the board, those that are hidden too. */
  counts: { people: number; guests: number; topics: number; text: number }
  topics: TopicView[]
  lines: LineView[]
  people: PersonView[]
}

/** One participant's own part; nobody else's view depends on it. `votes` and `topics` by position. */
export type Me = {
  id: Id
  name: string
  guest: boolean
  moderator: boolean
  removed: boolean
  votes: Id[]
  votesLeft: number
  topicsLeft: number
  linesLeft: number
  topics: Id[]
  thumb: ThumbValue | null
  /** One's own words that a moderator has hidden. Absent where there are none; moderators read them on the board. */
  hidden?: OwnHidden[]
}

/**
 * The board for a kind of viewer. While votes are hidden nothing in it depends on one, for the moderator neither, but the
 * version: it counts every command, and readers get a patch for it, so that somebody acted can be seen. While its event
 * is cancelled a board looks closed, whatever it was at.
 */
export function view(board: Board, kind: ViewKind, cancelled = false): BoardView {
  const people = [...board.participants.values()].filter((participant) => participant.removedAt === null)
  const topics = viewTopics(board, kind, cancelled)
  return {
    version: board.version,
    stage: cancelled ? 'closed' : board.stage,
    phase: board.phase,
    proposing: board.proposing && !cancelled,
    voting: board.voting && !cancelled,
    votesHidden: votesAreHidden(board),
    settings: board.settings,
    closedAt: board.closedAt,
    cancelled,
    current: cancelled ? null : board.current,
    round: viewRound(board, kind),
    counts: {
      people: people.length,
      guests: people.filter((participant) => participant.personId === null).length,
      topics: topics.length,
      text: shownOn(board).text,
    },
    topics,
    lines: viewLines(board, kind),
    people:
      kind === 'public'
        ? []
        : people.map(({ id, name, personId, hidden }): PersonView => {
            return veiled({ id, name, guest: personId === null }, hidden, kind === 'moderator')
          }),
  }
}

/** What this participant alone sees, or null for somebody who has not joined. `moderator` is read by the caller. */
export function privateView(board: Board, participantId: Id, moderator: boolean): Me | null {
  const participant = board.participants.get(participantId)
  if (!participant) return null
  const ballot = board.ballots.get(participantId)
  const topics = [...board.topics.values()].filter((topic) => topic.status !== 'removed')
  const votes = ballot ? topics.filter((topic) => ballot.has(topic.id)).map((topic) => topic.id) : []
  const roundId = board.current?.roundId
  const hidden = moderator ? null : ownHidden(board, participantId)
  return {
    id: participantId,
    name: participant.name,
    guest: participant.personId === null,
    moderator,
    removed: participant.removedAt !== null,
    votes,
    votesLeft: Math.max(0, board.settings.votesEach - votes.length),
    topicsLeft: topicsLeft(board, participantId, moderator),
    linesLeft: linesLeft(board, participantId, moderator),
    topics: topics.filter((topic) => topic.authorId === participantId).map((topic) => topic.id),
    thumb: (roundId && board.rounds.get(roundId)?.thumbs.get(participantId)) || null,
    ...(hidden && { hidden }),
  }
}

type Votes = { all: number; guests: number }
const NO_VOTES: Votes = { all: 0, guests: 0 }

function viewTopics(board: Board, kind: ViewKind, cancelled: boolean): TopicView[] {
  const votes = votesAreHidden(board) ? null : countVotes(board)
  const topics = [...board.topics.values()].filter((topic) => topic.status !== 'removed')
  return inOrder(topics, board.phase, votes).map((topic) => {
    const { id, title, details, position, spentMs, continued, discussedOrder } = topic
    const status = cancelled && topic.status === 'discussing' ? 'open' : topic.status
    const all = { id, title, details, status, position, spentMs, continued, discussedOrder }
    const shown: TopicView = veiled(all, topic.hidden, kind === 'moderator')
    if (kind !== 'public') shown.authorId = topic.authorId
    if (votes) shown.votes = (votes.get(id) ?? NO_VOTES).all
    if (votes && kind === 'moderator') shown.guestVotes = (votes.get(id) ?? NO_VOTES).guests
    return shown
  })
}

/**
 * Discussed topics come last, in the order of discussion. The others by votes once the board has come to discussing, if
 * votes may be seen; in the order of proposal before that, and among equals.
 */
function inOrder(topics: Topic[], phase: Phase, votes: ReadonlyMap<Id, Votes> | null): Topic[] {
  const byVotes = votes !== null && (phase === 'discussing' || phase === 'closed')
  const weight = (topic: Topic): number => (byVotes ? (votes.get(topic.id) ?? NO_VOTES).all : 0)
  return topics.sort((a, b) => {
    if (a.discussedOrder !== null || b.discussedOrder !== null) return (a.discussedOrder ?? 0) - (b.discussedOrder ?? 0)
    return weight(b) - weight(a) || a.position - b.position
  })
}

function countVotes(board: Board): ReadonlyMap<Id, Votes> {
  const counts = new Map<Id, Votes>()
  for (const [participantId, ballot] of board.ballots) {
    // Who has left the community has no person either, but was no guest; a guest who has left has no ballot.
    const voter = board.participants.get(participantId)
    const guest = voter?.personId === null && voter.removedAt === null ? 1 : 0
    for (const topicId of ballot) {
      const { all, guests } = counts.get(topicId) ?? NO_VOTES
      counts.set(topicId, { all: all + 1, guests: guests + guest })
    }
  }
  return counts
}

function viewLines(board: Board, kind: ViewKind): LineView[] {
  const shown: LineView[] = []
  for (const { id, topicId, kind: lineKind, text, authorId, hidden } of board.lines.values()) {
    if (!topicIn(board, topicId)) continue
    const line = { id, topicId, kind: lineKind, text, ...(kind !== 'public' && { authorId }) }
    shown.push(veiled(line, hidden, kind === 'moderator'))
  }
  return shown
}

function viewRound(board: Board, kind: ViewKind): RoundView | null {
  let last: Round | null = null
  for (const round of board.rounds.values()) if (!last || round.openedAt >= last.openedAt) last = round
  if (!last || !topicIn(board, last.topicId)) return null
  const open = last.closedAt === null
  return {
    id: last.id,
    topicId: last.topicId,
    open,
    headCount: last.headCount,
    thumbs: last.thumbs.size,
    tally: open && kind !== 'moderator' ? null : tally(last),
  }
}

function tally(round: Round): Tally {
  const counts = { up: 0, sideways: 0, down: 0 }
  for (const value of round.thumbs.values()) counts[value] += 1
  return counts
}
