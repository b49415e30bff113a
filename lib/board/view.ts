import type { ViewKind } from './policy.ts'
import { linesLeft, shownOn, topicsLeft } from './rules-caps.ts'
import type { Carried } from './rules-carry.ts'
import {
  type Board,
  type Current,
  type Id,
  type Instant,
  isRemoved,
  type Participant,
  type Phase,
  type PhaseClock,
  type Settings,
  type Stage,
  type ThumbValue,
  type TopicStatus,
  votesAreHidden,
  votesSpent,
} from './state.ts'
import { type ActView, undoableAct, viewActs } from './view-acts.ts'
import { type OwnHidden, ownHidden, veiled } from './view-hidden.ts'
import { type LineView, viewLines } from './view-lines.ts'
import { type Ratings, viewRatings } from './view-ratings.ts'
import { type RoundView, viewRound } from './view-round.ts'
import { viewTopics } from './view-topics.ts'

export type { Tally } from './roman.ts'
export type { LineView } from './view-lines.ts'
export type { RoundView } from './view-round.ts'

/**
 * A topic as one kind of viewer sees it. `votes` only while votes are not hidden; `guestVotes` for the moderator, `voters`
 * where votes are named. `paperVotes` are among the votes; the moderator, who entered them, sees them always. `interest` is
 * what was voted before fresh ballots. `merged` lists what was merged into it. An anonymous one has no `authorId`.
 * `dropped`: it stays behind when the next meeting comes. `carried` names the topic of an earlier board that it was.
 */
export type TopicView = {
  id: Id
  title: string
  details: string
  status: TopicStatus
  position: number
  authorId?: Id
  anonymous?: true
  votes?: number
  guestVotes?: number
  paperVotes?: number
  voters?: Id[]
  interest?: number
  merged?: { id: Id; title: string; details: string }[]
  placed?: true
  dropped?: true
  carried?: Carried
  spentMs: number
  continued: number
  discussedOrder: number | null
  /** Hidden by a moderator: for all but moderators the title is a sentence that says so. */
  hidden?: true
  /** Proposed or edited here, not yet saved. */
  pending?: true
}

/**
 * A guest is shown as "(guest)". Whoever was removed is listed for moderators alone, as `removed`; what they wrote keeps
 * their id. `hand` is the place in the speaking queue, from 1.
 */
export type PersonView = {
  id: Id
  name: string
  guest: boolean
  moderates?: true
  hand?: number
  hidden?: true
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
  locked: boolean
  closedAt: Instant | null
  clock: PhaseClock | null
  /** How many have said that they are done with voting: counted by what they say, since votes may be hidden. */
  done: number
  paperVoters: number
  speakerId: Id | null
  /** Who stands in for the moderator. */
  deputyId: Id | null
  /** The meeting was called off: the board is there to be read, as if it were closed. */
  cancelled: boolean
  current: Current | null
  round: RoundView | null
  /** `text` is the length of all words on the board, those that are hidden too. */
  counts: { people: number; guests: number; topics: number; text: number }
  topics: TopicView[]
  lines: LineView[]
  people: PersonView[]
  /** What moderators did, the latest last. */
  acts: ActView[]
  /** The one of them that can be undone now. */
  undoable: Id | null
  /** What people said of the hour, on a closed board. */
  ratings: Ratings
  /** For moderators: who was taken off the board. */
  removed: PersonView[]
}

/**
 * One participant's own part; nobody else's view depends on it. `topics` by position; `votes` too, a topic as often as it
 * has a vote; of those on what was discussed `votesLeft` knows nothing any more. `released` are votes that came back when topics were merged.
 */
export type Me = {
  id: Id
  name: string
  guest: boolean
  moderator: boolean
  removed: boolean
  votes: Id[]
  votesLeft: number
  released: { topicId: Id; intoId: Id; votes: number }[]
  done: boolean
  topicsLeft: number
  linesLeft: number
  topics: Id[]
  thumb: ThumbValue | null
  /** What one said of the hour. */
  rating: number | null
  /** For moderators, where the board asks newcomers for its code. */
  code?: string
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
  const removed = [...board.participants.values()].filter(isRemoved)
  const topics = viewTopics(board, kind, cancelled)
  const hands = handsOf(people)
  const shown = ({ id, name, personId, hidden, moderates }: (typeof people)[number]): PersonView => {
    const hand = hands.indexOf(id) + 1
    const person = { id, name, guest: personId === null, ...(moderates && { moderates }), ...(hand > 0 && { hand }) }
    return veiled(person, hidden, kind === 'moderator')
  }
  return {
    version: board.version,
    stage: cancelled ? 'closed' : board.stage,
    phase: board.phase,
    proposing: board.proposing && !cancelled,
    voting: board.voting && !cancelled,
    votesHidden: votesAreHidden(board),
    settings: board.settings,
    locked: board.locked,
    closedAt: board.closedAt,
    clock: cancelled ? null : board.clock,
    done: people.filter(({ done }) => done).length,
    paperVoters: board.paperVoters,
    speakerId: board.speakerId,
    deputyId: board.deputy?.id ?? null,
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
    people: kind === 'public' ? [] : people.map(shown),
    acts: viewActs(board, kind),
    undoable: undoableAct(board),
    ratings: viewRatings(board),
    removed: kind === 'moderator' ? removed.map(shown) : [],
  }
}

/** Whose hands are up: who has not spoken yet comes first, then who has waited longest. */
function handsOf(people: readonly Participant[]): Id[] {
  return people
    .filter(({ handAt }) => handAt !== null)
    .toSorted((a, b) => a.spoke - b.spoke || (a.handAt ?? 0) - (b.handAt ?? 0))
    .map(({ id }) => id)
}

/** What this participant alone sees, or null for somebody who has not joined. `moderator` is read by the caller. */
export function privateView(board: Board, participantId: Id, moderator: boolean): Me | null {
  const participant = board.participants.get(participantId)
  if (!participant) return null
  const ballot = board.ballots.get(participantId)
  const topics = [...board.topics.values()].filter((topic) => topic.status !== 'removed')
  const votes = ballot ? topics.flatMap(({ id }) => Array<Id>(ballot.get(id) ?? 0).fill(id)) : []
  const roundId = board.current?.roundId
  const hidden = moderator ? null : ownHidden(board, participantId)
  return {
    id: participantId,
    name: participant.name,
    guest: participant.personId === null,
    moderator,
    removed: participant.removedAt !== null,
    votes,
    votesLeft: Math.max(0, board.settings.votesEach - votesSpent(board, participantId)),
    released: releasedOf(board, participantId),
    done: participant.done,
    topicsLeft: topicsLeft(board, participantId, moderator),
    linesLeft: linesLeft(board, participantId, moderator),
    topics: topics.filter((topic) => topic.authorId === participantId).map((topic) => topic.id),
    thumb: (roundId && board.rounds.get(roundId)?.thumbs.get(participantId)) || null,
    rating: participant.rating,
    ...(hidden && { hidden }),
  }
}

function releasedOf(board: Board, participantId: Id): Me['released'] {
  return [...board.topics.values()].flatMap(({ id: topicId, mergedInto: intoId }) => {
    const votes = board.merged.get(topicId)?.get(participantId)?.released ?? 0
    return votes > 0 && intoId ? [{ topicId, intoId, votes }] : []
  })
}
