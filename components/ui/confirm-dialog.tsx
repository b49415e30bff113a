'use client'

import { AlertDialog } from '@base-ui/react/alert-dialog'
import type { ReactNode } from 'react'
import { buttonClass } from './button-class.ts'

/** A question before something that cannot be taken back. Fetched by ConfirmButton when it is asked. */
export default function ConfirmDialog({
  open,
  onOpenChange,
  question,
  text,
  yes,
  onYes,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
  question: string
  text: string
  yes: string
  onYes: () => void
}): ReactNode {
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="dialog-backdrop" />
        <AlertDialog.Popup className="dialog-popup card">
          <AlertDialog.Title className="text-title">{question}</AlertDialog.Title>
          <AlertDialog.Description className="mt-3 text-muted">{text}</AlertDialog.Description>
          <div className="mt-6 flex flex-wrap gap-3">
            <AlertDialog.Close className={buttonClass({ variant: 'danger' })} onClick={onYes}>
              {yes}
            </AlertDialog.Close>
            <AlertDialog.Close className={buttonClass({ variant: 'secondary' })}>Leave it</AlertDialog.Close>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
