import type { ReactNode } from 'react'
import { Icon } from '#components/ui/icon'
import { cx } from './cx.ts'

/**
 * Something one should know now: what happened and what to do next. Errors interrupt a screen reader, the rest waits.
 * `silent` where another part of the page says it. With `first`, a page that is loaded with it begins there.
 */
export function Notice({
  tone = 'info',
  title,
  silent = false,
  first = false,
  children,
  className,
}: {
  tone?: 'info' | 'success' | 'warning' | 'error'
  title?: ReactNode
  silent?: boolean
  first?: boolean
  children?: ReactNode
  className?: string
}): ReactNode {
  return (
    <div
      {...(first && { tabIndex: -1, autoFocus: true })}
      role={silent ? undefined : tone === 'error' ? 'alert' : 'status'}
      className={cx('notice', `notice-${tone}`, className)}
    >
      <Icon name={tone} size={20} />
      <div className="grid min-w-0 gap-1">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children}
      </div>
    </div>
  )
}
