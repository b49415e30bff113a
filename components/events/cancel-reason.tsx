import type { ReactNode } from 'react'

/** Why a meeting was called off, in the organizer's words, line by line. */
export function CancelReason({ text }: { text: string }): ReactNode {
  return (
    <p dir="auto" className="whitespace-pre-line wrap-anywhere">
      {text}
    </p>
  )
}
