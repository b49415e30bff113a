import { type Actor, isOrganizer } from '../auth/actor.ts'
import { checkToken, readToken } from '../auth/token.ts'
import { toCalendar } from '../calendar/ics.ts'
import { dayOf } from '../dates.ts'
import { db } from '../db/client.ts'
import type { Person } from '../db/generated/client.ts'
import { env } from '../env.ts'
import { isId } from '../ids.ts'
import { paths } from '../paths.ts'
import { findPersonByEmail } from '../people/store.ts'
import { fail, ok, type Result } from '../result.ts'
import { maySeeEvent, maySeeGuests } from './policy.ts'
import { linkCounts, noSuchEvent, rsvpScope, signsIn, speaksFor } from './rules.ts'
import { findEvent, findRsvp, findRsvpLink, hasRole, placeInQueue, type RsvpLink } from './store.ts'
import * as rows from './store-read.ts'
import type { EventPageView, EventView } from './view.ts'

/** Published and cancelled events ahead, soonest first; organizers see drafts too. */
export async function getUpcomingEvents(actor: Actor): Promise<EventView[]> {
  return rows.listEvents({ ahead: true, drafts: isOrganizer(actor), limit: 100 })
}

/** Events behind us, latest first. */
export async function getPastEvents(actor: Actor): Promise<EventView[]> {
  return rows.listEvents({ ahead: false, drafts: isOrganizer(actor), limit: 500 })
}

/** All published events for the API, latest first. */
export async function getAllEvents(_actor: Actor): Promise<EventView[]> {
  return rows.listEvents({ ahead: null, drafts: false, limit: 1000 })
}

/** The soonest published event that is not over; null where none lies ahead. */
export async function getNextEvent(actor: Actor): Promise<EventPageView | null> {
  return rows.readNextEvent(actor.kind === 'member' ? actor.id : null)
}

/** One event's page, with what the actor said; null where it is not there for them. */
export async function getEvent(actor: Actor, slug: string): Promise<EventPageView | null> {
  const event = await rows.readEvent(slug, actor.kind === 'member' ? actor.id : null)
  return event && maySeeEvent(actor, event) ? event : null
}

/** The public calendar file of an event; null where it is not there. Never holds the link to join. */
export async function getEventCalendar(actor: Actor, slug: string): Promise<string | null> {
  const event = await getEvent(actor, slug)
  if (!event || event.status === 'draft') return null
  return toCalendar(
    'PUBLISH',
    {
      id: event.id,
      sequence: event.sequence,
      title: event.title,
      description: '',
      location: event.place,
      url: env().siteUrl + paths.event(event.slug),
      startsAt: new Date(event.startsAt),
      endsAt: new Date(event.endsAt),
      cancelled: event.status === 'cancelled',
      stampedAt: new Date(),
      day: event.hasTime ? null : dayOf(new Date(event.startsAt), event.timeZone),
    },
    new URL(env().siteUrl).hostname,
  )
}

/** The RSVPs of whoever asks, to what lies ahead. */
export async function getMyRsvps(actor: Actor): Promise<rows.MyRsvp[]> {
  return actor.kind === 'member' ? rows.listMyRsvps(actor.id) : []
}

/** What the page behind an RSVP link shows. */
export type RsvpLinkView = {
  state: 'pending' | 'going' | 'waitlisted' | 'cancelled'
  event: EventPageView
  /** Whose RSVP it is, once it is confirmed. */
  personId: string | null
  email: string
  name: string
  topic: string
  /** The place in the queue, where they wait. */
  place: number | null
  /** Whether Confirm, pressed here and now, would also sign in as this person (rule 5). */
  first: boolean
  /** Whether it takes a name and a topic; for accounts of people's own only where they are signed in. */
  speaks: boolean
}

/** The page behind an RSVP link. Reads only (rule 5). */
export async function getRsvpLink(actor: Actor, text: string): Promise<Result<RsvpLinkView>> {
  const token = readToken(text)
  const link = token && (await findRsvpLink(db(), token.id))
  const verdict = token && link ? checkToken(token, rsvpScope(link), new Date()) : 'bad'
  if (!link || verdict === 'bad') return fail('not-found', 'bad-link', 'This link is incomplete or no longer counts.')
  if (token && !linkCounts(token, link, new Date()))
    return fail('conflict', 'link-expired', 'This link counted until a day after the event.')
  const row = await findEvent(link.eventId)
  const event = row && (await rows.readEvent(row.slug, link.rsvp?.personId ?? null))
  if (!event || !maySeeEvent(actor, event)) return noSuchEvent()
  const person = link.rsvp ? link.person : await findPersonByEmail(db(), link.email)
  const { first, speaks } = await judgeHolder(actor, link, person)
  const place = link.rsvp?.status === 'waitlisted' ? await placeInQueue(db(), link.rsvp) : null
  return ok({
    state: link.rsvp && (link.request === null || link.request.confirmedAt) ? link.rsvp.status : 'pending',
    event,
    personId: link.rsvp?.personId ?? null,
    email: link.email,
    name: (speaks ? link.person : person)?.name || link.request?.name || '',
    topic: link.request?.confirmedAt ? '' : (link.request?.topic ?? ''),
    place,
    first,
    speaks,
  })
}

/** What Confirm and Change, pressed here and now, may do for the link's person, beside the seat. */
async function judgeHolder(
  actor: Actor,
  { request, rsvp, eventId }: RsvpLink,
  person: Person | null,
): Promise<{ first: boolean; speaks: boolean }> {
  const known = person && (await findRsvp(db(), eventId, person.id))
  const role = person !== null && (await hasRole(db(), person))
  const first =
    request !== null &&
    rsvp === null &&
    signsIn({
      first: known === null,
      requestedAt: request.createdAt,
      now: new Date(),
      hasRole: role,
      hasSession: actor.kind === 'member',
    })
  const isTheirs = actor.kind === 'member' && actor.id === person?.id
  const hasSignedIn = person?.hasSignedIn ?? false
  return { first, speaks: speaksFor({ hasRole: role, hasSignedIn, isTheirs, signsIn: first }) }
}

/** An event as its desk shows it. */
export type DeskEvent = NonNullable<Awaited<ReturnType<typeof findEvent>>> & {
  guests: rows.GuestRow[]
  moderators: { id: string; name: string; email: string }[]
}

/** The desk of one event: organizers all of it, its moderators too once it is published (to see who comes). */
export async function getDeskEvent(actor: Actor, id: string): Promise<Result<DeskEvent>> {
  if (actor.kind !== 'member') return fail('unauthenticated', 'sign-in-first', 'Please sign in first.')
  const event = isId(id) ? await findEvent(id) : null
  if (!event) return noSuchEvent()
  const moderators = await rows.listModerators(id)
  if (!maySeeGuests(actor, { status: event.status, moderatorIds: moderators.map((person) => person.id) }))
    return fail('forbidden', 'organizers-only', 'Only organizers and this event’s moderators see this.')
  return ok({ ...event, guests: await rows.listGuests(id), moderators })
}
