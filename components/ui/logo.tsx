import type { ReactNode } from 'react'

const dots = [
  [20, 3.4],
  [32.98, 9.65],
  [36.18, 23.69],
  [27.2, 34.96],
  [12.8, 34.96],
  [3.82, 23.69],
  [7.02, 9.65],
] as const

/** The sign: seven dots, four filled, around a small cup. Hidden from screen readers; a name stands beside it. */
export function Logo({ className }: { className?: string }): ReactNode {
  return (
    <svg viewBox="0 0 40 40" aria-hidden="true" className={className}>
      <circle cx="20" cy="20" r="10.6" className="fill-coffee" />
      {dots.map(([x, y], at) =>
        at < 4 ? (
          <circle key={x} cx={x} cy={y} r="3" className="fill-rim" />
        ) : (
          <circle key={x} cx={x} cy={y} r="2.25" fill="none" strokeWidth="1.5" className="stroke-rim" />
        ),
      )}
    </svg>
  )
}
