'use client'

import type { ReactNode } from 'react'
import { useBoard } from '#components/board/board-context'
import { ClockFold } from '#components/board/clock-fold'

/** What a moderator needs now and then, beside the phases. */
export function BoardTools(): ReactNode {
  const choosing = useBoard(({ view }) => view.phase === 'collecting' || view.phase === 'voting')
  return <div className="board-tools">{choosing ? <ClockFold /> : null}</div>
}
