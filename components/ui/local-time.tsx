'use client'

import { type ReactNode, useSyncExternalStore } from 'react'
import { timeForReader } from './local-time-text.ts'

function watchNothing(): () => void {
  return () => undefined
}

/**
 * The reader's own time of an event. The server cannot know it, so without JavaScript the children stand (the time in
 * UTC); with it the reader's zone, or that it is the same, in one line either way.
 */
export function LocalTime({
  start,
  end = null,
  zone,
  children,
}: {
  start: string
  end?: string | null
  zone: string
  children: ReactNode
}): ReactNode {
  const reader = useSyncExternalStore(
    watchNothing,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => null,
  )
  if (reader === null) return children
  return timeForReader(start, end, zone, reader) ?? 'the same where you are'
}
