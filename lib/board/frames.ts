import type { ViewPatch } from './patch.ts'
import { placeText } from './place.ts'
import type { ViewKind } from './policy.ts'
import type { Instant } from './state.ts'
import type { BoardView, Me } from './view.ts'

/** Why a stream ends. The reader comes back with jitter, as whoever it is then; after `gone` there is nothing to read. */
export type ByeReason = 'restart' | 'signed-out' | 'removed' | 'changed' | 'gone'

/**
 * What a stream carries, by the name of the event. It begins with `beat`, a `snapshot` or the patches missed, `me` and
 * `presence`; after that `me` comes where the reader's own part changed. `snapshot` and `patch` bear an id to resume
 * from; times are the database's, in ms since 1970. `away` says that no moderator has been connected for a minute.
 */
export type Frames = {
  snapshot: { kind: ViewKind; view: BoardView }
  patch: ViewPatch
  me: { version: number; me: Me | null }
  presence: { present: number; away: boolean }
  beat: { now: Instant }
  bye: { reason: ByeReason }
}

/** How often every reader hears of us, in ms, also where nothing happens. */
export const beatMs = 15_000

/** Bursts are gathered for as long, in ms, by how many read: votes of all, seen by all, must not cost N squared. */
export const gatherMs = (readers: number): number => Math.min(200, Math.max(50, readers / 10))

const encoder = new TextEncoder()

/** One frame in the form of Server-Sent Events. JSON has no line breaks of its own, so one data line holds it. */
export function frame<N extends keyof Frames>(name: N, data: Frames[N]): Uint8Array {
  return encode(name, JSON.stringify(data), null)
}

/** A frame that a reader can resume after. */
export function placedFrame<N extends 'snapshot' | 'patch'>(
  name: N,
  data: Frames[N],
  version: number,
  kind: ViewKind,
): Uint8Array {
  return encode(name, JSON.stringify(data), placeText({ version, kind }))
}

function encode(name: string, json: string, id: string | null): Uint8Array {
  return encoder.encode(`event: ${name}\n${id === null ? '' : `id: ${id}\n`}data: ${json}\n\n`)
}
