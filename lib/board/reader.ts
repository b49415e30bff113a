import { ownPart } from './admission.ts'
import { type ByeReason, frame } from './frames.ts'
import { moderatesHere, type ViewKind, viewKind } from './policy.ts'
import { linesLeft, removedCount, topicsLeft } from './rules-caps.ts'
import type { Board, Id, Participant } from './state.ts'
import type { Identity } from './store-read.ts'
import { hiddenMark } from './view-hidden.ts'

/** Where a stream's bytes go. `backlog` is what the reader has not taken yet, in bytes; `drop` throws it away. */
export type Sink = { write(bytes: Uint8Array): void; backlog(): number; end(): void; drop(): void }

/** Who looks: the member behind a session, or the guest that a cookie names. */
export type Viewer = { sessionId: Id | null; who: Identity | null; guest: Id | null }

/** Where a viewer sits on a board: their participant, if they have joined, and the kind of view that they get. */
export type Seat = { kind: ViewKind; moderator: boolean; participant: Participant | undefined }

/** A reader may lag behind by as much, in bytes, before it is dropped; it comes back and resumes. */
const mostBacklog = 64 * 1024

/** Finds a viewer's seat. A guest's cookie counts for as long as the guest is nobody's; after that the session does. */
export function seatOf(board: Board, viewer: Viewer): Seat {
  const { who, guest } = viewer
  const id = who ? memberIdsOf(board).get(who.personId) : guest
  const found = id ? board.participants.get(id) : undefined
  const participant = who || found?.personId === null ? found : undefined
  const moderator = moderates(board, viewer, participant)
  return { participant, moderator, kind: viewKind({ moderator, participant: participant ?? null }) }
}

/** Whether a viewer moderates: by the event, because a moderator has asked them to, or in place of one. */
function moderates(board: Board, { who }: Viewer, participant: Participant | undefined): boolean {
  return who !== null && (who.moderator || moderatesHere(board, participant))
}

/** Whether a reader moderates by what they are or because a moderator has asked them to, not in place of one. */
export function isModerator({ seat, viewer }: Pick<Reader, 'seat' | 'viewer'>): boolean {
  return viewer.who?.moderator === true || seat.participant?.moderates === true
}

const memberIds = new WeakMap<Board['participants'], ReadonlyMap<Id, Id>>()

function memberIdsOf({ participants }: Board): ReadonlyMap<Id, Id> {
  const known = memberIds.get(participants)
  if (known) return known
  const ids = new Map<Id, Id>()
  for (const { id, personId } of participants.values()) if (personId !== null) ids.set(personId, id)
  memberIds.set(participants, ids)
  return ids
}

/** One open stream of a board. */
export class Reader {
  viewer: Viewer
  seat: Seat
  readonly #sink: Sink
  #allowance = mostBacklog
  #sources: unknown[] = []
  #me = ''

  constructor(viewer: Viewer, seat: Seat, sink: Sink) {
    this.viewer = viewer
    this.seat = seat
    this.#sink = sink
  }

  /** Sends what a reader gets at the beginning, however long it is. */
  begin(bytes: Uint8Array): void {
    this.#allowance += bytes.byteLength
    this.#sink.write(bytes)
  }

  /** Sends a frame; false where the reader lags so far behind that it was dropped instead. */
  send(bytes: Uint8Array): boolean {
    if (this.#sink.backlog() <= this.#allowance) {
      this.#sink.write(bytes)
      return true
    }
    this.#sink.drop()
    return false
  }

  /** Says goodbye and ends the stream. */
  bye(reason: ByeReason): void {
    this.#sink.write(frame('bye', { reason }))
    this.#sink.end()
  }

  /** The private part as a frame, if it is not what was sent last. Cheap where nothing that it is made of has changed. */
  news(boardId: Id, board: Board): Uint8Array | null {
    const id = this.seat.participant?.id
    const { moderator } = this.seat
    const round = board.current?.roundId ? board.rounds.get(board.current.roundId) : undefined
    const ballot = id ? board.ballots.get(id) : undefined
    const left = id ? [topicsLeft(board, id, moderator), linesLeft(board, id, moderator), hiddenMark(board, id)] : []
    // Of the topics only one's own and the removed ones matter here, so that one proposal does not cost every reader.
    const removed = removedCount(board.topics)
    const sources = [
      this.seat.participant,
      ballot,
      board.merged,
      board.settings,
      round,
      moderator,
      board.codeNumber,
      removed,
      ...left,
    ]
    if (this.#me && sources.every((source, index) => source === this.#sources[index])) return null
    this.#sources = sources
    const me = id ? ownPart(boardId, board, id, moderator) : null
    const text = JSON.stringify(me)
    if (text === this.#me) return null
    this.#me = text
    return frame('me', { version: board.version, me })
  }
}
