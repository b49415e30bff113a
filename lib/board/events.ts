import type { Hideable, Id, Instant, LineKind, Phase, Stage, ThumbValue, Timebox } from './state.ts'

type Happening =
  | { type: 'joined'; participantId: Id; personId: Id | null; name: string }
  | { type: 'guest-claimed'; participantId: Id; personId: Id; name: string }
  | { type: 'guest-merged'; guestId: Id; participantId: Id }
  | { type: 'participant-removed'; participantId: Id }
  | { type: 'participant-forgotten'; participantId: Id }
  | { type: 'topic-proposed'; topicId: Id; authorId: Id; position: number; title: string; details: string }
  | { type: 'topic-edited'; topicId: Id; title: string; details: string }
  | { type: 'topic-removed'; topicId: Id; withdrawn: boolean }
  | { type: 'voted'; topicId: Id; participantId: Id }
  | { type: 'unvoted'; topicId: Id; participantId: Id }
  | { type: 'phase-set'; phase: Phase; stage: Stage; proposing: boolean; voting: boolean }
  | { type: 'topic-started'; topicId: Id; timebox: Timebox }
  | { type: 'timebox-paused'; leftMs: number }
  | { type: 'timebox-resumed'; endsAt: Instant }
  | { type: 'timebox-extended'; byMs: number }
  | { type: 'round-opened'; roundId: Id; topicId: Id; headCount: number }
  | { type: 'thumb-raised'; roundId: Id; participantId: Id; value: ThumbValue }
  | { type: 'topic-continued'; topicId: Id; timebox: Timebox }
  | { type: 'topic-finished'; topicId: Id; discussedOrder: number }
  | { type: 'line-added'; lineId: Id; topicId: Id; authorId: Id; position: number; kind: LineKind; text: string }
  | { type: 'line-edited'; lineId: Id; kind: LineKind; text: string }
  | { type: 'line-removed'; lineId: Id }
  | { type: 'hidden'; what: Hideable; targetId: Id }
  | { type: 'restored'; what: Hideable; targetId: Id }

/** What happened on a board, with the names and texts that it brought. `at` is never before the last event's. */
export type BoardEvent = Happening & { at: Instant }

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
