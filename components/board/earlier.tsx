'use client'

import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react'
import { useBoard, useBoardLive } from '#components/board/board-context'
import { sourceKey } from '#lib/board/rules-carry'
import type { Earlier, EarlierTopic, Origin } from '#lib/board/view-carry'
import { fetchEarlier } from './board-api.ts'

type Known = {
  waiting: readonly EarlierTopic[]
  origins: ReadonlyMap<string, Origin>
  /** Asks the server again what waits. */
  reload: () => void
}

const none: Earlier = { waiting: [], carried: [] }
const EarlierContext = createContext<Known>({ waiting: [], origins: new Map(), reload: () => undefined })

/** What the board has of earlier ones. Not part of the live view: it came with the page and is asked for again at need. */
export function useEarlier(): Known {
  return use(EarlierContext)
}

/** So long, in ms, a browser waits at most before it asks, so that a room does not ask at once. */
const jitterMs = 2_000

/**
 * Keeps what the board has of earlier ones. Somebody else's taking one is seen on the board itself; the server is asked
 * again where a topic came that was not known to wait, where somebody joins, who then may read names, and by `reload`.
 */
export function EarlierProvider({
  first = none,
  children,
}: {
  first?: Earlier | undefined
  children: ReactNode
}): ReactNode {
  const { boardId, practice } = useBoardLive()
  const [earlier, setEarlier] = useState(first)
  const joined = useBoard((state) => state.joined)
  const [readAs, setReadAs] = useState(joined)
  const reload = useCallback(() => {
    if (!practice) fetchEarlier(boardId).then(setEarlier, () => undefined)
  }, [boardId, practice])
  const origins = useMemo(
    () => new Map([...earlier.waiting, ...earlier.carried].map((origin) => [sourceKey(origin), origin])),
    [earlier],
  )
  const unknown = useBoard(({ view }) =>
    view.topics.some(({ carried }) => carried !== undefined && !origins.has(sourceKey(carried))),
  )
  useEffect(() => {
    if (!unknown) return
    const timer = setTimeout(reload, Math.random() * jitterMs)
    return () => clearTimeout(timer)
  }, [unknown, reload])
  useEffect(() => {
    if (joined === readAs) return
    setReadAs(joined)
    reload()
  }, [joined, readAs, reload])
  const known = useMemo(() => ({ waiting: earlier.waiting, origins, reload }), [earlier, origins, reload])
  return <EarlierContext value={known}>{children}</EarlierContext>
}
