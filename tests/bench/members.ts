import { encode } from 'next-auth/jwt'
import { withDatabase } from '#tests/bench/community'
import type { Site } from '#tests/bench/site'

const HOUR = 3_600

/** Adds people who are signed in and take part in a board. Gives their Cookie headers. */
export async function addMembers(site: Site, boardId: string, count: number): Promise<string[]> {
  const sessions = await withDatabase(site.databaseUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `WITH people AS (
         INSERT INTO "Person" ("id", "email", "name")
           SELECT id, id || '@example.org', 'Member ' || n
           FROM (SELECT gen_random_uuid() AS id, n FROM generate_series(1, $2::int) AS n) AS made
           RETURNING "id", "name"
       ), seats AS (
         INSERT INTO "Participant" ("boardId", "id", "personId", "name", "joinedAt")
           SELECT $1::uuid, gen_random_uuid(), "id", "name", now() FROM people
       )
       INSERT INTO "Session" ("id", "personId", "userAgent", "expiresAt")
         SELECT gen_random_uuid(), "id", 'bench', now() + make_interval(secs => $3) FROM people
         RETURNING "id"`,
      [boardId, count, HOUR],
    )
    return rows
  })
  const salt = `quorum-${site.identity.instance}-session`
  const signed = ({ id }: { id: string }) =>
    encode({ token: { sid: id }, secret: site.identity.secret, salt, maxAge: HOUR })
  return Promise.all(sessions.map(async (session) => `${salt}=${await signed(session)}`))
}
