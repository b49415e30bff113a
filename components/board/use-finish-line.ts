'use client'

import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useBoardLive } from '#components/board/board-context'
import type { BoardEvent } from '#components/board/board-header'
import { type FinishLine, finishLine } from '#lib/board/finish-line'
import type { Instant } from '#lib/board/state'
import { askEnd } from './board-api.ts'

const tickMs = 1_000
/** A meeting that is moved while its board is open is noticed after so long, in ms, and when the tab is looked at again. */
const askMs = 5 * 60_000

/** Which topics still fit, live. Draws only when that changes, not each second. */
export function useFinishLine(until: Instant | null): FinishLine | null {
  const { store, clock, pageTime } = useBoardLive()
  const last = useRef<FinishLine | null>(null)
  const subscribe = useCallback(
    (told: () => void) => {
      if (until === null) return () => undefined
      const timer = setInterval(told, tickMs)
      const forget = [store.subscribe(told), clock.subscribe(told)]
      return () => {
        clearInterval(timer)
        for (const end of forget) end()
      }
    },
    [store, clock, until],
  )
  const read = useCallback(
    (now: Instant): FinishLine | null => {
      const line = finishLine(store.get().view, now, until)
      if (JSON.stringify(line) !== JSON.stringify(last.current)) last.current = line
      return last.current
    },
    [store, until],
  )
  return useSyncExternalStore(
    subscribe,
    () => read(clock.now()),
    () => read(pageTime),
  )
}

/** What of a meeting says until when it goes. */
export type MeetingEnd = Pick<BoardEvent, 'slug' | 'endsAt' | 'hasTime' | 'timeZone'>

/** When the meeting ends, also once it was moved; null where it has no hour. */
export function useUntil(event: MeetingEnd): Instant | null {
  const { practice } = useBoardLive()
  const [until, setUntil] = useState(event.hasTime ? Date.parse(event.endsAt) : null)
  useEffect(() => {
    const ask = (): void => {
      if (practice || document.visibilityState === 'hidden') return
      askEnd(event.slug).then(setUntil, () => undefined)
    }
    const timer = setInterval(ask, askMs)
    document.addEventListener('visibilitychange', ask)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', ask)
    }
  }, [event.slug, practice])
  return until
}
