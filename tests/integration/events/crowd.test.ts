import { expect, it } from 'vitest'
import { db } from '#lib/db/client'
import { cancelEvent, restoreEvent } from '#lib/events/commands-cancel'
import { editEvent } from '#lib/events/commands-desk'
import { eventBody } from '#lib/events/schema'
import { aMember, anEvent, valued } from '#tests/support/factories'
import { outbox } from '#tests/support/mails'
import { statementsOf } from '#tests/support/statements'

const input = eventBody.parse({
  title: 'Coffee Chat',
  date: '2099-07-09',
  startTime: '18:00',
  endTime: '19:00',
  timeZone: 'America/Los_Angeles',
  mode: 'online',
  joinUrl: 'https://example.org/room',
})

/** What one act may take, however many come: a transaction, locks, the event, its seats, the mails. */
const handful = 40

/** A meeting to which that many people said yes; those past its seats wait. */
async function aCrowd(people: number, seats: number | null) {
  const event = await anEvent({ capacity: seats })
  await db().$executeRaw`
    WITH made AS (INSERT INTO "Person" ("id", "email", "name")
      SELECT gen_random_uuid(), 'p' || n || '@example.org', 'P' || n FROM generate_series(1, ${people}::int) n
      RETURNING "id", substr("name", 2)::int AS n)
    INSERT INTO "Rsvp" ("id", "eventId", "personId", "status", "sequence", "queuedAt")
    SELECT gen_random_uuid(), ${event.id}::uuid, "id",
      (CASE WHEN n <= ${seats ?? people}::int THEN 'going' ELSE 'waitlisted' END)::"RsvpStatus", 0,
      clock_timestamp() + n * interval '1 second' FROM made`
  return { event, olga: await aMember('Olga', 'organizer') }
}

/** Mails of the outbox with their jobs: kind and how many, each with a job of its own and a SEQUENCE of its RSVP. */
async function told() {
  return db().$queryRaw<{ kind: string; mails: number; jobs: number; agree: number }[]>`
    SELECT m."kind", count(*)::int AS mails, count(j.id)::int AS jobs,
      count(*) FILTER (WHERE (m."payload"->>'sequence')::int = r."sequence" AND m."recipient" = p."email")::int AS agree
      FROM "OutgoingMail" m JOIN "Rsvp" r ON r."id"::text = m."payload"->>'rsvpId' JOIN "Person" p ON p."id" = r."personId"
      LEFT JOIN graphile_worker.jobs j ON j.key = 'mail:' || m."id" AND j.task_identifier = 'send-mail' AND j.max_attempts = 12
     GROUP BY 1 ORDER BY 1`
}

it('is called off and taken back for 2,000 guests in a handful of statements', async () => {
  const { event, olga } = await aCrowd(2_000, null)
  const off = await statementsOf(async () => valued(await cancelEvent(olga, event.id, 'No power.')))
  expect(off).toBeLessThan(handful)
  expect(await told()).toEqual([{ kind: 'event-cancelled', mails: 2_000, jobs: 2_000, agree: 2_000 }])
  const on = await statementsOf(async () => valued(await restoreEvent(olga, event.id)))
  expect(on).toBeLessThan(handful)
  expect(await db().rsvp.groupBy({ by: ['sequence'], _count: true })).toEqual([{ sequence: 2, _count: 2_000 }])
})

it('is moved for 2,000 guests in a handful of statements', async () => {
  const { event, olga } = await aCrowd(2_000, null)
  const moved = await statementsOf(async () => valued(await editEvent(olga, event.id, event.revision, input)))
  expect(moved).toBeLessThan(handful)
  expect(await told()).toEqual([{ kind: 'event-changed', mails: 2_000, jobs: 2_000, agree: 2_000 }])
})

it('gets seats for 2,000 who wait in a handful of statements, the first first', async () => {
  const { event, olga } = await aCrowd(2_010, 5)
  const [date, startTime, endTime] = [event.date, '18:00', '19:00']
  await db().event.update({
    where: { id: event.id },
    data: { startsAt: new Date('2099-07-10T01:00Z'), endsAt: new Date('2099-07-10T02:00Z') },
  })
  const more = { ...input, date, startTime, endTime, capacity: 2_005 }
  const taken = await statementsOf(async () => valued(await editEvent(olga, event.id, event.revision, more)))
  expect(taken).toBeLessThan(handful)
  expect(await told()).toEqual([{ kind: 'rsvp-seated', mails: 2_000, jobs: 2_000, agree: 2_000 }])
  const waiting = await db().rsvp.findMany({
    where: { status: 'waitlisted' },
    include: { person: true },
    orderBy: { queuedAt: 'asc' },
  })
  expect(waiting.map(({ person }) => person.name)).toEqual(['P2006', 'P2007', 'P2008', 'P2009', 'P2010'])
  expect(await outbox('event-changed')).toEqual([])
})
