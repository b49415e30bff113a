import { Temporal } from 'temporal-polyfill'

/** What was said of a time: day and hour as people in that zone write them. `time` null where no hour was recorded. */
export type WallTime = { date: string; time: string | null; timeZone: string }

/** Whether this is a zone that we and every browser know (IANA). */
export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return /^[A-Za-z]+(?:[/_+-][A-Za-z0-9_+-]+)*$/.test(zone)
  } catch {
    return false
  }
}

/** Whether the day exists, from 1900 to 2999: beyond that somebody has mistyped, and a database knows no year 0. */
export function isDate(date: string): boolean {
  try {
    return (
      /^(?:19|2\d)\d{2}-\d{2}-\d{2}$/.test(date) &&
      Temporal.PlainDate.from(date, { overflow: 'reject' }).toString() === date
    )
  } catch {
    return false
  }
}

/**
 * The instant of a wall time (rule 7). `gap` where clocks jump over it that day, so that a person can be told; of an hour
 * that happens twice, the first. Midnight that clocks jump over is the first instant of that day.
 */
export function instantOf(wall: WallTime): Date | 'gap' {
  const local = Temporal.PlainDateTime.from(`${wall.date}T${wall.time ?? '00:00'}`)
  const zoned = local.toZonedDateTime(wall.timeZone, { disambiguation: 'compatible' })
  const happens = zoned.toPlainDateTime().equals(local)
  if (!happens && wall.time !== null) return 'gap'
  return new Date(zoned.epochMilliseconds)
}

/** The day ("YYYY-MM-DD") on which an instant falls in a zone. */
export function dayOf(at: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString()
}

/** The n-th weekday (1 Monday to 7 Sunday) of a month, as "YYYY-MM-DD"; `month` is "YYYY-MM". */
export function nthWeekday(month: string, weekday: number, nth: number): string {
  const first = Temporal.PlainDate.from(`${month}-01`)
  return first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + 7 * (nth - 1) }).toString()
}

/** The month ("YYYY-MM") that holds an instant in a zone, and the one after it. */
export function monthsFrom(now: Date, timeZone: string): [string, string] {
  const date = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainDate()
  return [date.toPlainYearMonth().toString(), date.toPlainYearMonth().add({ months: 1 }).toString()]
}

export { formatDay, formatRange, formatShortDay, formatTime, zoneName } from './date-format.ts'
