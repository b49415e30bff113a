import { Client } from 'pg'

/** Opens a connection for the time of the work. */
export async function withDatabase<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Adds online meetings that lie ahead, a day apart and all later than the sample's next one. Gives their ids. */
export function addMeetingsAhead(client: Client, count: number): Promise<string[]> {
  return addMeetings(client, count, 1)
}

/** Adds online meetings that are over, a day apart and all earlier than the sample's. Gives their ids. */
export function addPastMeetings(client: Client, count: number): Promise<string[]> {
  return addMeetings(client, count, -1)
}

async function addMeetings(client: Client, count: number, direction: 1 | -1): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO "Event" ("id", "slug", "title", "summary", "summaryTree", "status", "mode",
         "date", "startTime", "endTime", "timeZone", "startsAt", "endsAt")
       SELECT gen_random_uuid(), 'bench-' || gen_random_uuid(), 'Meeting of ' || day::date, sample."summary",
         sample."summaryTree", 'published', 'online', to_char(day, 'YYYY-MM-DD'), '18:00', '19:00', 'UTC',
         day + interval '18 hours', day + interval '19 hours'
       FROM (SELECT (CASE WHEN $2 > 0 THEN current_date + 60 ELSE date '2020-01-01' END + $2 * n)::timestamptz AS day
             FROM generate_series(1, $1::int) AS n) AS days,
         (SELECT "summary", "summaryTree" FROM "Event" ORDER BY "startsAt" LIMIT 1) AS sample
       RETURNING "id"`,
    [count, direction],
  )
  return rows.map(({ id }) => id)
}

/**
 * Gives every added meeting what a real one has, so that a page that asks once a meeting is found out: everybody comes;
 * those that are over have notes, those ahead a board with three topics.
 */
export async function furnishMeetings(client: Client): Promise<void> {
  await client.query(
    `INSERT INTO "Rsvp" ("id", "eventId", "personId", "status", "queuedAt")
       SELECT gen_random_uuid(), e."id", p."id", 'going', now() FROM "Event" e, "Person" p WHERE e."slug" LIKE 'bench-%'
       ON CONFLICT DO NOTHING`,
  )
  await client.query(
    `INSERT INTO "Notes" ("eventId", "markdown", "tree", "status", "publishedAt")
       SELECT e."id", sample."markdown", sample."tree", 'published', e."endsAt"
       FROM "Event" e, (SELECT "markdown", "tree" FROM "Notes" WHERE "status" = 'published' LIMIT 1) AS sample
       WHERE e."slug" LIKE 'bench-%' AND e."endsAt" < now() ON CONFLICT DO NOTHING`,
  )
  await client.query(
    `INSERT INTO "Board" ("id", "votesEach", "votesHidden", "earlyVoting")
       SELECT "id", 3, true, false FROM "Event" WHERE "slug" LIKE 'bench-%' AND "startsAt" > now()
       ON CONFLICT DO NOTHING`,
  )
  await client.query(
    `INSERT INTO "Participant" ("boardId", "id", "name", "joinedAt")
       SELECT b."id", b."id", 'Guest', now() FROM "Board" b JOIN "Event" e ON e."id" = b."id" AND e."slug" LIKE 'bench-%'
       ON CONFLICT DO NOTHING`,
  )
  await client.query(
    `INSERT INTO "Topic" ("boardId", "id", "title", "details", "authorId", "position", "proposedAt")
       SELECT p."boardId", gen_random_uuid(), 'Topic ' || n, '', p."id", n, now()
       FROM "Participant" p JOIN "Event" e ON e."id" = p."boardId" AND e."slug" LIKE 'bench-%', generate_series(1, 3) AS n
       ON CONFLICT DO NOTHING`,
  )
}
