import type { Root } from 'hast'
import { clockTimestamp, db, type Tx } from '../db/client.ts'
import type { Event, Person, Rsvp, RsvpRequest } from '../db/generated/client.ts'
import { json } from '../db/json.ts'
import { newId } from '../ids.ts'
import { notify } from '../realtime/port.ts'
import type { SeatPlan, SeatStatus } from './rules.ts'
import type { EventMode } from './schema.ts'

/** The event's row with its seats, its queue and the database's time, locked until commit. Null where there is none. */
export async function lockSeats(tx: Tx, eventId: string): Promise<{ event: Event; plan: SeatPlan; now: Date } | null> {
  await tx.$queryRaw`SELECT "id" FROM "Event" WHERE "id" = ${eventId}::uuid FOR NO KEY UPDATE`
  const event = await tx.event.findUnique({ where: { id: eventId } })
  if (!event) return null
  const going = await tx.rsvp.count({ where: { eventId, status: 'going' } })
  const waiting = await tx.rsvp.findMany({
    where: { eventId, status: 'waitlisted' },
    select: { id: true },
    orderBy: [{ queuedAt: 'asc' }, { id: 'asc' }],
  })
  const plan: SeatPlan = {
    status: event.status,
    endsAt: event.endsAt,
    capacity: event.capacity,
    going,
    queue: waiting.map((rsvp) => rsvp.id),
  }
  return { event, plan, now: await clockTimestamp(tx) }
}

/** The person's RSVP to the event; null where there is none. */
export async function findRsvp(tx: Tx, eventId: string, personId: string): Promise<Rsvp | null> {
  return tx.rsvp.findUnique({ where: { eventId_personId: { eventId, personId } } })
}

/** An RSVP is born. */
export async function createRsvp(
  tx: Tx,
  rsvp: { id: string; eventId: string; personId: string; status: SeatStatus; sequence: number; now: Date },
): Promise<void> {
  const { now, ...row } = rsvp
  await tx.rsvp.create({ data: { ...row, queuedAt: now, createdAt: now } })
}

/** Gives a cancelled RSVP, or a waiting one, its new status; `queuedAt` only where its place in the queue changes. */
export async function setRsvpStatus(
  tx: Tx,
  id: string,
  status: SeatStatus,
  change: { sequence: number; queuedAt?: Date },
): Promise<void> {
  await tx.rsvp.update({ where: { id }, data: { status, cancelledAt: null, cancelledFrom: null, ...change } })
}

/** Cancels an RSVP, keeping what it was, for undo. */
export async function cancelRsvpRow(tx: Tx, rsvp: Rsvp, sequence: number, now: Date): Promise<void> {
  await tx.rsvp.update({
    where: { id: rsvp.id },
    data: { status: 'cancelled', cancelledAt: now, cancelledFrom: rsvp.status, sequence },
  })
}

/** An instant before everybody in the queue. */
export async function headOfQueue(tx: Tx, eventId: string, now: Date): Promise<Date> {
  const first = await tx.rsvp.findFirst({
    where: { eventId, status: 'waitlisted' },
    select: { queuedAt: true },
    orderBy: { queuedAt: 'asc' },
  })
  return new Date((first?.queuedAt ?? now).getTime() - 1)
}

/** The unconfirmed wish of a stranger. */
export async function createRequest(
  tx: Tx,
  request: { eventId: string; email: string; name: string; topic: string | null },
): Promise<string> {
  const id = newId()
  await tx.rsvpRequest.create({ data: { id, ...request } })
  return id
}

/** The request with this id; null where there is none. */
export async function findRequest(tx: Tx, id: string): Promise<RsvpRequest | null> {
  return tx.rsvpRequest.findUnique({ where: { id } })
}

/** The request became this RSVP, or was folded into it. */
export async function confirmRequest(tx: Tx, id: string, rsvpId: string, now: Date): Promise<void> {
  await tx.rsvpRequest.update({ where: { id }, data: { confirmedAt: now, rsvpId } })
}

/** Whether the person has a role that an RSVP link must not open: organizer, or moderator of any event. */
export async function hasRole(tx: Tx, person: Pick<Person, 'id' | 'role'>): Promise<boolean> {
  return person.role !== 'member' || (await tx.eventModerator.count({ where: { personId: person.id } })) > 0
}

/** What an organizer writes of an event, ready for its row. */
export type EventRow = {
  title: string
  summary: string
  summaryTree: Root
  mode: EventMode
  date: string
  startTime: string | null
  endTime: string | null
  timeZone: string
  startsAt: Date
  endsAt: Date
  place: string | null
  joinUrl: string | null
  capacity: number | null
  links: { label: string; url: string }[]
}

/** Makes an event; false where its slug is taken. */
export async function createEvent(tx: Tx, event: EventRow & { id: string; slug: string }): Promise<boolean> {
  const row = { ...event, summaryTree: json(event.summaryTree) }
  const made = await tx.event.createMany({ data: [row], skipDuplicates: true })
  return made.count === 1
}

/** Saves an event under its lock; raises its revision, and its SEQUENCE where `raise` says so. */
export async function updateEvent(tx: Tx, id: string, event: EventRow, raise: boolean, now: Date): Promise<void> {
  await tx.event.update({
    where: { id },
    data: {
      ...event,
      summaryTree: json(event.summaryTree),
      revision: { increment: 1 },
      updatedAt: now,
      ...(raise && { sequence: { increment: 1 } }),
    },
  })
}

/** Shows a draft to everybody. */
export async function publishEventRow(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.event.update({ where: { id }, data: { status: 'published', revision: { increment: 1 }, updatedAt: now } })
}

/**
 * Cancels an event, takes that back, or makes it a draft again; raises its SEQUENCE, as each change of status does. Whoever
 * reads its board hears of it.
 */
export async function setEventStatus(
  tx: Tx,
  id: string,
  change: { status: 'draft' | 'published' | 'cancelled'; cancelReason: string | null },
  now: Date,
): Promise<void> {
  const raised = { revision: { increment: 1 }, sequence: { increment: 1 }, updatedAt: now }
  await tx.event.update({ where: { id }, data: { ...change, ...raised } })
  await notify(tx, 'quorum_board', id)
}

/** Chooses a moderator. Whether they were none before. */
export async function addModerator(tx: Tx, eventId: string, personId: string): Promise<boolean> {
  const made = await tx.eventModerator.createMany({ data: [{ eventId, personId }], skipDuplicates: true })
  return made.count === 1
}

/** Releases a moderator. Whether they were one. */
export async function removeModerator(tx: Tx, eventId: string, personId: string): Promise<boolean> {
  const gone = await tx.eventModerator.deleteMany({ where: { eventId, personId } })
  return gone.count === 1
}

/** Releases a moderator of every event. Which those were, in id order. */
export async function removeModeratorEverywhere(tx: Tx, personId: string): Promise<string[]> {
  const where = { personId }
  const rows = await tx.eventModerator.findMany({ where, select: { eventId: true }, orderBy: { eventId: 'asc' } })
  await tx.eventModerator.deleteMany({ where })
  return rows.map(({ eventId }) => eventId)
}

/** What a link of a mail speaks of: the RSVP, the request that it came from, or both. */
export type RsvpLink = {
  eventId: string
  email: string
  generation: number
  rsvp: Rsvp | null
  request: RsvpRequest | null
  person: Person | null
  /** The end of the event as it stands now. */
  endsAt: Date
}

/** What stands behind the id that a token names; null where nothing does. Reads, locks nothing. */
export async function findRsvpLink(tx: Tx, id: string): Promise<RsvpLink | null> {
  const event = { select: { endsAt: true } }
  const request = await tx.rsvpRequest.findUnique({ where: { id }, include: { event } })
  const rsvp = await tx.rsvp.findUnique({ where: { id: request?.rsvpId ?? id }, include: { person: true, event } })
  const endsAt = request?.event.endsAt ?? rsvp?.event.endsAt
  if (!endsAt) return null
  return {
    eventId: request?.eventId ?? rsvp?.eventId ?? '',
    email: request?.email ?? rsvp?.person.email ?? '',
    generation: rsvp?.generation ?? 0,
    rsvp,
    request,
    person: rsvp?.person ?? null,
    endsAt,
  }
}

/** The place of a waiting RSVP in its queue, from 1. */
export async function placeInQueue(tx: Tx, rsvp: { id: string; eventId: string; queuedAt: Date }): Promise<number> {
  const before = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM "Rsvp" AS other, "Rsvp" AS mine
     WHERE mine."id" = ${rsvp.id}::uuid AND other."eventId" = mine."eventId" AND other."status" = 'waitlisted'
       AND (other."queuedAt", other."id") < (mine."queuedAt", mine."id")`
  return (before[0]?.count ?? 0) + 1
}

/** The event with this slug; null where there is none. */
export async function findEventBySlug(slug: string): Promise<Event | null> {
  return db().event.findUnique({ where: { slug } })
}

/** The event with this id; null where there is none. */
export async function findEvent(id: string): Promise<Event | null> {
  return db().event.findUnique({ where: { id } })
}

/** One RSVP with its person and event, for mails. */
export async function findRsvpForMail(id: string, to: string) {
  return db().rsvp.findUnique({ where: { id, person: { email: to } }, include: { person: true, event: true } })
}

/** One request with its event, for mails. */
export async function findRequestForMail(id: string) {
  return db().rsvpRequest.findUnique({ where: { id }, include: { event: true } })
}
