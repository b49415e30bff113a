import type { Actor } from '../auth/actor.ts'
import { recordAct } from '../auth/audit.ts'
import { type Tx, transaction } from '../db/client.ts'
import { fail, ok, type Result } from '../result.ts'
import { reconcileSeats } from './commands.ts'
import { organizersOnly } from './commands-desk.ts'
import { mailExpected } from './commands-expected.ts'
import { mayEditEvents } from './policy.ts'
import { noSuchEvent } from './rules.ts'
import { judgeOnOff, judgeWithdrawal } from './rules-desk.ts'
import * as store from './store.ts'

/**
 * Calls a meeting off: everybody who has a seat gets a cancelling invitation with the reason, everybody who waits a mail.
 * Twice with the same words is once; who comes second with other words is told that it has happened.
 */
export async function cancelEvent(actor: Actor, id: string, reason: string): Promise<Result<{ mailed: number }>> {
  if (!mayEditEvents(actor)) return organizersOnly()
  return transaction(async (tx) => {
    const seats = await store.lockSeats(tx, id)
    if (!seats) return noSuchEvent()
    const { event, now } = seats
    if (event.status === 'cancelled')
      return event.cancelReason === reason
        ? ok({ mailed: 0 })
        : fail('conflict', 'event-cancelled', 'This event was cancelled already; what was said then has been mailed.')
    const possible = judgeOnOff(event, now)
    if (!possible.ok) return possible
    await store.setEventStatus(tx, id, { status: 'cancelled', cancelReason: reason }, now)
    const mailed = await tellExpected(tx, id, event.sequence + 1, 'event-cancelled')
    await recordAct(tx, actor, { act: 'event-cancelled', subject: 'event', subjectId: id })
    return ok({ mailed })
  })
}

/**
 * Takes a cancellation back while the meeting lies ahead: seats and queue are as they were, everybody who has a seat is
 * invited anew under a higher SEQUENCE. Twice is once.
 */
export async function restoreEvent(actor: Actor, id: string): Promise<Result<{ mailed: number }>> {
  if (!mayEditEvents(actor)) return organizersOnly()
  return transaction(async (tx) => {
    const seats = await store.lockSeats(tx, id)
    if (!seats) return noSuchEvent()
    const { event, now } = seats
    if (event.status === 'published') return ok({ mailed: 0 })
    const possible = judgeOnOff(event, now)
    if (!possible.ok) return possible
    await store.setEventStatus(tx, id, { status: 'published', cancelReason: null }, now)
    const mailed = await tellExpected(tx, id, event.sequence + 1, 'event-restored')
    await reconcileSeats(tx, id)
    await recordAct(tx, actor, { act: 'event-restored', subject: 'event', subjectId: id })
    return ok({ mailed })
  })
}

/** Makes a published event a draft again, where nobody comes or waits. Twice is once. */
export async function withdrawEvent(actor: Actor, id: string): Promise<Result<null>> {
  if (!mayEditEvents(actor)) return organizersOnly()
  return transaction(async (tx) => {
    const seats = await store.lockSeats(tx, id)
    if (!seats) return noSuchEvent()
    if (seats.event.status === 'draft') return ok(null)
    const possible = judgeWithdrawal(seats.event, seats.plan.going + seats.plan.queue.length)
    if (!possible.ok) return possible
    await store.setEventStatus(tx, id, { status: 'draft', cancelReason: null }, seats.now)
    await recordAct(tx, actor, { act: 'event-withdrawn', subject: 'event', subjectId: id })
    return ok(null)
  })
}

/** Tells everybody who has a seat, and everybody who waits. How many that are. */
function tellExpected(
  tx: Tx,
  eventId: string,
  eventSequence: number,
  kind: 'event-cancelled' | 'event-restored',
): Promise<number> {
  return mailExpected(tx, eventId, eventSequence, ({ id: rsvpId, status, sequence, person }) => {
    const to = person.email
    if (status === 'going') return { kind, to, payload: { rsvpId, sequence } }
    if (kind === 'event-cancelled') return { kind, to, payload: { rsvpId, sequence: null } }
    return { kind: 'rsvp-waitlisted', to, payload: { rsvpId, restored: true } }
  })
}
