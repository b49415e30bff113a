import { placedFrame } from './frames.ts'
import { diff, LISTS, type ViewPatch } from './patch.ts'
import type { ViewKind } from './policy.ts'
import type { Board, Id } from './state.ts'
import { type BoardView, view } from './view.ts'

/** `about` names what the patch brings or changes. */
type Patch = { from: number; about: ReadonlySet<Id>; bytes: Uint8Array }

/** How many patches are kept for those who come back. */
const ringSize = 256

/**
 * What all readers of one kind see of one board: the view, computed once a change, and its patches, serialized once. The
 * ranges of the patches join without gaps, and none of those that are kept holds what the view no longer shows.
 */
export class Channel {
  readonly kind: ViewKind
  /** Of the board's event, as long as this channel lives. */
  readonly #cancelled: boolean
  #view: BoardView
  #ring: Patch[] = []
  #snapshot: Uint8Array | null = null

  constructor(kind: ViewKind, board: Board, cancelled = false) {
    this.kind = kind
    this.#cancelled = cancelled
    this.#view = view(board, kind, cancelled)
  }

  get version(): number {
    return this.#view.version
  }

  /** Moves on to this state. The bytes of the patch that leads there; null where it is not ahead. */
  advance(board: Board): Uint8Array | null {
    if (board.version <= this.version) return null
    const next = view(board, this.kind, this.#cancelled)
    const patch = diff(this.#view, next)
    const bytes = placedFrame('patch', patch, next.version, this.kind)
    this.#forget(lessShown(this.#view, next))
    this.#ring.push({ from: this.version, about: aboutOf(patch), bytes })
    if (this.#ring.length > ringSize) this.#ring.shift()
    this.#view = next
    this.#snapshot = null
    return bytes
  }

  /** Lets go of the patches up to the last one about any of these: who comes back from there takes the whole view. */
  #forget(ids: readonly Id[]): void {
    const last = this.#ring.findLastIndex(({ about }) => ids.some((id) => about.has(id)))
    this.#ring.splice(0, last + 1)
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

/** What a patch brings or changes. */
function aboutOf(patch: ViewPatch): ReadonlySet<Id> {
  return new Set(
    LISTS.flatMap((list) => [...(patch[list]?.put ?? []), ...(patch[list]?.edit ?? [])].map(({ id }) => id)),
  )
}

const words = ['title', 'details', 'text', 'name']
/** What comes and goes without that anybody should not know it was there. */
const passing = ['hand', 'moderates', 'placed']

/** What the later view shows less of: gone, in other words, or without something, such as votes, that it had. */
function lessShown(before: BoardView, after: BoardView): Id[] {
  return LISTS.flatMap((list) => {
    const now = new Map<Id, object>(after[list].map((item) => [item.id, item]))
    return before[list].filter((item) => isLess(item, now.get(item.id))).map(({ id }) => id)
  })
}

function isLess(before: object, after: object | undefined): boolean {
  if (!after) return true
  const now = new Map<string, unknown>(Object.entries(after))
  return Object.entries(before).some(([key, value]) => {
    if (!now.has(key)) return !passing.includes(key)
    const other = now.get(key)
    return key === 'merged' ? JSON.stringify(other) !== JSON.stringify(value) : words.includes(key) && other !== value
  })
}
