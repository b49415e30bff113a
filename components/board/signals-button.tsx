'use client'

import type { ReactNode } from 'react'
import { useBoard } from '#components/board/board-context'
import { useDialog } from '#components/board/board-dialogs'
import { Button } from '#components/ui/button'

/** At the foot of the board: how to be called when time is up. */
export function SignalsButton(): ReactNode {
  const closed = useBoard((state) => state.view.stage === 'closed')
  const openDialog = useDialog()
  if (closed) return null
  return (
    <p className="needs-script">
      <Button size="small" variant="quiet" data-key="signals" onClick={() => openDialog({ kind: 'signals' })}>
        Sound and signals
      </Button>
    </p>
  )
}
