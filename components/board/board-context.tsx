'use client'

import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { type BoardLive, createBoardLive, type FirstSight } from './board-live.ts'
import type { BoardServer } from './board-server.ts'
import type { BoardState } from './board-store.ts'

const BoardContext = createContext<BoardLive | null>(null)

/** Makes the board of this page live for everything inside. The first picture is the server's own. */
export function BoardProvider({
  first,
  serve,
  children,
}: {
  first: FirstSight
  /** Who decides, where it is not the site. */
  serve?: (() => BoardServer) | undefined
  children: ReactNode
}): ReactNode {
  const [live] = useState(() => createBoardLive(first, serve?.()))
  useEffect(() => live.start(), [live])
  return <BoardContext value={live}>{children}</BoardContext>
}

/** What one can do on this board, and its clock. Never changes, so it draws nothing anew. */
export function useBoardLive(): BoardLive {
  const live = use(BoardContext)
  if (!live) throw new Error('useBoard needs a BoardProvider around it.')
  return live
}

/**
 * A part of what the board shows: the server's view with the pending clicks on top. Draws anew only when that part
 * changes; give `same` for parts that are made anew each time.
 */
export function useBoard<T>(select: (state: BoardState) => T, same: (a: T, b: T) => boolean = Object.is): T {
  const { store } = useBoardLive()
  const last = useRef<{ value: T } | null>(null)
  const read = useCallback((): T => {
    const value = select(store.get())
    if (last.current && same(last.current.value, value)) return last.current.value
    last.current = { value }
    return value
  }, [store, select, same])
  return useSyncExternalStore(store.subscribe, read, read)
}
