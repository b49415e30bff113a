import type { ReactNode } from 'react'

/** Three dots under a label that fill in turn while something is on its way. Always there, so that nothing shifts. */
export function AtWork({ on }: { on: boolean }): ReactNode {
  return (
    <span aria-hidden="true" className={on ? 'at-work on' : 'at-work'}>
      <i />
      <i />
      <i />
    </span>
  )
}
