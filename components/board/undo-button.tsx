'use client'

import type { ReactNode } from 'react'
import { ActButton } from '#components/board/act-button'
import type { Id } from '#lib/board/state'

/** Takes an act of the log back; `text` is what it was, in words. A refusal is said at the place "undo". */
export function UndoButton({
  actId,
  text,
  variant,
}: {
  actId: Id
  text: string
  variant: 'secondary' | 'quiet'
}): ReactNode {
  return (
    <ActButton
      size="small"
      variant={variant}
      data-key="undo"
      place="undo"
      order={{ type: 'undo', actId }}
      aria-label={`Undo: ${text}`}
    >
      Undo
    </ActButton>
  )
}
