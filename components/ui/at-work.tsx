import type { ReactNode } from 'react'

/** Three dots under a label that fill in turn while something is on its way. Nothing shifts for them. */
export function AtWork({ on }: { on: boolean }): ReactNode {
  return (
    <span aria-hidden="true" className={on ? 'at-work on' : 'at-work'}>
      {on ? (
        <>
          <i />
          <i />
          <i />
        </>
      ) : null}
    </span>
  )
}
