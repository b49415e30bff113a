import { takenBack } from '../board/machine-forget.ts'
import type { Tx } from '../db/client.ts'
import { Prisma } from '../db/generated/client.ts'
import type { Talked } from '../search/rules.ts'
import { howLike, isLike, lookUpByIndex } from '../search/store.ts'

/** The status of a board's event; null where there is none. */
export async function readStatus(tx: Tx, boardId: string): Promise<'draft' | 'published' | 'cancelled' | null> {
  const event = await tx.event.findUnique({ where: { id: boardId }, select: { status: true } })
  return event?.status ?? null
}

const title = Prisma.raw('title')

/** Topics of this board with a title like these words, the likest first. None that is hidden, removed or merged. */
export async function findOnBoard(
  tx: Tx,
  boardId: string,
  words: string,
  limit: number,
): Promise<{ topicId: string; title: string }[]> {
  return tx.$queryRaw<{ topicId: string; title: string }[]>`
    SELECT id AS "topicId", title FROM "Topic"
    WHERE "boardId" = ${boardId}::uuid AND NOT hidden AND status NOT IN ('removed', 'merged') AND ${isLike(title, words)}
    ORDER BY ${howLike(title, words)} DESC, position LIMIT ${limit}`
}

/** What was talked about at one meeting with published notes; `date` is the day of it, as YYYY-MM-DD. */
export type TalkedHit = { title: string; date: string; slug: string }

/**
 * What was talked about: headings of notes, and discussed topics of boards. Only what published notes tell: not of an event
 * that is a draft, and nothing that a moderator has hidden or somebody took back, in the notes either.
 */
const talked = (only: Prisma.Sql) => Prisma.sql`
  SELECT t.title, e.id AS "eventId", e.slug, e.date, e."startsAt"
  FROM (
    SELECT "eventId", title FROM "NotesTopic" WHERE ${only}
    UNION
    SELECT "boardId", title FROM "Topic" WHERE status = 'discussed' AND NOT hidden AND ${only}
  ) t
  JOIN "Notes" n ON n."eventId" = t."eventId" AND n.status = 'published'
  JOIN "Event" e ON e.id = t."eventId" AND e.status <> 'draft'
  WHERE t.title <> ${takenBack} AND t.title <> ALL (ARRAY(SELECT h.title FROM "Topic" h WHERE h."boardId" = t."eventId" AND h.hidden))`

/**
 * Earlier meetings that talked about something like these words, with the likest title of each; the likest first. For a
 * transaction of its own, which then reads by indexes.
 */
export async function findTalkedAbout(tx: Tx, but: string, words: string, limit: number): Promise<TalkedHit[]> {
  await lookUpByIndex(tx)
  return tx.$queryRaw<TalkedHit[]>`
    SELECT title, date, slug FROM (
      SELECT DISTINCT ON ("eventId") *, ${howLike(title, words)} AS likeness
      FROM (${talked(isLike(title, words))}) found
      WHERE "eventId" <> ${but}::uuid
      ORDER BY "eventId", likeness DESC, title
    ) best
    ORDER BY likeness DESC, "startsAt" DESC, slug LIMIT ${limit}`
}

/** What was talked about lately, the latest meeting first. */
export async function listTalkedAbout(tx: Tx, but: string, limit: number): Promise<Talked[]> {
  return tx.$queryRaw<Talked[]>`
    SELECT title, "eventId" AS "meetingId" FROM (${talked(Prisma.sql`true`)}) found
    WHERE "eventId" <> ${but}::uuid
    ORDER BY "startsAt" DESC, "eventId", title LIMIT ${limit}`
}
