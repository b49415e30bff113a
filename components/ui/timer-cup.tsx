import type { ReactNode } from 'react'
import { mostDots } from '#components/ui/pips'
import { Ring } from '#components/ui/ring'

/**
 * The timer: an annulus of coffee that empties clockwise to the top, `label` ("3:06") in the middle, the people around.
 * `fraction` (0 to 1) is what is left; whoever has a clock draws it again. `note` is a word under the label ("paused"),
 * `text` what a screen reader hears. With `over`, time is up and the emptied cup takes the colour of now.
 */
export function TimerCup({
  fraction,
  label,
  note,
  text,
  total,
  filled,
  over = false,
  className,
}: {
  fraction: number
  label: string
  note?: string
  text: string
  total: number
  filled: number
  over?: boolean
  className?: string
}): ReactNode {
  const left = Math.round(Math.min(1, Math.max(0, fraction)) * 1000)
  const under = total > mostDots ? `${filled} of ${total}` : note
  return (
    <svg viewBox="0 0 200 200" role="img" aria-label={text} className={className}>
      <Ring total={total} filled={filled} />
      <circle cx="100" cy="100" r="60" fill="none" strokeWidth="27" className="stroke-rim-soft" />
      {over ? <circle cx="100" cy="100" r="72" fill="none" strokeWidth="3" className="stroke-now" /> : null}
      <g fill="none" transform="rotate(-90 100 100)">
        <Coffee left={left} r={60} width={27} className="stroke-coffee" />
        <Coffee left={left} r={72.4} width={2.2} className="stroke-crema" />
      </g>
      <text
        x="100"
        y={under ? 96 : 101}
        textAnchor="middle"
        dominantBaseline="central"
        fontSize={size(label)}
        className="timer-label"
      >
        {label}
      </text>
      {under ? (
        <text x="100" y="121" textAnchor="middle" fontSize="8.5" className="timer-note">
          {under}
        </text>
      ) : null}
    </svg>
  )
}

/** "12:00" and longer stand a little smaller, so that they stay inside the cup. */
function size(label: string): number {
  return label.length > 5 ? 20 : label.length > 4 ? 26 : 32
}

function Coffee({
  left,
  r,
  width,
  className,
}: {
  left: number
  r: number
  width: number
  className: string
}): ReactNode {
  if (left === 0) return null
  return (
    <circle
      cx="100"
      cy="100"
      r={r}
      strokeWidth={width}
      pathLength="1000"
      strokeDasharray={`${left} 1000`}
      className={`coffee-left ${className}`}
    />
  )
}
