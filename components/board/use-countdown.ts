'use client'

import { useCallback, useSyncExternalStore } from 'react'
import { useBoardLive } from '#components/board/board-context'
import type { Instant, Timebox } from '#lib/board/state'

/** A moment past the full second, in ms, so that a timer which fires early does not draw the same second twice. */
const marginMs = 8

/** Whole seconds until an instant, by the server's time; none where there is none. Draws once a second until then. */
export function useSecondsTo(endsAt: Instant | null): number {
  return useSecondsLeft({ endsAt, leftMs: 0 })
}

/** Whole seconds left on the clock, counted from the end instant by the server's time; draws once a second while it runs. */
export function useSecondsLeft({ endsAt, leftMs }: Pick<Timebox, 'endsAt' | 'leftMs'>): number {
  const { clock, pageTime } = useBoardLive()
  const left = (now: number) => Math.max(0, Math.ceil((endsAt === null ? (leftMs ?? 0) : endsAt - now) / 1000))
  const subscribe = useCallback(
    (told: () => void) => {
      if (endsAt === null) return () => undefined
      let timer: ReturnType<typeof setTimeout> | undefined
      const plan = (): void => {
        clearTimeout(timer)
        const ms = endsAt - clock.now()
        if (ms > 0) timer = setTimeout(tick, (ms % 1000) + marginMs)
      }
      const tick = (): void => {
        told()
        plan()
      }
      const forget = clock.subscribe(tick)
      plan()
      return () => {
        clearTimeout(timer)
        forget()
      }
    },
    [clock, endsAt],
  )
  return useSyncExternalStore(
    subscribe,
    () => left(clock.now()),
    () => left(pageTime),
  )
}

/** The server's time, to the minute, in ms. */
export function useMinute(): number {
  const { clock, pageTime } = useBoardLive()
  const subscribe = useCallback(
    (told: () => void) => {
      const timer = setInterval(told, 5_000)
      const forget = clock.subscribe(told)
      return () => {
        clearInterval(timer)
        forget()
      }
    },
    [clock],
  )
  const minute = (ms: number) => Math.floor(ms / 60_000) * 60_000
  return useSyncExternalStore(
    subscribe,
    () => minute(clock.now()),
    () => minute(pageTime),
  )
}
