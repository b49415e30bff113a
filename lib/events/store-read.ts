import type { Root } from 'hast'
import { db } from '../db/client.ts'
import { Prisma } from '../db/generated/client.ts'
import type { EventMode } from './schema.ts'
import type { EventPageView, EventView } from './view.ts'

type EventRow = {
  id: string
  slug: string
  title: string
  status: EventView['status']
  mode: EventMode
  startsAt: Date
  endsAt: Date
  timeZone: string
  startTime: string | null
  place: string | null
  capacity: number | null
  sequence: number
  links: EventView['links']
  going: number
  waiting: number
  hasNotes: boolean
}

type PageRow = EventRow & {
  summary: string
  summaryTree: Root
  cancelReason: string | null
  mine: 'going' | 'waitlisted' | 'cancelled' | null
  place_in_queue: number | null
  moderates: boolean
}

// One statement a page, however many events there are: counts come from subqueries over indexes.
const columns = Prisma.sql`
  e."id", e."slug", e."title", e."status"::text AS "status", e."mode", e."startsAt", e."endsAt", e."timeZone", e."startTime",
  e."place", e."capacity", e."sequence", e."links",
  (SELECT count(*)::int FROM "Rsvp" r WHERE r."eventId" = e."id" AND r."status" = 'going') AS "going",
  (SELECT count(*)::int FROM "Rsvp" r WHERE r."eventId" = e."id" AND r."status" = 'waitlisted') AS "waiting",
  EXISTS (SELECT 1 FROM "Notes" n WHERE n."eventId" = e."id" AND n."status" = 'published') AS "hasNotes"`

const pageColumns = (personId: string | null) => Prisma.sql`${columns}, e."summary", e."summaryTree", e."cancelReason",
  mine."status"::text AS "mine",
  CASE WHEN mine."status" = 'waitlisted' THEN (SELECT count(*)::int FROM "Rsvp" q WHERE q."eventId" = e."id"
    AND q."status" = 'waitlisted' AND (q."queuedAt", q."id") <= (mine."queuedAt", mine."id")) END AS "place_in_queue",
  EXISTS (SELECT 1 FROM "EventModerator" m WHERE m."eventId" = e."id" AND m."personId" = ${personId}::uuid) AS "moderates"
  FROM "Event" e LEFT JOIN "Rsvp" mine ON mine."eventId" = e."id" AND mine."personId" = ${personId}::uuid`

function toView(row: EventRow): EventView {
  const { startTime, startsAt, endsAt, id, slug, title, status, mode, timeZone, place, capacity, sequence, links } = row
  const { going, waiting, hasNotes } = row
  return {
    id,
    slug,
    title,
    status,
    mode,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    timeZone,
    hasTime: startTime !== null,
    place,
    capacity,
    going,
    waiting,
    hasNotes,
    sequence,
    links,
  }
}

function toPage(row: PageRow): EventPageView {
  const { summary, summaryTree, cancelReason, moderates, mine } = row
  return {
    ...toView(row),
    summary,
    summaryTree,
    cancelReason,
    moderates,
    mine: mine && { status: mine, place: row.place_in_queue },
  }
}

/** Events ahead (soonest first), behind us (latest first), or all (`ahead: null`, latest first). */
export async function listEvents(which: {
  ahead: boolean | null
  drafts: boolean
  limit: number
}): Promise<EventView[]> {
  const side =
    which.ahead === null
      ? Prisma.empty
      : which.ahead
        ? Prisma.sql`AND e."endsAt" > clock_timestamp()`
        : Prisma.sql`AND e."endsAt" <= clock_timestamp()`
  const drafts = which.drafts ? Prisma.empty : Prisma.sql`AND e."status" <> 'draft'`
  const order = which.ahead ? Prisma.sql`ASC` : Prisma.sql`DESC`
  const found = await db().$queryRaw<EventRow[]>`
    SELECT ${columns} FROM "Event" e WHERE true ${side} ${drafts} ORDER BY e."startsAt" ${order}, e."id" LIMIT ${which.limit}`
  return found.map(toView)
}

/** One event with what the person said to it; null where there is none. */
export async function readEvent(slug: string, personId: string | null): Promise<EventPageView | null> {
  const [row] = await db().$queryRaw<PageRow[]>`SELECT ${pageColumns(personId)} WHERE e."slug" = ${slug}`
  return row ? toPage(row) : null
}

/** The soonest published event that is not over; null where there is none. */
export async function readNextEvent(personId: string | null): Promise<EventPageView | null> {
  const [row] = await db().$queryRaw<PageRow[]>`
    SELECT ${pageColumns(personId)} WHERE e."status" = 'published' AND e."endsAt" > clock_timestamp()
     ORDER BY e."startsAt", e."id" LIMIT 1`
  return row ? toPage(row) : null
}

/** One of somebody's answers, for their settings. */
export type MyRsvp = {
  slug: string
  title: string
  startsAt: Date
  timeZone: string
  status: 'going' | 'waitlisted' | 'cancelled'
  /** The meeting itself was cancelled. */
  off: boolean
}

/** A person's answers to what is not over, soonest first. */
export async function listMyRsvps(personId: string): Promise<MyRsvp[]> {
  return db().$queryRaw<MyRsvp[]>`
    SELECT e."slug", e."title", e."startsAt", e."timeZone", r."status"::text AS "status",
      e."status" = 'cancelled' AS "off"
      FROM "Rsvp" r JOIN "Event" e ON e."id" = r."eventId"
     WHERE r."personId" = ${personId}::uuid AND e."endsAt" > clock_timestamp() AND e."status" <> 'draft'
     ORDER BY e."startsAt", e."id" LIMIT 100`
}

/** Somebody who comes, waits or has cancelled, for the desk. */
export type GuestRow = { id: string; name: string; email: string; status: 'going' | 'waitlisted' | 'cancelled' }

/** Everybody's answers to an event: who comes, the queue in its order, who cancelled. */
export async function listGuests(eventId: string): Promise<GuestRow[]> {
  return db().$queryRaw<GuestRow[]>`
    SELECT p."id", p."name", p."email", r."status"::text AS "status"
      FROM "Rsvp" r JOIN "Person" p ON p."id" = r."personId"
     WHERE r."eventId" = ${eventId}::uuid ORDER BY r."status", r."queuedAt", r."id" LIMIT 5000`
}

/** The chosen moderators of an event, by name. */
export async function listModerators(eventId: string): Promise<{ id: string; name: string; email: string }[]> {
  return db().person.findMany({
    where: { moderates: { some: { eventId } } },
    select: { id: true, name: true, email: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
}
