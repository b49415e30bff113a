import type { ReactNode } from 'react'
import { cx } from './cx.ts'

/** Small facts with their names: When, Where, Seats. */
export function Facts({
  items,
  className,
}: {
  items: readonly { label: string; value: ReactNode }[]
  className?: string
}): ReactNode {
  return (
    <dl className={cx('facts', className)}>
      {items.map(({ label, value }) => (
        <div key={label} className="contents">
          <dt className="fact">{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
