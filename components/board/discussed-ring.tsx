'use client'

import type { ReactNode } from 'react'
import { useBoard } from '#components/board/board-context'
import { HourRing } from '#components/ui/hour-ring'
import { sameItems } from './board-index.ts'

/** Where the hour went: the topics that were discussed, as a ring. Nothing where there was none. */
export function DiscussedRing({ event }: { event: { startsAt: string; endsAt: string } }): ReactNode {
  const discussed = useBoard((state) => state.view.topics.filter(({ status }) => status === 'discussed'), sameItems)
  if (discussed.length === 0) return null
  return (
    <HourRing
      parts={discussed.map(({ title, spentMs, continued }) => ({ label: title, ms: spentMs, extensions: continued }))}
      wholeMs={Date.parse(event.endsAt) - Date.parse(event.startsAt)}
    />
  )
}
