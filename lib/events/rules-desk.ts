import { formatDay, formatRange, zoneName } from '../dates.ts'
import type { EventBefore } from '../mail/kinds.ts'
import { fail, ok, type Result } from '../result.ts'

type Where = { startsAt: Date; endsAt: Date; timeZone: string; place: string | null; joinUrl: string | null }
type Standing = { status: 'draft' | 'published' | 'cancelled'; endsAt: Date }

/** Whether an edit is one that who comes has to hear of: another time, place or link to join. */
export function movesPeople(before: Omit<Where, 'timeZone'>, after: Omit<Where, 'timeZone'>): boolean {
  return (
    before.startsAt.getTime() !== after.startsAt.getTime() ||
    before.endsAt.getTime() !== after.endsAt.getTime() ||
    before.place !== after.place ||
    before.joinUrl !== after.joinUrl
  )
}

/** What a mail keeps of an event as it was before it moved. */
export function beforeMove(event: Where, joinUrl: string | null): EventBefore {
  const { startsAt, endsAt, timeZone, place } = event
  const link = event.joinUrl !== joinUrl
  return { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), timeZone, place, link }
}

/** What is new, in words, a line each: the new time with the old one, the new place with the old one, the link. */
export function changeWords(before: EventBefore, now: Omit<Where, 'joinUrl'> & { startTime: string | null }): string[] {
  const [start, end] = [new Date(before.startsAt), new Date(before.endsAt)]
  const moved = start.getTime() !== now.startsAt.getTime() || end.getTime() !== now.endsAt.getTime()
  const time = (from: Date, to: Date, zone: string) =>
    now.startTime === null ? formatDay(from, zone) : `${formatRange(from, to, zone)}, ${zoneName(zone)}`
  const lines = moved
    ? [`New time: ${time(now.startsAt, now.endsAt, now.timeZone)}`, `It was: ${time(start, end, before.timeZone)}`]
    : []
  if (before.place !== now.place) {
    lines.push(now.place ? `New place: ${now.place}` : 'There is no place to go to any more.')
    if (before.place) lines.push(`It was: ${before.place}`)
  }
  return before.link ? [...lines, 'The link to join is another one.'] : lines
}

/**
 * Whether a move keeps its promise to who was invited: a meeting ahead stays ahead, one that is over stays over. Nobody
 * could be told in time otherwise, or people would be invited to what they came to long ago.
 */
export function judgeMove(before: Standing, after: { endsAt: Date }, expected: number, now: Date): Result<null> {
  if (before.status !== 'published' || expected === 0) return ok(null)
  const [wasOver, isOver] = [before.endsAt <= now, after.endsAt <= now]
  if (!wasOver && isOver)
    return wrongDay('That is over already, and people are coming. Choose a time ahead, or cancel the event.')
  if (wasOver && !isOver)
    return wrongDay(
      'This meeting is over. Make a copy of it for another day, so that nobody who came is invited again.',
    )
  return ok(null)
}

const wrongDay = (message: string) => fail('invalid', 'invalid', message, { fields: { date: [message] } })

/** Whether an event can be cancelled, or its cancellation taken back: only what people could come to, while it lies ahead. */
export function judgeOnOff(event: Standing, now: Date): Result<null> {
  if (event.status === 'draft') return fail('conflict', 'event-draft', 'This is a draft, so nobody is coming.')
  if (now >= event.endsAt) return fail('conflict', 'event-over', 'This event is over.')
  return ok(null)
}

/** Whether an event can become a draft again: published, with nobody who comes or waits. */
export function judgeWithdrawal(event: Standing, expected: number): Result<null> {
  if (event.status === 'cancelled') return fail('conflict', 'event-cancelled', 'This event was cancelled.')
  if (expected > 0)
    return fail(
      'conflict',
      'people-come',
      'Somebody comes or waits. Cancel the event instead, so that they hear of it.',
    )
  return ok(null)
}
