import type { ReactNode } from 'react'

/** Running text of our own, set as the texts of the site are. */
export function Prose({ children }: { children: ReactNode }): ReactNode {
  return <div className="prose-quorum">{children}</div>
}
