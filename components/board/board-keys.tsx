'use client'

import { type ReactNode, useEffect } from 'react'
import { useDialog } from '#components/board/board-dialogs'
import { Button } from '#components/ui/button'
import { pressKey } from './press-key.ts'

/** Listens to the keys of the board (keys.ts), and shows where they are told, where there is likely a keyboard. */
export function BoardKeys(): ReactNode {
  const openDialog = useDialog()
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => pressKey(event, () => openDialog({ kind: 'keys' }))
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [openDialog])
  return (
    <p className="board-keys needs-script">
      <Button size="small" variant="quiet" data-key="keys" onClick={() => openDialog({ kind: 'keys' })}>
        Keys
        <kbd>?</kbd>
      </Button>
    </p>
  )
}
