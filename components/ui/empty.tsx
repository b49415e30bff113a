import type { ReactNode } from 'react'
import { cx } from './cx.ts'

/** An empty mug from above. */
export function EmptyCup({ className }: { className?: string }): ReactNode {
  return (
    <svg viewBox="0 0 120 96" aria-hidden="true" className={className} fill="none">
      <path d="M84 36h14a12 12 0 0 1 0 24H84" className="stroke-rim" strokeWidth="5" />
      <circle cx="48" cy="48" r="43" className="fill-surface stroke-rim" strokeWidth="5" />
      <circle cx="48" cy="48" r="33" className="fill-rim-soft" />
      <path d="M19.4 64.5A33 33 0 0 0 64.5 76.6 44 44 0 0 1 19.4 64.5Z" className="fill-coffee" />
    </svg>
  )
}

/** Nothing here yet: an empty cup, one sentence that says what to do, and perhaps the button that does it. */
export function Empty({
  children,
  action,
  className,
}: {
  children: ReactNode
  action?: ReactNode
  className?: string
}): ReactNode {
  return (
    <div className={cx('grid justify-items-center gap-5 px-4 py-10 text-center', className)}>
      <EmptyCup className="w-24" />
      <div className="max-w-[42ch] text-balance text-muted">{children}</div>
      {action}
    </div>
  )
}
