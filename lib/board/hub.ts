import { log } from '../log.ts'
import { listen } from '../realtime/port.ts'
import { onBoardChange } from './changes.ts'
import { keepTime, serverNow } from './clock.ts'
import { beatMs, frame } from './frames.ts'
import { type Presence, presence } from './presence.ts'
import type { Reader } from './reader.ts'
import { Room } from './room.ts'
import { Seats } from './seats.ts'
import type { Id } from './state.ts'
import { identify } from './viewers.ts'

const presenceMs = 10_000
const sessionsMs = 60_000
/** A room that nobody reads is kept for as long, in ms, so that those who come back can resume. */
const keepMs = 60_000

/** All boards that are read in this process, and the ears that hear what other processes do. */
export class Hub {
  readonly seats = new Seats()
  readonly #rooms = new Map<Id, Room>()
  readonly #idleSince = new Map<Id, number>()
  readonly #arrivals = new Set<Set<Id | null>>()
  readonly #presence: Presence
  readonly #ends: (() => void)[]

  constructor(people: Presence = presence()) {
    this.#presence = people
    const every = (ms: number, work: () => void) => {
      const timer = setInterval(work, ms).unref()
      return () => clearInterval(timer)
    }
    this.#ends = [
      onBoardChange((boardId, board) => this.#rooms.get(boardId)?.live.accept(board)),
      listen(
        'quorum_board',
        (news) => this.#onNews(news),
        () => this.#onGap(),
      ),
      listen(
        'quorum_person',
        (personId) => this.#recheck(personId),
        () => this.#recheck(null),
      ),
      every(beatMs, () => this.#beat()),
      every(presenceMs, () => void this.#keepPresence()),
      every(sessionsMs, () => this.#recheck(null)),
    ]
  }

  /** The room of a board, made if it is not there: from now on it hears of each change. */
  room(boardId: Id): Room {
    // Whoever asks is about to enter, so it must not be swept away meanwhile.
    this.#idleSince.delete(boardId)
    const known = this.#rooms.get(boardId)
    if (known) return known
    const room = new Room(boardId, this.#presence)
    this.#rooms.set(boardId, room)
    return room
  }

  /**
   * Lets somebody in by this work, who is not among the readers yet when a session or a role changes: `heard` holds whose did
   * since the work began, null where it may have been anybody's.
   */
  async letIn<T>(work: (heard: ReadonlySet<Id | null>) => Promise<T>): Promise<T> {
    const heard = new Set<Id | null>()
    this.#arrivals.add(heard)
    try {
      return await work(heard)
    } finally {
      this.#arrivals.delete(heard)
    }
  }

  /** Forgets a board that is none. */
  forget(boardId: Id): void {
    const room = this.#rooms.get(boardId)
    if (!room || room.readers.size > 0) return
    room.close()
    this.#rooms.delete(boardId)
  }

  /** Ends ears and timers. Streams are ended by whoever has opened them. */
  close(): void {
    for (const end of this.#ends) end()
    for (const room of this.#rooms.values()) room.close()
    this.#rooms.clear()
  }

  #onNews(news: string): void {
    const [boardId = '', version] = news.split(':')
    this.#rooms.get(boardId)?.hear(Number(version) || null)
  }

  #onGap(): void {
    for (const room of this.#rooms.values()) room.hear(null)
  }

  #beat(): void {
    keepTime().catch(() => undefined)
    const bytes = frame('beat', { now: serverNow() })
    for (const [boardId, room] of this.#rooms) {
      room.broadcast(bytes)
      this.#sweep(boardId, room)
    }
  }

  #sweep(boardId: Id, room: Room): void {
    if (room.readers.size > 0) {
      this.#idleSince.delete(boardId)
      return
    }
    const since = this.#idleSince.get(boardId) ?? performance.now()
    this.#idleSince.set(boardId, since)
    if (performance.now() - since < keepMs) return
    room.close()
    this.#rooms.delete(boardId)
    this.#idleSince.delete(boardId)
  }

  /** One statement for all boards: writes who is here, learns who else is, and notices news that never came. */
  async #keepPresence(): Promise<void> {
    const boardIds = [...this.#rooms].filter(([, room]) => room.readers.size > 0).map(([boardId]) => boardId)
    if (boardIds.length === 0) return
    try {
      for (const { boardId, version, status, awayMs } of await this.#presence.touch(boardIds)) {
        const room = this.#rooms.get(boardId)
        room?.hear(version)
        room?.recount()
        room?.hearAway(awayMs)
        if (room && room.live.status !== status) room.hear(null)
      }
    } catch (error) {
      log().warn({ err: error }, 'presence was not written')
    }
  }

  /** Asks again who stands behind the sessions of a person's readers, or of all. Signed out means: stream closed. */
  #recheck(personId: Id | null): void {
    for (const heard of this.#arrivals) heard.add(personId)
    for (const [boardId, room] of this.#rooms)
      for (const reader of room.readers.keys()) {
        const { who } = reader.viewer
        if (!who || (personId !== null && who.personId !== personId)) continue
        this.#recheckReader(boardId, room, reader).catch((error: unknown) =>
          log().warn({ err: error }, 'a session was not checked'),
        )
      }
  }

  async #recheckReader(boardId: Id, room: Room, reader: Reader): Promise<void> {
    const who = await identify(boardId, reader.viewer.sessionId)
    const before = reader.viewer.who
    if (!who) return room.dismiss(reader, 'signed-out')
    reader.viewer = { ...reader.viewer, who }
    if (before?.moderator !== who.moderator) room.reseat()
  }
}

const shared = globalThis as { __quorumHub?: Hub }

/** This process's hub. */
export function hub(): Hub {
  shared.__quorumHub ??= new Hub()
  return shared.__quorumHub
}
