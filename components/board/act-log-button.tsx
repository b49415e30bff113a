'use client'

import type { ReactNode } from 'react'
import { useBoard } from '#components/board/board-context'
import { useDialog } from '#components/board/board-dialogs'
import { Button } from '#components/ui/button'

/** At the foot of the board: what its moderators did, for all to read. */
export function ActLogButton({ timeZone }: { timeZone: string }): ReactNode {
  const any = useBoard((state) => state.view.acts.length > 0)
  const openDialog = useDialog()
  if (!any) return null
  return (
    <p className="needs-script">
      <Button size="small" variant="quiet" data-key="acts" onClick={() => openDialog({ kind: 'acts', timeZone })}>
        What the moderator did
      </Button>
    </p>
  )
}
