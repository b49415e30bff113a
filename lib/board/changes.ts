import type { Board, Id } from './state.ts'

/** Somebody in this process who wants each new state of every board. */
type Listener = (boardId: Id, board: Board) => void

// On globalThis, since bundles do not share modules.
const shared = globalThis as { __quorumBoardChanges?: Set<Listener> }
shared.__quorumBoardChanges ??= new Set()
const listeners = shared.__quorumBoardChanges

/** Hears each state that this process has committed. Returns what ends it. */
export function onBoardChange(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Tells a state that was committed: a shorter way than NOTIFY, which the other processes hear. */
export function tellBoardChange(boardId: Id, board: Board): void {
  for (const listener of listeners) listener(boardId, board)
}
