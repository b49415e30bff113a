'use client'

import type { ReactNode } from 'react'
import { useBoard } from '#components/board/board-context'
import { Said } from '#components/board/said'
import { UndoButton } from '#components/board/undo-button'
import { actText } from './act-words.ts'
import { useSecondsTo } from './use-countdown.ts'

/** For so long after an act its undo stands beside the clock, in ms; the log keeps it for longer. */
const freshMs = 30_000

/** For moderators: what was just done, and Undo. An accidental start costs one click. */
export function UndoLast(): ReactNode {
  const moderator = useBoard(({ me }) => me?.moderator === true)
  const act = useBoard(({ view }) => view.acts.find(({ id }) => id === view.undoable))
  const text = useBoard(({ index, me }) => (act ? actText(act, index, me?.id) : ''))
  const fresh = useSecondsTo(act && moderator ? act.at + freshMs : null) > 0
  if (!moderator) return null
  return (
    <>
      {act && fresh ? (
        <p className="undo-last">
          <span dir="auto" className="fact text-muted">
            {text}
          </span>
          <UndoButton actId={act.id} text={text} variant="quiet" />
        </p>
      ) : null}
      <Said place="undo" />
    </>
  )
}
