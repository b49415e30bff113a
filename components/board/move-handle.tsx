'use client'

import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react'
import { useBoard } from '#components/board/board-context'
import type { Id } from '#lib/board/state'
import { beginDrag, type Drag } from './drag.ts'
import type { Move } from './moves.ts'
import { useMove } from './use-move.ts'

const keyMoves: Record<string, Move> = {
  ArrowUp: 'up',
  ArrowLeft: 'up',
  ArrowDown: 'down',
  ArrowRight: 'down',
  Home: 'top',
  End: 'end',
}

/** For moderators: what a waiting topic is dragged by, and where the arrow keys move it. */
export function MoveHandle({ topicId, title }: { topicId: Id; title: string }): ReactNode {
  const moderator = useBoard(({ me, view }) => me?.moderator === true && view.stage !== 'closed')
  const move = useMove(topicId, title)
  const drag = useRef<Drag | null>(null)
  if (!moderator) return null
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && drag.current) {
      drag.current.end()
      drag.current = null
      return
    }
    const to = keyMoves[event.key]
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    move(to)
  }
  const take = (event: PointerEvent<HTMLButtonElement>): void => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = beginDrag(event.currentTarget, event.nativeEvent)
  }
  const drop = (): void => {
    const place = drag.current?.end() ?? null
    drag.current = null
    const beside = place?.card.querySelector<HTMLElement>('.move-handle')?.dataset.topic
    if (place && beside) move({ beside, side: place.side })
  }
  const letGo = (): void => {
    drag.current?.end()
    drag.current = null
  }
  return (
    <button
      type="button"
      className="move-handle needs-script"
      data-key="move"
      data-topic={topicId}
      aria-label={`Move ${title}: arrow keys, or drag`}
      onClick={({ currentTarget }) => currentTarget.focus()}
      onKeyDown={press}
      onPointerDown={take}
      onPointerMove={(event) => drag.current?.to(event.nativeEvent)}
      onPointerUp={drop}
      onPointerCancel={letGo}
    >
      <svg viewBox="0 0 10 16" width="10" height="16" aria-hidden="true" fill="currentColor">
        {[2, 8, 14].flatMap((y) => [2, 8].map((x) => <circle key={`${x} ${y}`} cx={x} cy={y} r="1.6" />))}
      </svg>
    </button>
  )
}
