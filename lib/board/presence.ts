import { db } from '../db/client.ts'
import type { Id } from './state.ts'
import { type Sighting, touchPeople } from './store-read.ts'

/** Somebody counts as present for as long after they were last seen, in ms; store-read.ts counts by the same. */
const presentMs = 20_000

/** People of one board: how many open streams each has here, and until when each counts as seen. */
type Room = { here: Map<Id, number>; seenUntil: Map<Id, number> }

/**
 * Who is at which board: by open streams in this process, and by `seenAt` rows for the others. People are counted, not
 * connections; somebody who reloads the page does not flicker.
 */
export class Presence {
  readonly #rooms = new Map<Id, Room>()

  /** A stream of this participant was opened. Returns what ends it. */
  arrive(boardId: Id, participantId: Id): () => void {
    const room = this.#rooms.get(boardId) ?? { here: new Map(), seenUntil: new Map() }
    this.#rooms.set(boardId, room)
    room.here.set(participantId, (room.here.get(participantId) ?? 0) + 1)
    let left = false
    return () => {
      if (left) return
      left = true
      const open = (room.here.get(participantId) ?? 1) - 1
      if (open > 0) room.here.set(participantId, open)
      else {
        room.here.delete(participantId)
        room.seenUntil.set(participantId, performance.now() + presentMs)
      }
    }
  }

  /** Participants of the board with an open stream in this process. */
  here(boardId: Id): Id[] {
    return [...(this.#rooms.get(boardId)?.here.keys() ?? [])]
  }

  /** How many of those who count are present, by what this process knows. */
  count(boardId: Id, counts: (participantId: Id) => boolean): number {
    const room = this.#rooms.get(boardId)
    if (!room) return 0
    const now = performance.now()
    const people = new Set(room.here.keys())
    for (const [id, until] of room.seenUntil) if (until > now) people.add(id)
    return [...people].filter(counts).length
  }

  /** Writes who is here, for these boards in one statement, and learns who the other processes have seen. */
  async touch(boardIds: readonly Id[]): Promise<Sighting[]> {
    const here = boardIds.flatMap((boardId) => this.here(boardId).map((participantId) => ({ boardId, participantId })))
    const sightings = await touchPeople(db(), boardIds, here)
    const now = performance.now()
    for (const { boardId, seen } of sightings) {
      const room = this.#rooms.get(boardId) ?? { here: new Map(), seenUntil: new Map() }
      this.#rooms.set(boardId, room)
      for (const [id, until] of room.seenUntil) if (until <= now) room.seenUntil.delete(id)
      for (const [id, agoMs] of seen) if (!room.here.has(id)) room.seenUntil.set(id, now + presentMs - agoMs)
    }
    return sightings
  }

  /** Forgets a board that nobody here looks at any more. */
  forget(boardId: Id): void {
    if ((this.#rooms.get(boardId)?.here.size ?? 0) === 0) this.#rooms.delete(boardId)
  }
}

const shared = globalThis as { __quorumPresence?: Presence }

/** Presence as this process knows it. */
export function presence(): Presence {
  shared.__quorumPresence ??= new Presence()
  return shared.__quorumPresence
}

/** Participants of the board with an open stream in this process, for the head count of a batch. */
export function localPeople(boardId: Id): Id[] {
  return presence().here(boardId)
}
