import type { ReactNode } from 'react'

const day = { weekday: 'short', month: 'short', day: 'numeric', year: 'numeric' } as const
const hour = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

/** An instant, short and in even figures for a table: "Thu, Dec 10, 2026, 18:00". `hours: false` leaves the day alone. */
export function DeskTime({ at, zone, hours = true }: { at: Date; zone: string; hours?: boolean }): ReactNode {
  const text = new Intl.DateTimeFormat('en-US', { ...day, ...(hours && hour), timeZone: zone }).format(at)
  return (
    <time dateTime={at.toISOString()} className="fact sm:whitespace-nowrap">
      {text}
    </time>
  )
}
