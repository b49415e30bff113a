'use client'

import type { ReactNode } from 'react'
import { useBoard, useBoardLive } from '#components/board/board-context'
import { Button } from '#components/ui/button'

/** What happened while this page was away, until it is read. */
export function MissedNotice(): ReactNode {
  const { store } = useBoardLive()
  const missed = useBoard((state) => state.missed)
  if (missed.length === 0) return null
  return (
    <section aria-labelledby="missed" className="board-notice missed">
      <h2 id="missed" className="text-lead">
        While you were away
      </h2>
      <ul>
        {missed.map((line) => (
          <li key={line} dir="auto" className="wrap-anywhere">
            {line}
          </li>
        ))}
      </ul>
      <Button size="small" variant="secondary" onClick={() => store.setMissed([])}>
        Thanks
      </Button>
    </section>
  )
}
