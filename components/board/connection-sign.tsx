'use client'

import type { ReactNode } from 'react'
import { useBoard } from '#components/board/board-context'
import { counted } from './words.ts'

/** How things stand with the server, in a word, and how many clicks wait. */
export function ConnectionSign(): ReactNode {
  const link = useBoard((state) => state.link)
  const stuck = useBoard((state) => state.stuck)
  const waiting = useBoard((state) => state.pending.filter((item) => item.state !== 'saved').length)
  const away = link === 'reconnecting' || (stuck && waiting > 0)
  const clicks = stuck && waiting > 0 ? `${counted(waiting, 'click')} ${waiting === 1 ? 'waits' : 'wait'}` : ''
  const word = away ? (clicks ? `offline: ${clicks}` : 'reconnecting') : link
  return (
    <span className={away ? 'connection away' : link === 'live' ? 'connection on' : 'connection'}>
      <i aria-hidden="true" />
      {word}
    </span>
  )
}
