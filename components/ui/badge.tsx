import type { ReactNode } from 'react'
import { cx } from './cx.ts'

/** One or two words on the state of something. `now` only for what is live or ends now. */
export function Badge({
  tone = 'quiet',
  children,
}: {
  tone?: 'quiet' | 'rim' | 'now' | 'yes' | 'no'
  children: ReactNode
}): ReactNode {
  return <span className={cx('badge fact', tone !== 'quiet' && `badge-${tone}`)}>{children}</span>
}
