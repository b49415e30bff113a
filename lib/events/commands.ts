import type { Actor } from '../auth/actor.ts'
import { checkToken, readToken } from '../auth/token.ts'
import { clockTimestamp, type Tx, transaction } from '../db/client.ts'
import type { Event, Rsvp } from '../db/generated/client.ts'
import { newId } from '../ids.ts'
import { enqueueMail, enqueueMails, mailsLastHour } from '../mail/outbox.ts'
import { removedPerson } from '../people/rules.ts'
import { lockPerson } from '../people/store.ts'
import { fail, ok, type Result } from '../result.ts'
import {
  admit,
  judgeOpen,
  judgeReturn,
  linkCounts,
  nextSequence,
  noSuchEvent,
  reconcile,
  rsvpScope,
  type SeatPlan,
} from './rules.ts'
import * as store from './store.ts'
import { readExpected, seatWaiting } from './store-expected.ts'

const badLink = () => fail('not-found', 'bad-link', 'This link is incomplete or no longer counts.')

/**
 * What a stranger typed becomes a row of its own and one mail, nothing else (rule 4). The same rows, mail and answer for
 * known and unknown addresses, also past the hourly limit.
 */
export async function requestRsvp(
  slug: string,
  wish: { name: string; email: string; topic?: string | undefined },
): Promise<Result<null>> {
  const event = await store.findEventBySlug(slug)
  if (!event) return noSuchEvent()
  return transaction(async (tx) => {
    const open = judgeOpen(event, await clockTimestamp(tx))
    if (!open.ok) return open
    const { name, email, topic = null } = wish
    const requestId = await store.createRequest(tx, { eventId: event.id, name, email, topic })
    await enqueueMail(tx, { kind: 'rsvp-request', to: email, payload: { requestId }, limit: 'request' })
    return ok(null)
  })
}

/** The one place where seats change hands: whoever is first in the queue takes what is free. Under the event's lock. */
export async function reconcileSeats(tx: Tx, eventId: string): Promise<void> {
  const seats = await store.lockSeats(tx, eventId)
  if (!seats) return
  const moving = reconcile(seats.plan, seats.now)
  if (moving.length === 0) return
  const next = (await readExpected(tx, moving)).map((rsvp) => ({
    ...rsvp,
    sequence: nextSequence(rsvp.sequence, seats.event.sequence),
  }))
  await seatWaiting(tx, next)
  await enqueueMails(
    tx,
    next.map(({ id, sequence, person }) => ({
      kind: 'rsvp-seated',
      to: person.email,
      payload: { rsvpId: id, sequence },
    })),
  )
}

/** A person to seat, with the person's row locked before the event's (rule 1). */
export type Guest = { personId: string; email: string }

/** An event's seats under its lock. */
export type LockedSeats = { event: Event; plan: SeatPlan; now: Date }

/**
 * Seats somebody who comes, or queues them; under the locks of person and event. Coming twice is coming once. Returns the
 * RSVP and whether it was born now.
 */
export async function admitGuest(
  tx: Tx,
  seats: LockedSeats,
  guest: Guest,
  rsvpId: string,
): Promise<Result<{ rsvpId: string; status: 'going' | 'waitlisted'; isNew: boolean }>> {
  const { event, plan, now } = seats
  const open = judgeOpen(plan, now)
  if (!open.ok) return open
  const known = await store.findRsvp(tx, event.id, guest.personId)
  if (known && known.status !== 'cancelled') return ok({ rsvpId: known.id, status: known.status, isNew: false })
  if (known) {
    const back = await mayReturn(tx, guest.email)
    if (!back.ok) return back
  }
  const status = admit(plan)
  const sequence = status === 'going' ? nextSequence(known?.sequence ?? -1, event.sequence) : (known?.sequence ?? -1)
  if (known) await store.setRsvpStatus(tx, known.id, status, { sequence, queuedAt: now })
  else await store.createRsvp(tx, { id: rsvpId, eventId: event.id, personId: guest.personId, status, sequence, now })
  const id = known?.id ?? rsvpId
  await tellStatus(tx, guest.email, id, status, sequence)
  return ok({ rsvpId: id, status, isNew: !known })
}

async function mayReturn(tx: Tx, email: string): Promise<Result<null>> {
  return judgeReturn(await mailsLastHour(tx, 'rsvp-cancelled', email))
}

async function tellStatus(
  tx: Tx,
  to: string,
  rsvpId: string,
  status: 'going' | 'waitlisted',
  sequence: number,
): Promise<void> {
  if (status === 'going') await enqueueMail(tx, { kind: 'rsvp-confirmed', to, payload: { rsvpId, sequence } })
  else await enqueueMail(tx, { kind: 'rsvp-waitlisted', to, payload: { rsvpId } })
}

/** One click of a signed-in member. */
export async function rsvpAsMember(actor: Actor, eventId: string): Promise<Result<'going' | 'waitlisted'>> {
  if (actor.kind !== 'member') return fail('unauthenticated', 'sign-in-first', 'Please sign in first.')
  return transaction(async (tx) => {
    if ((await lockPerson(tx, actor.id))?.removedAt !== null) return removedPerson()
    const seats = await store.lockSeats(tx, eventId)
    if (!seats) return noSuchEvent()
    const done = await admitGuest(tx, seats, { personId: actor.id, email: actor.email }, newId())
    return done.ok ? ok(done.value.status) : done
  })
}

/** A signed-in member no longer comes. */
export async function cancelAsMember(actor: Actor, eventId: string): Promise<Result<null>> {
  if (actor.kind !== 'member') return fail('unauthenticated', 'sign-in-first', 'Please sign in first.')
  return transaction(async (tx) => {
    await lockPerson(tx, actor.id)
    const seats = await store.lockSeats(tx, eventId)
    const rsvp = seats && (await store.findRsvp(tx, eventId, actor.id))
    if (!rsvp) return noSuchEvent()
    return cancelLocked(tx, seats, rsvp, actor.email)
  })
}

async function cancelLocked(tx: Tx, seats: LockedSeats, rsvp: Rsvp, email: string): Promise<Result<null>> {
  if (rsvp.status === 'cancelled') return ok(null)
  if (seats.now >= seats.plan.endsAt) return fail('conflict', 'event-over', 'This event is over.')
  const invited = rsvp.sequence >= 0
  const sequence = invited ? nextSequence(rsvp.sequence, seats.event.sequence) : rsvp.sequence
  await store.cancelRsvpRow(tx, rsvp, sequence, seats.now)
  await enqueueMail(tx, {
    kind: 'rsvp-cancelled',
    to: email,
    payload: { rsvpId: rsvp.id, sequence: invited ? sequence : null },
  })
  await reconcileSeats(tx, seats.event.id)
  return ok(null)
}

/** Checks a link of a mail and says what stands behind it. Locks nothing: lock by what it says, then read again. */
export async function openRsvpLink(tx: Tx, text: string): Promise<Result<store.RsvpLink>> {
  const token = readToken(text)
  const link = token && (await store.findRsvpLink(tx, token.id))
  if (!token || !link) return badLink()
  const now = await clockTimestamp(tx)
  const verdict = checkToken(token, rsvpScope(link), now)
  if (verdict === 'bad') return badLink()
  if (!linkCounts(token, link, now))
    return fail('conflict', 'link-expired', 'This link counted until a day after the event.')
  return ok(link)
}

/** The RSVP behind a link, with person and event locked, in that order. */
async function lockByLink(tx: Tx, text: string): Promise<Result<{ seats: LockedSeats; rsvp: Rsvp; email: string }>> {
  const link = await openRsvpLink(tx, text)
  if (!link.ok) return link
  if (!link.value.rsvp) return fail('conflict', 'not-confirmed', 'Please confirm first that you come.')
  if ((await lockPerson(tx, link.value.rsvp.personId))?.removedAt !== null) return removedPerson()
  const seats = await store.lockSeats(tx, link.value.eventId)
  const rsvp = seats && (await store.findRsvp(tx, link.value.eventId, link.value.rsvp.personId))
  return rsvp ? ok({ seats, rsvp, email: link.value.email }) : badLink()
}

/** Cancels by the link. Twice is once; the seat goes to the first who waits. */
export async function cancelByLink(text: string): Promise<Result<null>> {
  return transaction(async (tx) => {
    const locked = await lockByLink(tx, text)
    if (!locked.ok) return locked
    const { seats, rsvp, email } = locked.value
    return cancelLocked(tx, seats, rsvp, email)
  })
}

/**
 * Takes a cancellation back: the seat if one is free and nobody waits for it, else the head of the queue; who had waited
 * gets the old place in the queue.
 */
export async function undoCancelByLink(text: string): Promise<Result<null>> {
  return transaction(async (tx) => {
    const locked = await lockByLink(tx, text)
    if (!locked.ok) return locked
    const { seats, rsvp, email } = locked.value
    if (rsvp.status !== 'cancelled') return ok(null)
    const open = judgeOpen(seats.plan, seats.now)
    if (!open.ok) return open
    const back = await mayReturn(tx, email)
    if (!back.ok) return back
    const status = rsvp.cancelledFrom === 'waitlisted' ? 'waitlisted' : admit(seats.plan)
    const sequence = status === 'going' ? nextSequence(rsvp.sequence, seats.event.sequence) : rsvp.sequence
    const atHead = status === 'waitlisted' && rsvp.cancelledFrom !== 'waitlisted'
    const queuedAt = atHead ? { queuedAt: await store.headOfQueue(tx, seats.event.id, seats.now) } : {}
    await store.setRsvpStatus(tx, rsvp.id, status, { sequence, ...queuedAt })
    await tellStatus(tx, email, rsvp.id, status, sequence)
    // Who had waited may have had a seat coming by now.
    await reconcileSeats(tx, seats.event.id)
    return ok(null)
  })
}
