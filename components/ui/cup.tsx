import type { ReactNode } from 'react'
import { mostDots } from '#components/ui/pips'
import { Ring } from '#components/ui/ring'

/**
 * A full cup from above and the people around it. `label` says in words what the ring shows. Always people: never as an
 * ornament.
 */
export function Cup({
  total,
  filled,
  label,
  className,
}: {
  total: number
  filled: number
  label: string
  className?: string
}): ReactNode {
  return (
    <svg viewBox="0 0 200 200" role="img" aria-label={label} className={className}>
      <Ring total={total} filled={filled} />
      <circle cx="100" cy="100" r="70" className="fill-surface stroke-rim" strokeWidth="3.5" />
      <circle cx="100" cy="100" r="62.5" className="fill-coffee stroke-crema" strokeWidth="1.6" />
      <path
        d="M63.2 84.4a40 40 0 0 1 40.3-24.2"
        fill="none"
        className="stroke-crema"
        strokeWidth="4.5"
        strokeLinecap="round"
      />
      {total > mostDots ? (
        <text x="100" y="108" textAnchor="middle" fontSize="15" className="cup-note">
          {filled} of {total}
        </text>
      ) : null}
    </svg>
  )
}
