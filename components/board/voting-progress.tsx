'use client'

import type { ReactNode } from 'react'
import { isSecond, useBusy } from '#components/board/act-button'
import { useBoard, useBoardLive } from '#components/board/board-context'
import { Said } from '#components/board/said'
import { AtWork } from '#components/ui/at-work'
import { Button } from '#components/ui/button'
import type { BoardState } from './board-store.ts'

/** How many have said that they are done, of those who are here. Whoever was done and has gone still counts. */
export function progressOf({ view, present }: Pick<BoardState, 'view' | 'present'>): { done: number; people: number } {
  return { done: view.done, people: Math.max(present, view.done, 1) }
}

/** "I'm done", while votes are cast at the meeting. The last vote says it too. */
export function DoneButton(): ReactNode {
  const { run } = useBoardLive()
  const offered = useBoard(({ view, me }) => view.phase === 'voting' && view.voting && me !== null && !me.removed)
  const done = useBoard((state) => state.me?.done === true)
  const busy = useBusy('done')
  if (!offered) return null
  return (
    <>
      <Button
        size="small"
        variant="secondary"
        className="done-button needs-script"
        data-key="done"
        aria-pressed={done}
        aria-busy={busy}
        onClick={(event) => {
          if (!isSecond(event)) void run({ type: 'set-done', done: !done }, 'done')
        }}
      >
        <i aria-hidden="true" />
        I’m done
        <AtWork on={busy} />
      </Button>
      <Said place="done" />
    </>
  )
}
