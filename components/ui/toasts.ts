/** A short word on what was done; `id` tells two of the same words apart. */
export type Said = { id: number; text: string }

let last: Said | null = null
const listeners = new Set<() => void>()

/** Says it in the corner of the page, and to whoever listens to it. */
export function say(text: string): void {
  last = { id: (last?.id ?? 0) + 1, text }
  for (const listener of listeners) listener()
}

/** For useSyncExternalStore. */
export function watchSaid(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What was said last; null where nothing was. */
export const lastSaid = (): Said | null => last
