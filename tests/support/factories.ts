import type { Member } from '#lib/auth/actor'
import { makeToken } from '#lib/auth/token'
import { db, transaction } from '#lib/db/client'
import type { Event, Person, Prisma, RsvpRequest } from '#lib/db/generated/client'
import { requestRsvp } from '#lib/events/commands'
import { linkExpiry, rsvpScope } from '#lib/events/rules'
import { newId } from '#lib/ids'
import { createSession } from '#lib/people/store'
import type { Result } from '#lib/result'
import { meetingRow } from '#tests/support/meeting'

export const hour = 3_600_000
export const day = 24 * hour

/** An instant that many ms from now. */
export const fromNow = (ms: number): Date => new Date(Date.now() + ms)

/** The value of a success; a refusal fails the test with its words. */
export function valued<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.message}`)
  return result.value
}

/** The code of a refusal; a success is told apart as `ok`. */
export function codeOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.failure.code
}

/** A published event a week ahead, without a limit of seats. */
export async function anEvent(change: Partial<Prisma.EventUncheckedCreateInput> = {}): Promise<Event> {
  const ahead = { startsAt: fromNow(7 * day), endsAt: fromNow(7 * day + hour), joinUrl: 'https://example.org/room' }
  return db().event.create({ data: meetingRow({ ...ahead, ...change }) })
}

/** Somebody with a confirmed address. */
export async function aPerson(name: string, change: Partial<Prisma.PersonUncheckedCreateInput> = {}): Promise<Person> {
  return db().person.create({ data: { id: newId(), name, email: `${name.toLowerCase()}@example.org`, ...change } })
}

/** Somebody signed in, with the row of their session. */
export async function aMember(name: string, role: 'member' | 'organizer' = 'member'): Promise<Member> {
  const { id, email, timeZone } = await aPerson(name, { role })
  const sessionId = await transaction((tx) => createSession(tx, id, 'a test', new Date()))
  return { kind: 'member', id, name, email, role, timeZone, sessionId }
}

/** Somebody typed this address into the form: the row that came of it, and the link of its mail. */
export async function aRequest(
  event: Event,
  email: string,
  wish: { name?: string; topic?: string } = {},
): Promise<{ request: RsvpRequest; link: string }> {
  const { name = email.split('@')[0] ?? email, topic } = wish
  const before = await db().rsvpRequest.findMany({ where: { email }, select: { id: true } })
  valued(await requestRsvp(event.slug, { name, email, topic }))
  const request = await db().rsvpRequest.findFirstOrThrow({
    where: { email, id: { notIn: before.map(({ id }) => id) } },
  })
  return { request, link: linkOf(event, request.id, email) }
}

/** The link of a mail about this request or RSVP, as its template makes it. */
export function linkOf(event: Event, id: string, email: string, generation = 0): string {
  return makeToken(id, linkExpiry(event.endsAt), rsvpScope({ eventId: event.id, email, generation }))
}

/** The RSVPs of an event, in the order of their people's addresses. */
export async function rsvpsOf(event: Event) {
  return db().rsvp.findMany({
    where: { eventId: event.id },
    include: { person: true },
    orderBy: { person: { email: 'asc' } },
  })
}
