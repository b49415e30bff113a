'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { useBoard } from '#components/board/board-context'
import type { Timebox } from '#lib/board/state'
import { give, momentBetween, wakeSound } from './signals.ts'
import { useSecondsLeft } from './use-countdown.ts'

const nothing = { id: '', lengthMs: 0, endsAt: null, leftMs: null }

/** Calls whoever wants to be called at the last minute, and when time is up: that of a topic, or of choosing. Shows nothing. */
export function SignalGiver(): ReactNode {
  const timebox = useBoard((state) => state.view.current?.timebox ?? null)
  const clock = useBoard((state) => state.view.clock)
  const title = useBoard((state) => state.index.topics.get(state.view.current?.topicId ?? '')?.title ?? '')
  const running = timebox ?? (clock ? { ...clock, leftMs: null } : nothing)
  const seconds = useSecondsLeft(running as Timebox)
  const last = useRef({ id: running.id, seconds })
  useEffect(() => {
    const before = last.current
    last.current = { id: running.id, seconds }
    // What was over when the page was opened, or belongs to another time, is no news.
    if (before.id !== running.id || running.endsAt === null) return
    const moment = momentBetween(before.seconds, seconds, running.lengthMs / 1000)
    if (moment) give(moment, title)
  }, [seconds, running.id, running.endsAt, running.lengthMs, title])
  useEffect(() => {
    const wake = () => wakeSound()
    document.addEventListener('pointerdown', wake, { once: true })
    document.addEventListener('keydown', wake, { once: true })
    return () => {
      document.removeEventListener('pointerdown', wake)
      document.removeEventListener('keydown', wake)
    }
  }, [])
  return null
}
