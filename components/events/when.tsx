import type { ReactNode } from 'react'
import { LocalTime } from '#components/ui/local-time'
import { formatDay, formatRange, zoneName } from '#lib/date-format'

type Timed = { startsAt: string; endsAt: string; timeZone: string; hasTime: boolean }

/** When an event is: in its own zone first, in the reader's second; a day alone where no hour was recorded. */
export function When({ event, past = false }: { event: Timed; past?: boolean }): ReactNode {
  const start = new Date(event.startsAt)
  const end = new Date(event.endsAt)
  if (!event.hasTime)
    return (
      <>
        <strong>{formatDay(start, event.timeZone)}</strong>
        <span className="block text-muted">time not recorded</span>
      </>
    )
  return (
    <>
      <strong>{formatRange(start, end, event.timeZone)}</strong> {zoneName(event.timeZone)}
      {past ? null : (
        <span className="block text-muted">
          <LocalTime start={event.startsAt} end={event.endsAt} zone={event.timeZone}>
            {`in UTC: ${formatRange(start, end, 'UTC')}`}
          </LocalTime>
        </span>
      )}
    </>
  )
}
