'use client'

import type { ReactNode } from 'react'
import { useBoard } from '#components/board/board-context'
import { Icon } from '#components/ui/icon'

/** Why the last click at this place was refused. The live region says it aloud, so this is for the eyes. */
export function Said({ place, id }: { place: string; id?: string }): ReactNode {
  const refusal = useBoard((state) => state.refusals[place])
  if (!refusal) return null
  return (
    <p id={id} className="said">
      <Icon name="warning" />
      <span>{refusal.message}</span>
    </p>
  )
}

/** The one place where the board speaks: phase, topic, time, refusals. */
export function LiveRegion(): ReactNode {
  const news = useBoard((state) => state.news)
  return (
    <div role="status" aria-live="polite" className="sr-only">
      <p key={news.count}>{news.text}</p>
    </div>
  )
}
