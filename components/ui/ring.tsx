import type { ReactNode } from 'react'
import { mostDots } from '#components/ui/pips'

const radius = 88

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}

/** The dots of a ring in a box of 200, from the top clockwise; the radius shrinks as the ring fills. */
export function ringDots(total: number): { x: number; y: number; r: number }[] {
  const r = rounded(Math.min(7.6, ((2 * Math.PI * radius) / Math.max(total, 1)) * 0.27))
  return Array.from({ length: total }, (_, at) => {
    const angle = (at / total) * 2 * Math.PI
    return { x: rounded(100 + radius * Math.sin(angle)), y: rounded(100 - radius * Math.cos(angle)), r }
  })
}

/** The people around the cup: a dot each, filled from the top; one arc when they are many. Part of an SVG of 200 by 200. */
export function Ring({ total, filled }: { total: number; filled: number }): ReactNode {
  if (total > mostDots) {
    const share = Math.round((Math.min(filled, total) / total) * 1000)
    return (
      <g fill="none" strokeWidth="8" transform="rotate(-90 100 100)">
        <circle cx="100" cy="100" r={radius} className="stroke-rim-soft" />
        <circle
          cx="100"
          cy="100"
          r={radius}
          className="ring-arc stroke-rim"
          pathLength="1000"
          strokeDasharray={`${share} 1000`}
        />
      </g>
    )
  }
  return ringDots(total).map((dot, at) => (
    <circle
      key={`${dot.x} ${dot.y}`}
      cx={dot.x}
      cy={dot.y}
      r={rounded(dot.r - 1.1)}
      strokeWidth="2.2"
      className={at < filled ? 'dot on' : 'dot'}
    />
  ))
}
