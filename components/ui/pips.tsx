import type { ReactNode } from 'react'
import { cx } from './cx.ts'

/** More than this many people are shown as one bar or arc with "n of m". */
export const mostDots = 24

/**
 * A row of dots, one a vote or a seat. `label` says in words what they count. `own` of the filled are one's own and stand
 * first. Without `total` there are no empty ones.
 */
export function Pips({
  filled,
  total = filled,
  own = 0,
  size = 'small',
  label,
  className,
}: {
  filled: number
  total?: number
  own?: number
  size?: 'small' | 'large'
  label: string
  className?: string
}): ReactNode {
  if (total > mostDots) return <PipsBar filled={filled} total={total} label={label} className={className} />
  const kinds = Array.from({ length: total }, (_, at) => (at < filled ? (at < own ? 'on own' : 'on') : undefined))
  const tens = Array.from({ length: Math.ceil(total / 10) }, (_, ten) => kinds.slice(ten * 10, ten * 10 + 10))
  return (
    <span role="img" aria-label={label} className={cx('pips', size === 'large' && 'pips-large', className)}>
      {tens.map((pips, ten) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a ten is its place in the row
        <span key={ten}>
          {pips.map((kind, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a pip is its place in the row
            <i key={at} className={kind} />
          ))}
        </span>
      ))}
    </span>
  )
}

function PipsBar({
  filled,
  total,
  label,
  className,
}: {
  filled: number
  total: number
  label: string
  className: string | undefined
}): ReactNode {
  const share = Math.min(100, Math.round((filled / total) * 1000) / 10)
  return (
    <span role="img" aria-label={label} className={cx('inline-flex max-w-full items-center gap-3', className)}>
      <svg className="pips-bar" aria-hidden="true">
        <rect width="100%" height="100%" className="fill-rim-soft" />
        <rect width={`${share}%`} height="100%" className="fill-rim" />
      </svg>
      {filled < total ? (
        <span className="fact">
          {filled} of {total}
        </span>
      ) : null}
    </span>
  )
}
