import type { ReactNode } from 'react'
import { StatusBadge } from '#components/desk/status-badge'
import { Pips } from '#components/ui/pips'
import { formatDay, formatRange, zoneName } from '#lib/date-format'
import type { DeskEvent } from '#lib/events/queries'

/** State, time and seats of an event in two lines. */
export function EventGlance({ event, now }: { event: DeskEvent; now: Date }): ReactNode {
  const { status, startsAt, endsAt, startTime, timeZone, capacity, guests } = event
  const going = guests.filter((guest) => guest.status === 'going').length
  const state = { status, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), hasTime: startTime !== null }
  const when = startTime
    ? `${formatRange(startsAt, endsAt, timeZone)}, ${zoneName(timeZone)}`
    : `${formatDay(startsAt, timeZone)}, time not recorded`
  return (
    <span className="flex flex-wrap items-center gap-x-4 gap-y-2 text-body">
      <StatusBadge event={state} now={now} />
      <span>{when}</span>
      {capacity === null ? (
        endsAt > now && <span className="fact">{going} coming</span>
      ) : (
        <span className="flex flex-wrap items-center gap-x-3">
          <Pips filled={Math.min(going, capacity)} total={capacity} label={`${going} of ${capacity} seats taken`} />
          {capacity <= 24 || going >= capacity ? <span className="fact">{`${going} of ${capacity} taken`}</span> : null}
        </span>
      )}
    </span>
  )
}
