'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { useBoard, useBoardLive } from '#components/board/board-context'
import { createCaller } from './signal-caller.ts'
import { give, wakeSound } from './signals.ts'

/** Calls whoever wants to be called at the last minute, and when time is up: that of a topic, or of choosing. Shows nothing. */
export function SignalGiver(): ReactNode {
  const { clock } = useBoardLive()
  const time = useBoard(({ view }) => view.current?.timebox ?? view.clock)
  const title = useBoard((state) => state.index.topics.get(state.view.current?.topicId ?? '')?.title ?? '')
  const about = useRef(title)
  const caller = useRef<ReturnType<typeof createCaller> | null>(null)
  useEffect(() => {
    about.current = title
  }, [title])
  useEffect(() => {
    const made = createCaller(clock, (moment) => give(moment, about.current))
    caller.current = made
    return () => made.stop()
  }, [clock])
  const { id, endsAt, lengthMs } = time ?? { id: '', endsAt: null, lengthMs: 0 }
  useEffect(() => caller.current?.watch({ id, endsAt, lengthMs }), [id, endsAt, lengthMs])
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
