import type { ReactNode } from 'react'

export type HourPart = { label: string; ms: number; extensions: number }

/** An arc in thousandths of the ring, with the places of its notches. */
export type HourArc = { from: number; length: number; notches: number[] }

// Between two arcs, in thousandths.
const gap = 6

/** The parts of an hour as arcs from the top clockwise: longer for more minutes, a notch for each extension. */
export function hourArcs(parts: readonly HourPart[], wholeMs: number): HourArc[] {
  const spent = parts.reduce((sum, part) => sum + part.ms, 0)
  const whole = Math.max(spent, wholeMs, 1)
  let at = 0
  return parts.map(({ ms, extensions }) => {
    const share = (ms / whole) * 1000
    const from = at
    at += share
    const length = Math.max(share - gap, Math.min(share, 2))
    const notches = Array.from({ length: extensions }, (_, each) => from + (length * (each + 1)) / (extensions + 1))
    return { from: Math.round(from), length: Math.round(length), notches: notches.map(Math.round) }
  })
}

const minutes = (ms: number): number => Math.max(1, Math.round(ms / 60_000))

/** The hour as one ring, and beside it in words what each arc is. */
export function HourRing({ parts, wholeMs }: { parts: readonly HourPart[]; wholeMs: number }): ReactNode {
  const total = minutes(parts.reduce((sum, part) => sum + part.ms, 0))
  return (
    <figure className="hour">
      <svg viewBox="0 0 200 200" aria-hidden="true" className="hour-ring">
        <circle cx="100" cy="100" r="80" fill="none" strokeWidth="24" className="stroke-rim-soft" />
        {hourArcs(parts, wholeMs).map(({ from, length, notches }) => (
          <g key={from} fill="none">
            <circle {...arc(from, length)} strokeWidth="24" className="stroke-coffee" />
            {notches.map((notch) => (
              <circle key={notch} {...arc(notch - 2, 4)} strokeWidth="24" className="stroke-now" />
            ))}
          </g>
        ))}
        <text x="100" y="97" textAnchor="middle" dominantBaseline="central" fontSize="38" className="timer-label">
          {total}
        </text>
        <text x="100" y="124" textAnchor="middle" fontSize="12" className="timer-note">
          {total === 1 ? 'minute' : 'minutes'}
        </text>
      </svg>
      <ol className="grid gap-1.5">
        {parts.map(({ label, ms, extensions }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: topics are told apart by their place, and may share a title
          <li key={at} className="grid grid-cols-[3.25rem_minmax(0,1fr)] gap-2">
            <span className="fact pt-0.5 text-muted">{minutes(ms)} min</span>
            <span>
              <span dir="auto" className="wrap-anywhere">
                {label}
              </span>
              {extensions > 0 ? (
                <span className="fact text-muted">
                  {' '}
                  continued {extensions === 1 ? 'once' : extensions === 2 ? 'twice' : `${extensions} times`}
                </span>
              ) : null}
            </span>
          </li>
        ))}
      </ol>
    </figure>
  )
}

function arc(from: number, length: number) {
  return {
    cx: 100,
    cy: 100,
    r: 80,
    pathLength: 1000,
    strokeDasharray: `${length} 1000`,
    // A circle's line begins at three o'clock; its hours begin at the top.
    transform: `rotate(${from * 0.36 - 90} 100 100)`,
  }
}
