import { placedFrame } from './frames.ts'
import { diff } from './patch.ts'
import type { ViewKind } from './policy.ts'
import type { Board } from './state.ts'
import { type BoardView, view } from './view.ts'

type Patch = { from: number; bytes: Uint8Array }

/** How many patches are kept for those who come back. */
const ringSize = 256

/**
 * What all readers of one kind see of one board: the view, computed once a change, and its patches, serialized once. The
 * ranges of the patches join without gaps.
 */
export class Channel {
  readonly kind: ViewKind
  #board: Board
  #view: BoardView
  #ring: Patch[] = []
  #snapshot: Uint8Array | null = null

  constructor(kind: ViewKind, board: Board) {
    this.kind = kind
    this.#board = board
    this.#view = view(board, kind)
  }

  get version(): number {
    return this.#view.version
  }

  /** Moves on to this state. The bytes of the patch that leads there; null where it is not ahead. */
  advance(board: Board): Uint8Array | null {
    if (board.version <= this.version) return null
    const next = view(board, this.kind)
    const bytes = placedFrame('patch', diff(this.#view, next), next.version, this.kind)
    // Earlier patches hold what is hidden now: who comes back takes the whole view instead.
    if (hidesMore(this.#board, board)) this.#ring = []
    this.#board = board
    this.#ring.push({ from: this.version, bytes })
    if (this.#ring.length > ringSize) this.#ring.shift()
    this.#view = next
    this.#snapshot = null
    return bytes
  }

  /** The patches that lead from this version to now; null where they are no longer, or never were, in the ring. */
  since(version: number): Uint8Array[] | null {
    if (version === this.version) return []
    const first = this.#ring.findIndex((patch) => patch.from === version)
    return first < 0 ? null : this.#ring.slice(first).map((patch) => patch.bytes)
  }

  /** The whole view as a frame, serialized once a version, however many come. */
  snapshot(): Uint8Array {
    this.#snapshot ??= placedFrame('snapshot', { kind: this.kind, view: this.#view }, this.version, this.kind)
    return this.#snapshot
  }
}

/** Whether words are hidden that were not, also those of somebody or something that the view no longer shows. */
function hidesMore(before: Board, after: Board): boolean {
  return (['topics', 'lines', 'participants'] as const).some((rows) => {
    if (before[rows] === after[rows]) return false
    for (const [id, { hidden }] of after[rows]) if (hidden && !before[rows].get(id)?.hidden) return true
    return false
  })
}
