import type { BoardDefaults } from '../site/view.ts'

/** A UUID, made by the client, unique on its board. */
export type Id = string
/** Milliseconds since 1970, by the database's clock. */
export type Instant = number

export type Stage = 'before' | 'running' | 'closed'
export type Phase = 'collecting' | 'voting' | 'discussing' | 'closed'
export type TopicStatus = 'open' | 'discussing' | 'discussed' | 'removed'
export type ThumbValue = 'up' | 'sideways' | 'down'
export type LineKind = 'note' | 'takeaway' | 'decision' | 'action' | 'link'

/** A board keeps what the site said of new boards when it was made. */
export type Settings = BoardDefaults

/** `endsAt` while it runs, `leftMs` while paused; the other is null. Its id is that of the command that began it. */
export type Timebox = { id: Id; number: number; lengthMs: number; endsAt: Instant | null; leftMs: number | null }

/** The one discussed topic. `clockStartedAt` is null while paused; `roundId` names the open Roman vote. */
export type Current = { topicId: Id; timebox: Timebox; clockStartedAt: Instant | null; roundId: Id | null }

/** `spentMs` leaves out pauses and what the running clock has not yet brought in. `hidden` by a moderator: its words are. */
export type Topic = {
  id: Id
  position: number
  status: TopicStatus
  authorId: Id
  title: string
  details: string
  proposedAt: Instant
  spentMs: number
  continued: number
  discussedOrder: number | null
  discussedAt: Instant | null
  hidden: boolean
}

/** A Roman vote; its id is the timebox's. `thumbs` by participant. */
export type Round = {
  id: Id
  topicId: Id
  openedAt: Instant
  headCount: number
  closedAt: Instant | null
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
}

/** A guest is a participant without a person. `hidden` is said of the name. */
export type Participant = {
  id: Id
  personId: Id | null
  name: string
  joinedAt: Instant
  removedAt: Instant | null
  hidden: boolean
}

/** What a moderator can hide: a topic's title and details, the text of a line, the name of a participant. */
export type Hideable = 'topic' | 'line' | 'person'

/**
 * One board as the tables hold it. Never changed in place: what an event leaves alone keeps its reference, so that
 * `changed` finds the rows to write. Topics and lines stand in order of position; `ballots` holds, for each participant
 * with a vote, the topics voted for (a removed topic's votes stay there and do not count).
 */
export type Board = {
  version: number
  stage: Stage
  phase: Phase
  proposing: boolean
  voting: boolean
  settings: Settings
  lastAt: Instant
  closedAt: Instant | null
  current: Current | null
  topics: ReadonlyMap<Id, Topic>
  ballots: ReadonlyMap<Id, ReadonlySet<Id>>
  rounds: ReadonlyMap<Id, Round>
  lines: ReadonlyMap<Id, Line>
  participants: ReadonlyMap<Id, Participant>
}

/** A board that nobody has touched yet: collecting, before the meeting. */
export function newBoard(settings: Settings, createdAt: Instant): Board {
  return {
    version: 0,
    ...switchesOf('collecting', 'before', settings),
    phase: 'collecting',
    settings,
    lastAt: createdAt,
    closedAt: null,
    current: null,
    topics: new Map(),
    ballots: new Map(),
    rounds: new Map(),
    lines: new Map(),
    participants: new Map(),
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

/** How many votes this participant has spent: those on topics that were not removed. */
export function votesSpent(board: Pick<Board, 'ballots' | 'topics'>, participantId: Id): number {
  let spent = 0
  for (const topicId of board.ballots.get(participantId) ?? []) if (topicIn(board, topicId)) spent += 1
  return spent
}

/** The topic, unless it is unknown or removed. */
export function topicIn(board: Pick<Board, 'topics'>, topicId: Id): Topic | undefined {
  const topic = board.topics.get(topicId)
  return topic?.status === 'removed' ? undefined : topic
}

/** The participant that is this person on this board, removed or not. */
export function participantOf(board: Pick<Board, 'participants'>, personId: Id): Participant | undefined {
  for (const participant of board.participants.values()) if (participant.personId === personId) return participant
  return undefined
}

/** The rows that differ, by reference: those to write, and the keys of those to delete. */
export function changed<V>(before: ReadonlyMap<Id, V>, after: ReadonlyMap<Id, V>): { put: [Id, V][]; gone: Id[] } {
  if (before === after) return { put: [], gone: [] }
  return {
    put: [...after].filter(([id, value]) => before.get(id) !== value),
    gone: [...before.keys()].filter((id) => !after.has(id)),
  }
}

/** The map with one entry put in, or replaced in its place. */
export function withEntry<V>(map: ReadonlyMap<Id, V>, id: Id, value: V): ReadonlyMap<Id, V> {
  return new Map(map).set(id, value)
}

/** The map without one entry; the same map if it had none. */
export function withoutEntry<V>(map: ReadonlyMap<Id, V>, id: Id): ReadonlyMap<Id, V> {
  if (!map.has(id)) return map
  const copy = new Map(map)
  copy.delete(id)
  return copy
}
