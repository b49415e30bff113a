import type { ReactNode } from 'react'
import { LocalTime } from '#components/ui/local-time'
import { formatDay, formatRange, zoneName } from '#lib/date-format'
import { timeForReader } from '../ui/local-time-text.ts'

type Timed = { startsAt: string; endsAt: string; timeZone: string; hasTime: boolean }

/**
 * When an event is: in its own zone first, in the reader's second; a day alone where no hour was recorded.
 * @param readerZone - the zone that a member has chosen; without it the reader's device says
 */
export function When({
  event,
  past = false,
  readerZone = null,
}: {
  event: Timed
  past?: boolean
  readerZone?: string | null
}): ReactNode {
  const start = new Date(event.startsAt)
  if (!event.hasTime)
    return (
      <>
        <strong>{formatDay(start, event.timeZone)}</strong>
        <span className="block text-muted">time not recorded</span>
      </>
    )
  return (
    <>
      <strong>{formatRange(start, new Date(event.endsAt), event.timeZone)}</strong> {zoneName(event.timeZone)}
      {past ? null : (
        <span className="block text-muted">
          <ForReader event={event} zone={readerZone} />
        </span>
      )}
    </>
  )
}

function ForReader({ event, zone }: { event: Timed; zone: string | null }): ReactNode {
  const { startsAt, endsAt, timeZone } = event
  if (zone) return timeForReader(startsAt, endsAt, timeZone, zone) ?? 'the same where you are'
  return (
    <LocalTime start={startsAt} end={endsAt} zone={timeZone}>
      {`in UTC: ${formatRange(new Date(startsAt), new Date(endsAt), 'UTC')}`}
    </LocalTime>
  )
}
