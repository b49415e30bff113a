import type { ReactNode } from 'react'

/** Three dots under a label that fill in turn while something is on its way. Nothing shifts for them. */
export function AtWork({ on }: { on: boolean }): ReactNode {
  if (!on) return null
  return (
    <span aria-hidden="true" className="at-work">
      <i />
      <i />
      <i />
    </span>
  )
}
