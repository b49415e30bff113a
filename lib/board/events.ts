import type { Carried } from './rules-carry.ts'
import type {
  Hideable,
  Id,
  Instant,
  LineKind,
  Outcome,
  Phase,
  PhaseClock,
  Rewind,
  Settings,
  Stage,
  ThumbValue,
  Timebox,
} from './state.ts'

type Happening =
  | { type: 'joined'; participantId: Id; personId: Id | null; name: string }
  | { type: 'guest-claimed'; participantId: Id; personId: Id; name: string }
  | { type: 'guest-merged'; guestId: Id; participantId: Id }
  | { type: 'participant-removed'; participantId: Id }
  | { type: 'participant-forgotten'; participantId: Id }
  | { type: 'participant-readmitted'; participantId: Id }
  | { type: 'moderator-made' | 'moderator-ended'; participantId: Id }
  | { type: 'deputy-set'; deputyId: Id | null }
  | { type: 'board-locked' | 'board-unlocked' | 'code-renewed' }
  | { type: 'settings-changed'; settings: Partial<Settings> }
  | TopicProposed
  | { type: 'topic-edited'; topicId: Id; title: string; details: string }
  | { type: 'topic-removed'; topicId: Id; withdrawn: boolean }
  | { type: 'topic-parked' | 'topic-unparked'; topicId: Id }
  | { type: 'topic-dropped' | 'topic-carried'; topicId: Id }
  | { type: 'rated'; participantId: Id; value: number }
  | { type: 'topic-moved'; topicId: Id; beforeId: Id | null }
  /** `paperReleased` are votes by hand that have no room on the other topic. */
  | { type: 'topics-merged'; topicId: Id; intoId: Id; paperReleased?: number }
  /** `whole` brings back what merging released as well; older logs do not say so. */
  | { type: 'topic-unmerged'; topicId: Id; whole?: true }
  | { type: 'voted'; topicId: Id; participantId: Id }
  | { type: 'unvoted'; topicId: Id; participantId: Id }
  | { type: 'done-set'; participantId: Id; done: boolean }
  | { type: 'ballots-renewed' }
  | { type: 'paper-voters-set'; count: number }
  | { type: 'paper-votes-set'; topicId: Id; votes: number }
  | { type: 'clock-started'; clock: PhaseClock }
  | { type: 'clock-stopped' }
  /** `lot` settles ties from here on; `byVotes` drops the order by hand, since a vote is over. Older logs have neither. */
  | { type: 'phase-set'; phase: Phase; stage: Stage; proposing: boolean; voting: boolean; lot?: number; byVotes?: true }
  | { type: 'topic-started'; topicId: Id; timebox: Timebox }
  | { type: 'timebox-paused'; leftMs: number }
  | { type: 'timebox-resumed'; endsAt: Instant }
  | { type: 'timebox-extended'; byMs: number }
  | { type: 'round-opened'; roundId: Id; topicId: Id; headCount: number; endsAt?: Instant | null }
  | { type: 'round-closed'; roundId: Id; outcome: Outcome; actsAt: Instant | null }
  | { type: 'outcome-held'; roundId: Id }
  | { type: 'thumb-raised'; roundId: Id; participantId: Id; value: ThumbValue }
  | { type: 'topic-continued'; topicId: Id; timebox: Timebox }
  | { type: 'topic-finished'; topicId: Id; discussedOrder: number }
  | ({ type: 'line-added'; lineId: Id; topicId: Id; authorId: Id; position: number } & LineWords)
  | ({ type: 'line-edited'; lineId: Id } & LineWords)
  | { type: 'line-removed'; lineId: Id }
  | { type: 'line-taken'; lineId: Id }
  | { type: 'hand-raised' | 'hand-lowered'; participantId: Id }
  | { type: 'floor-given'; participantId: Id | null }
  | { type: 'hidden'; what: Hideable; targetId: Id }
  | { type: 'restored'; what: Hideable; targetId: Id }

type TopicProposed = {
  type: 'topic-proposed'
  topicId: Id
  authorId: Id
  anonymous?: boolean
  position: number
  title: string
  details: string
  carried?: Carried
}
type LineWords = { kind: LineKind; text: string; ownerId?: Id | null; due?: string | null }

/**
 * A moderator's act stands before what it brings about; `undone` takes back what an act did, a pause with the end of the
 * timebox from now on. `whole`: what has changed since goes by the rules, so that votes follow topics that come apart, and
 * who is off the board again has none. Older logs say none of it, nor by whom.
 */
type Acted =
  | { type: 'acted'; actId: Id; kind: string; by: Id | null; target: Id | null; undo: Rewind | null }
  | { type: 'undone'; actId: Id; by?: Id | null; endsAt?: Instant; whole?: true }

/** What happened on a board, with the names and texts that it brought. `at` is never before the last event's. */
export type BoardEvent = (Happening | Acted) & { at: Instant }

type Words = 'name' | 'title' | 'details' | 'text'
type WithoutWords<E> = E extends unknown ? Omit<E, Words> : never

/** An event as the log keeps it: ids and numbers only, so that a person can be forgotten. */
export type LoggedEvent = WithoutWords<BoardEvent>

/** Takes names and texts out of an event. */
export function strip(event: BoardEvent): LoggedEvent {
  const { name: _name, title: _title, details: _details, text: _text, ...rest } = { ...NO_WORDS, ...event }
  return rest as LoggedEvent
}

/** A logged event with empty names and texts, ready for `evolve`. */
export function unstrip(event: LoggedEvent): BoardEvent {
  return { ...NO_WORDS, ...event } as BoardEvent
}

const NO_WORDS = { name: '', title: '', details: '', text: '' }
