import { log } from '../log.ts'
import { Channel } from './channel.ts'
import { serverNow } from './clock.ts'
import { type ByeReason, frame, gatherMs } from './frames.ts'
import { LiveBoard } from './live-board.ts'
import { AWAY_MS } from './machine-people.ts'
import type { Place } from './place.ts'
import type { ViewKind } from './policy.ts'
import type { Presence } from './presence.ts'
import { isModerator, Reader, type Sink, seatOf, type Viewer } from './reader.ts'
import type { Board, Id } from './state.ts'
import type { EventStatus } from './store-read.ts'
import { armDue, endDeputy } from './timers.ts'

/** News by NOTIFY waits a moment, in ms: what this process itself committed is told directly. */
const echoMs = 5
const retryMs = 1_000
const presenceMs = 1_000

type Timer = 'flush' | 'read' | 'count'

/** One board and those who read it in this process. */
export class Room {
  readonly live: LiveBoard
  readonly readers = new Map<Reader, { depart: () => void }>()
  readonly #presence: Presence
  readonly #channels = new Map<ViewKind, Channel>()
  readonly #timers = new Map<Timer, NodeJS.Timeout>()
  #flushedAt = Number.NEGATIVE_INFINITY
  #disarm: () => void = () => undefined
  #present = 0
  #away = false

  constructor(boardId: Id, presence: Presence) {
    this.live = new LiveBoard(
      boardId,
      (board) => this.#onState(board),
      (status) => this.#onStatus(status),
    )
    this.#presence = presence
  }

  /**
   * Lets somebody read, from here on without gaps: first what they missed since `place`, or all, then each change. The
   * board must be ready.
   */
  enter(viewer: Viewer, sink: Sink, place: Place | null): Reader {
    const { board } = this.live
    if (!board) throw new Error('Nobody can enter before the board is read.')
    const reader = new Reader(viewer, seatOf(board, viewer), sink)
    const told = this.#channels.get(reader.seat.kind)?.version ?? board.version
    // Who has seen more at another process is not shown less here, so what is being gathered goes out now.
    if (place && place.version > told && this.#timers.has('flush')) this.#flush()
    const channel = this.#channel(reader.seat.kind, board)
    reader.begin(frame('beat', { now: serverNow() }))
    // A place says nothing of the event's status: while it is cancelled, all that stands is sent.
    const resumes = place?.kind === channel.kind && this.live.status !== 'cancelled'
    const missed = resumes ? channel.since(place.version) : null
    for (const bytes of missed ?? [channel.snapshot()]) reader.begin(bytes)
    const me = reader.news(this.live.boardId, board)
    if (me) reader.begin(me)
    if (this.readers.size === 0) this.#arm(board)
    this.readers.set(reader, { depart: this.#arrive(reader) })
    if (this.#count(board)) this.#after('count', presenceMs, () => this.#tellPresence())
    this.#welcomeBack(reader, board)
    reader.begin(frame('presence', { present: this.#present, away: this.#away }))
    return reader
  }

  /**
   * Whether somebody may read here: a draft is for organizers. News of a publication may be on their way, so the status
   * is read again where it keeps somebody out.
   */
  async mayRead(organizer: boolean): Promise<boolean> {
    if (organizer || this.live.status !== 'draft') return true
    this.live.hear(null)
    await this.live.ready()
    return this.live.status !== 'draft'
  }

  /** A stream has ended. */
  leave(reader: Reader): void {
    this.readers.get(reader)?.depart()
    if (!this.readers.delete(reader)) return
    if (this.readers.size === 0) this.#disarm()
  }

  /** Ends a stream. */
  dismiss(reader: Reader, reason: ByeReason): void {
    if (!this.readers.has(reader)) return
    this.leave(reader)
    reader.bye(reason)
  }

  /** News of a version, or null where some may have been missed. Where nobody reads, the next one to come does it. */
  hear(version: number | null): void {
    this.live.hear(version)
    if (this.readers.size > 0 && this.live.behind) this.#after('read', echoMs, () => this.#catchUp())
  }

  /** Sessions or roles of some readers are others: so may their views be. */
  reseat(): void {
    this.#flushSoon()
  }

  /** Counts anew who is present, and tells it where it changed. */
  recount(): void {
    const { board } = this.live
    if (board && this.#count(board)) this.#after('count', presenceMs, () => this.#tellPresence())
  }

  /** Takes news: for how long no moderator was seen at any process; null before the meeting. One who reads here is here. */
  hearAway(awayMs: number | null): void {
    const away = awayMs !== null && awayMs >= AWAY_MS && !this.readers.keys().some(isModerator)
    if (away === this.#away) return
    this.#away = away
    this.#after('count', presenceMs, () => this.#tellPresence())
  }

  /** Sends a frame to all. Who lags too far behind is dropped. */
  broadcast(bytes: Uint8Array): void {
    for (const reader of [...this.readers.keys()]) if (!reader.send(bytes)) this.leave(reader)
  }

  /** Nobody reads any more, and nobody will be told anything. */
  close(): void {
    this.#disarm()
    for (const timer of this.#timers.values()) clearTimeout(timer)
    this.#timers.clear()
    this.#presence.forget(this.live.boardId)
  }

  /** A moderator is here: nobody misses one, nor stands in for them any more. */
  #welcomeBack(reader: Reader, board: Board): void {
    if (!isModerator(reader)) return
    this.hearAway(0)
    const { deputy } = board
    if (deputy && deputy.id !== reader.seat.participant?.id) endDeputy(this.live.boardId, deputy)
  }

  #onState(board: Board): void {
    this.#disarm()
    if (this.readers.size === 0) return
    this.#arm(board)
    this.#flushSoon()
  }

  /** A cancelled event's board shows otherwise, at the same version: all begin anew. A draft is for organizers. */
  #onStatus(status: EventStatus): void {
    this.#channels.clear()
    const { board } = this.live
    for (const reader of [...this.readers.keys()]) {
      if (status === 'draft' && !reader.viewer.who?.organizer) this.dismiss(reader, 'gone')
      else if (board && !reader.send(this.#channel(reader.seat.kind, board).snapshot())) this.leave(reader)
    }
  }

  #arm(board: Board): void {
    this.#disarm = armDue(this.live.boardId, board)
  }

  #after(timer: Timer, ms: number, work: () => void): void {
    if (this.#timers.has(timer)) return
    const run = () => {
      this.#timers.delete(timer)
      work()
    }
    this.#timers.set(timer, setTimeout(run, ms))
  }

  #catchUp(): void {
    if (!this.live.behind) return
    this.live.ready().then(
      (board) => {
        if (!board) for (const reader of [...this.readers.keys()]) this.dismiss(reader, 'gone')
      },
      (error: unknown) => {
        log().warn({ err: error, boardId: this.live.boardId }, 'a board could not be read, trying again')
        this.#after('read', retryMs, () => this.#catchUp())
      },
    )
  }

  /** The first change goes out at once, but after whoever caused it is answered; those that follow are gathered. */
  #flushSoon(): void {
    const wait = this.#flushedAt + gatherMs(this.readers.size) - performance.now()
    this.#after('flush', Math.max(0, wait), () => this.#flush())
  }

  #flush(): void {
    clearTimeout(this.#timers.get('flush'))
    this.#timers.delete('flush')
    const { board } = this.live
    if (!board) return
    const patches = new Map<ViewKind, Uint8Array | null>()
    for (const reader of this.readers.keys()) {
      const { kind } = reader.seat
      if (!patches.has(kind)) patches.set(kind, this.#channels.get(kind)?.advance(board) ?? null)
    }
    for (const reader of [...this.readers.keys()]) this.#tell(reader, board, patches)
    this.#flushedAt = performance.now()
    this.recount()
  }

  #tell(reader: Reader, board: Board, patches: ReadonlyMap<ViewKind, Uint8Array | null>): void {
    const before = reader.seat
    reader.seat = seatOf(board, reader.viewer)
    const { kind, participant } = reader.seat
    if (before.participant) {
      // A guest who has become a member elsewhere comes back with the cookies of now.
      if (participant?.id !== before.participant.id) this.dismiss(reader, 'changed')
      else if (participant.removedAt !== null && before.participant.removedAt === null) this.dismiss(reader, 'removed')
    } else if (participant) this.readers.set(reader, { depart: this.#arrive(reader) })
    if (!this.readers.has(reader)) return
    const bytes = kind === before.kind ? patches.get(kind) : this.#channel(kind, board).snapshot()
    const sent = !bytes || reader.send(bytes)
    const me = sent ? reader.news(this.live.boardId, board) : null
    if (!sent || (me && !reader.send(me))) this.leave(reader)
    else this.#welcomeBack(reader, board)
  }

  /** The channel of a kind. It is brought up to date, unless it has readers for whom a flush will do that in a moment. */
  #channel(kind: ViewKind, board: Board): Channel {
    const channel = this.#channels.get(kind) ?? new Channel(kind, board, this.live.status === 'cancelled')
    this.#channels.set(kind, channel)
    const isRead = () => this.readers.keys().some(({ seat }) => seat.kind === kind)
    if (!this.#timers.has('flush') || !isRead()) channel.advance(board)
    return channel
  }

  #arrive(reader: Reader): () => void {
    const { participant } = reader.seat
    if (!participant || participant.removedAt !== null) return () => undefined
    return this.#presence.arrive(this.live.boardId, participant.id)
  }

  #count(board: Board): boolean {
    const counts = (id: Id) => board.participants.get(id)?.removedAt === null
    const present = this.#presence.count(this.live.boardId, counts)
    const changed = present !== this.#present
    this.#present = present
    return changed
  }

  #tellPresence(): void {
    const { board } = this.live
    if (board) this.#count(board)
    this.broadcast(frame('presence', { present: this.#present, away: this.#away }))
  }
}
