import type { ReactNode } from 'react'
import { Pips } from '#components/ui/pips'

/** How many come: dots and words; beside them how many wait. */
export function Seats({ event }: { event: { going: number; capacity: number | null; waiting: number } }): ReactNode {
  const { going, capacity, waiting } = event
  if (capacity === null) return <>{going === 0 ? 'Nobody has said yes yet; be the first' : `${going} coming`}</>
  const words = `${going} of ${capacity} taken${waiting > 0 ? `, ${waiting} waiting` : ''}`
  return (
    <span className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Pips
        filled={Math.min(going, capacity)}
        total={capacity}
        size="large"
        label={`${going} of ${capacity} seats taken`}
      />
      <span>{words}</span>
    </span>
  )
}
