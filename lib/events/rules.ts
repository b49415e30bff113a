import type { TokenScope } from '../auth/token.ts'
import { fail, ok, type Result } from '../result.ts'

/** The refusal for an event that is not there, or not there for whoever asks. */
export function noSuchEvent(): ReturnType<typeof fail> {
  return fail('not-found', 'no-such-event', 'We cannot find that event.')
}

export type SeatStatus = 'going' | 'waitlisted'

/** What decides who sits: places, who has one, and who waits in which order. */
export type SeatPlan = {
  status: 'draft' | 'published' | 'cancelled'
  endsAt: Date
  /** Null where there is room for everybody. */
  capacity: number | null
  going: number
  /** RSVP ids, first in the queue first. */
  queue: readonly string[]
}

/** How many seats nobody has. */
export function freeSeats(plan: SeatPlan): number {
  return plan.capacity === null ? Number.POSITIVE_INFINITY : Math.max(0, plan.capacity - plan.going)
}

/** Whether people can still say that they come. */
export function judgeOpen(plan: Pick<SeatPlan, 'status' | 'endsAt'>, now: Date): Result<null> {
  if (plan.status === 'draft') return noSuchEvent()
  if (plan.status === 'cancelled') return fail('conflict', 'event-cancelled', 'This event was cancelled.')
  if (now >= plan.endsAt) return fail('conflict', 'event-over', 'This event is over.')
  return ok(null)
}

/** How often an hour somebody may come back to one event after cancelling: each time is a mail, to whoever owns the address. */
const returnsAnHour = 6

/** Whether somebody who has cancelled may come again now, by how many cancellations were mailed to them in the last hour. */
export function judgeReturn(cancellations: number): Result<null> {
  if (cancellations < returnsAnHour) return ok(null)
  const message = 'You have changed your mind often in this hour. Please wait a while, then come back to it.'
  return fail('limited', 'too-many-changes', message, { retryAfter: 3_600 })
}

/** What somebody gets who comes now: a seat where one is free and nobody waits for it, else a place in the queue. */
export function admit(plan: SeatPlan): SeatStatus {
  return plan.queue.length === 0 && freeSeats(plan) > 0 ? 'going' : 'waitlisted'
}

/** Who moves from the queue to a seat now, in order. Running it twice moves nobody twice. */
export function reconcile(plan: SeatPlan, now: Date): string[] {
  if (!judgeOpen(plan, now).ok) return []
  return plan.queue.slice(0, Math.min(plan.queue.length, freeSeats(plan)))
}

/** Until when an RSVP's link works: a day after the event (rule 5). */
export function linkExpiry(endsAt: Date): Date {
  return new Date(endsAt.getTime() + 86_400_000)
}

/**
 * Whether an RSVP's link still counts: until the expiry that it bears, and until a day after the event where that has moved
 * to a later day since the mail was written.
 */
export function linkCounts(link: { expiresAt: Date }, event: { endsAt: Date }, now: Date): boolean {
  return now < link.expiresAt || now < linkExpiry(event.endsAt)
}

/** The SEQUENCE of the next message to a guest (rule 8). */
export function nextSequence(own: number, event: number): number {
  return Math.max(own + 1, event)
}

/**
 * Whether Confirm also signs in (rule 5): at the first confirmation only, within a day of the request, never a person with
 * a role, never over another session.
 */
export function signsIn(given: {
  first: boolean
  requestedAt: Date
  now: Date
  hasRole: boolean
  hasSession: boolean
}): boolean {
  const fresh = given.now.getTime() - given.requestedAt.getTime() < 86_400_000
  return given.first && fresh && !given.hasRole && !given.hasSession
}

/**
 * Whether an RSVP's link may name its person and propose in their name, beside their seat (rule 5). Mails get forwarded: so
 * not for an account that is more than its links, by a role or by a sign-in of its own, unless that person holds the link
 * signed in, or it signs them in now.
 */
export function speaksFor(given: {
  hasRole: boolean
  hasSignedIn: boolean
  isTheirs: boolean
  signsIn: boolean
}): boolean {
  return given.isTheirs || given.signsIn || !(given.hasRole || given.hasSignedIn)
}

/** What the signature of an RSVP's link covers: this person's answer to this event, until it is revoked. */
export function rsvpScope(link: { eventId: string; email: string; generation: number }): TokenScope {
  return { purpose: 'rsvp', subject: `${link.eventId} ${link.email}`, generation: link.generation }
}
