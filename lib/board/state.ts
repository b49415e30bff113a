import type { BoardDefaults } from '../site/view.ts'
import type { Act } from './rewind.ts'
import type { Carried } from './rules-carry.ts'

export type { Act, Rewind } from './rewind.ts'

/** A UUID, made by the client, unique on its board. */
export type Id = string
/** Milliseconds since 1970, by the database's clock. */
export type Instant = number

export type Stage = 'before' | 'running' | 'closed'
export type Phase = 'collecting' | 'voting' | 'discussing' | 'closed'
export type TopicStatus = 'open' | 'discussing' | 'discussed' | 'parked' | 'merged' | 'removed'
export type ThumbValue = 'up' | 'sideways' | 'down'
/** What a Roman vote came to: one more timebox, the next topic, or nothing that acts by itself. */
export type Outcome = 'continue' | 'move-on' | 'undecided'
export type LineKind = 'note' | 'takeaway' | 'decision' | 'action' | 'link'

/** A board keeps what the site said of new boards when it was made. */
export type Settings = BoardDefaults

/** `endsAt` while it runs, `leftMs` while paused; the other is null. Its id is that of the command that began it. */
export type Timebox = { id: Id; number: number; lengthMs: number; endsAt: Instant | null; leftMs: number | null }

/** The one discussed topic. `clockStartedAt` is null while paused; `roundId` names the Roman vote after this timebox. */
export type Current = { topicId: Id; timebox: Timebox; clockStartedAt: Instant | null; roundId: Id | null }

/** A time to propose or to vote in. Nothing acts at its end: it says so, and the moderator goes on. */
export type PhaseClock = { id: Id; lengthMs: number; endsAt: Instant }

/**
 * `spentMs` leaves out pauses and what the running clock has not yet brought in. `hidden` by a moderator: its words are.
 * `mergedInto` names the topic that it was merged into, while it is. `rank` is the moderator's order, null where votes
 * decide. `interest` counts the votes that were cast before fresh ballots were given, `paperVotes` those by hand; on a
 * merged topic, how many of them count for the other one now; `paperReleased` are those that had no room there.
 */
export type Topic = {
  id: Id
  position: number
  status: TopicStatus
  authorId: Id
  anonymous: boolean
  title: string
  details: string
  proposedAt: Instant
  spentMs: number
  continued: number
  discussedOrder: number | null
  discussedAt: Instant | null
  hidden: boolean
  mergedInto: Id | null
  rank: number | null
  interest: number
  paperVotes: number
  paperReleased: number
  dropped: boolean
  carried: Carried | null
}

/**
 * A Roman vote; its id is the timebox's. `thumbs` by participant. `endsAt` is null where it stays open until the moderator
 * decides. `actsAt` is when the outcome acts by itself; null once it has, or was held, or where none does.
 */
export type Round = {
  id: Id
  topicId: Id
  openedAt: Instant
  endsAt: Instant | null
  headCount: number
  closedAt: Instant | null
  outcome: Outcome | null
  actsAt: Instant | null
  thumbs: ReadonlyMap<Id, ThumbValue>
}

export type Line = {
  id: Id
  position: number
  topicId: Id
  authorId: Id
  kind: LineKind
  text: string
  hidden: boolean
  /** Taken away by a moderator, who can bring it back. What its author takes away is gone. */
  removed: boolean
  /** Of an action: the participant who does it, and the day it is due, as YYYY-MM-DD. */
  ownerId: Id | null
  due: string | null
}

/**
 * A guest is a participant without a person. `hidden` is said of the name. `moderates`: made a moderator on this board.
 * `done` with voting. `handAt` is since when the hand is up; `spoke` counts how often they were given the word. `rating`,
 * from 1 to 5, is what they said of the hour.
 */
export type Participant = {
  id: Id
  personId: Id | null
  name: string
  joinedAt: Instant
  removedAt: Instant | null
  hidden: boolean
  moderates: boolean
  done: boolean
  handAt: Instant | null
  spoke: number
  rating: number | null
}

/** The votes of one participant: how many on each topic, never none. */
export type Ballot = ReadonlyMap<Id, number>
/** What became of one participant's votes on a merged topic: so many count for the other one, so many went back. */
export type Moved = { moved: number; released: number }

/** Somebody who moderates since then because no moderator was there. */
export type Deputy = { id: Id; at: Instant }

/** What a moderator can hide: a topic's title and details, the text of a line, the name of a participant. */
export type Hideable = 'topic' | 'line' | 'person'

/**
 * One board as the tables hold it. Never changed in place: what an event leaves alone keeps its reference, so that
 * `changed` finds the rows to write. Topics and lines stand in order of position; `ballots` holds, for each participant
 * with a vote, the topics voted for (a removed topic's votes stay there and do not count). `merged` remembers by merged
 * topic and participant where votes went. `acts` are what moderators did, in order. `lot` settles ties. `paperVoters` is
 * how many people without a device the moderator votes for; `speakerId` has the word.
 */
export type Board = {
  version: number
  stage: Stage
  phase: Phase
  proposing: boolean
  voting: boolean
  settings: Settings
  /** Nobody new joins. */
  locked: boolean
  lastAt: Instant
  closedAt: Instant | null
  clock: PhaseClock | null
  lot: number
  /** The board's code is made of this; another number is another code. */
  codeNumber: number
  paperVoters: number
  speakerId: Id | null
  deputy: Deputy | null
  current: Current | null
  topics: ReadonlyMap<Id, Topic>
  ballots: ReadonlyMap<Id, Ballot>
  merged: ReadonlyMap<Id, ReadonlyMap<Id, Moved>>
  rounds: ReadonlyMap<Id, Round>
  lines: ReadonlyMap<Id, Line>
  participants: ReadonlyMap<Id, Participant>
  acts: ReadonlyMap<Id, Act>
}

/** A board that nobody has touched yet: collecting, before the meeting. */
export function newBoard(settings: Settings, createdAt: Instant): Board {
  return {
    version: 0,
    ...switchesOf('collecting', 'before', settings),
    phase: 'collecting',
    settings,
    locked: false,
    lastAt: createdAt,
    closedAt: null,
    clock: null,
    lot: 0,
    codeNumber: 0,
    paperVoters: 0,
    speakerId: null,
    deputy: null,
    current: null,
    topics: new Map(),
    ballots: new Map(),
    merged: new Map(),
    rounds: new Map(),
    lines: new Map(),
    participants: new Map(),
    acts: new Map(),
  }
}

/** What a phase presets. Collecting keeps the stage, and lets people vote early only before the meeting. */
export function switchesOf(
  phase: Phase,
  stage: Stage,
  settings: Pick<Settings, 'earlyVoting'>,
): { stage: Stage; proposing: boolean; voting: boolean } {
  switch (phase) {
    case 'collecting':
      return { stage, proposing: true, voting: stage === 'before' && settings.earlyVoting }
    case 'voting':
      return { stage: 'running', proposing: true, voting: true }
    case 'discussing':
      return { stage: 'running', proposing: true, voting: false }
    case 'closed':
      return { stage: 'closed', proposing: false, voting: false }
  }
}

/** Whether nobody, the moderator included, may learn anything about votes now. Early interest is open. */
export function votesAreHidden(board: Pick<Board, 'stage' | 'voting' | 'settings'>): boolean {
  return board.stage === 'running' && board.voting && board.settings.votesHidden
}

/**
 * How many votes this participant has spent: those on topics that wait. A vote is used up once its topic was discussed: it
 * stays there as the result, and its voter has it again when voting is opened once more.
 */
export function votesSpent(board: Pick<Board, 'ballots' | 'topics'>, participantId: Id): number {
  let spent = 0
  for (const [topicId, votes] of board.ballots.get(participantId) ?? []) {
    const topic = topicIn(board, topicId)
    if (topic && topic.status !== 'discussed') spent += votes
  }
  return spent
}

/** How long a timebox is, in seconds: the rungs of the ladder one after another, and then the last one for good. */
export function rungSeconds(ladder: readonly number[], number: number): number {
  return ladder[Math.min(number, ladder.length) - 1] ?? 300
}

/** The topic, unless it is unknown or removed. */
export function topicIn(board: Pick<Board, 'topics'>, topicId: Id): Topic | undefined {
  const topic = board.topics.get(topicId)
  return topic?.status === 'removed' ? undefined : topic
}

/** The line, unless it is unknown, taken away, or under a topic that is. */
export function lineIn(board: Pick<Board, 'topics' | 'lines'>, lineId: Id): Line | undefined {
  const line = board.lines.get(lineId)
  return line && !line.removed && topicIn(board, line.topicId) ? line : undefined
}

/** Whether somebody was taken off the board, and could come back: not a guest who became a member, nor who has left the community. */
export function isRemoved({ removedAt, personId, name }: Participant): boolean {
  return removedAt !== null && (personId !== null || name !== '')
}

/** The participant that is this person on this board, removed or not. */
export function participantOf(board: Pick<Board, 'participants'>, personId: Id): Participant | undefined {
  for (const participant of board.participants.values()) if (participant.personId === personId) return participant
  return undefined
}
