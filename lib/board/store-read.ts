import type { Tx } from '../db/client.ts'
import { Prisma } from '../db/generated/client.ts'
import type { Board, Id, Instant } from './state.ts'
import { boardFrom, type FoundRow } from './store-shape.ts'

/** A board as one statement found it: state, its event's status and the database's time, all of one instant. */
export type Found = { board: Board; status: EventStatus; now: Instant; joinCode: string | null }
export type EventStatus = 'draft' | 'published' | 'cancelled'

/** Somebody signed in, as the database knows them now. `moderator` is true for organizers on every board. */
export type Identity = {
  personId: Id
  name: string
  organizer: boolean
  moderator: boolean
  /** Has a confirmed RSVP for the event. */
  going: boolean
  nameHidden: boolean
}

/** What is known of an accepted command: enough to answer it again. */
export type Remembered = { participantId: Id | null; bodyHash: string; answer: Answer; at: Instant }

/**
 * What the sender of an accepted command is told: who they are on the board. `participantId` is null for the site itself.
 * `joined` is said of this sending alone, where it brought somebody in.
 */
export type Answer = { version: number; participantId: Id | null; guest: boolean; joined?: true }

/** SQL for an instant in milliseconds since 1970. */
const ms = (column: string) => Prisma.raw(`(extract(epoch FROM ${column}) * 1000)::bigint`)

/** Takes the board's lock until commit. False where there is no such board. Whoever changes a board holds it. */
export async function lockBoard(tx: Tx, boardId: Id): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM "Board" WHERE "id" = ${boardId}::uuid FOR UPDATE`
  return rows.length === 1
}

/** The status of the event whose board this is or would be. Null where there is no such event. */
export async function readEventStatus(tx: Tx, boardId: Id): Promise<EventStatus | null> {
  const event = await tx.event.findUnique({ where: { id: boardId }, select: { status: true } })
  return event?.status ?? null
}

/** The event whose board people join by this code. */
export async function findByJoinCode(tx: Tx, joinCode: string): Promise<{ slug: string; status: EventStatus } | null> {
  const board = await tx.board.findUnique({
    where: { joinCode },
    select: { event: { select: { slug: true, status: true } } },
  })
  return board?.event ?? null
}

/** The version alone, the event's status and the database's time. Null where there is no such board. */
export async function readVersion(
  tx: Tx,
  boardId: Id,
): Promise<{ version: number; status: EventStatus; now: Instant } | null> {
  const rows = await tx.$queryRaw<{ version: number; status: EventStatus; now: number }[]>`
    SELECT b."version", e."status"::text AS "status",
      (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS "now"
    FROM "Board" b JOIN "Event" e ON e."id" = b."id" WHERE b."id" = ${boardId}::uuid`
  const row = rows[0]
  return row ? { ...row, now: Math.floor(row.now) } : null
}

/**
 * The whole board, in one statement, so that it is of one instant also without the lock. Null where there is none.
 * Topics and lines stand by position, participants in the order in which they joined.
 */
export async function readBoard(tx: Tx, boardId: Id): Promise<Found | null> {
  const rows = await tx.$queryRaw<{ found: FoundRow }[]>`
    SELECT json_build_object(
      'status', e."status",
      'now', ${ms('clock_timestamp()')},
      'joinCode', b."joinCode",
      'row', json_build_object(
        'version', b."version", 'stage', b."stage", 'phase', b."phase", 'proposing', b."proposing", 'voting', b."voting",
        'locked', b."locked", 'lastAt', ${ms('b."lastAt"')}, 'closedAt', ${ms('b."closedAt"')},
        'votesEach', b."votesEach", 'stacking', b."stacking", 'votesHidden', b."votesHidden",
        'votesNamed', b."votesNamed", 'selfVotes', b."selfVotes", 'earlyVoting', b."earlyVoting",
        'admission', b."admission", 'ladder', b."ladder", 'romanVoteSeconds', b."romanVoteSeconds",
        'clockId', b."clockId", 'clockLengthMs', b."clockLengthMs", 'clockEndsAt', ${ms('b."clockEndsAt"')},
        'lot', b."lot", 'codeNumber', b."codeNumber", 'paperVoters', b."paperVoters", 'speakerId', b."speakerId",
        'deputyId', b."deputyId", 'deputyAt', ${ms('b."deputyAt"')},
        'currentTopicId', b."currentTopicId", 'timeboxId', b."timeboxId",
        'timeboxNumber', b."timeboxNumber", 'timeboxLengthMs', b."timeboxLengthMs",
        'timeboxEndsAt', ${ms('b."timeboxEndsAt"')}, 'timeboxLeftMs', b."timeboxLeftMs",
        'clockStartedAt', ${ms('b."clockStartedAt"')}, 'roundId', b."roundId"),
      'topics', (SELECT json_agg(json_build_object('id', "id", 'position', "position", 'status', "status",
          'authorId', "authorId", 'anonymous', "anonymous", 'title', "title", 'details', "details", 'proposedAt', ${ms('"proposedAt"')},
          'spentMs', "spentMs", 'continued', "continued", 'discussedOrder', "discussedOrder",
          'discussedAt', ${ms('"discussedAt"')}, 'hidden', "hidden", 'mergedInto', "mergedInto", 'rank', "rank",
          'interest', "interest", 'paperVotes', "paperVotes", 'paperReleased', "paperReleased",
          'dropped', "dropped",
          'carried', CASE WHEN "carriedTopicId" IS NOT NULL THEN json_build_object('boardId', "carriedBoardId",
            'topicId', "carriedTopicId", 'own', "carriedOwn") END) ORDER BY "position")
        FROM "Topic" WHERE "boardId" = b."id"),
      'votes', (SELECT json_agg(json_build_array("participantId", "topicId", "votes"))
        FROM "Vote" WHERE "boardId" = b."id"),
      'merged', (SELECT json_agg(json_build_array("topicId", "participantId", "moved", "released"))
        FROM "MergedVote" WHERE "boardId" = b."id"),
      'rounds', (SELECT json_agg(json_build_object('id', "id", 'topicId', "topicId", 'openedAt', ${ms('"openedAt"')},
          'endsAt', ${ms('"endsAt"')}, 'headCount', "headCount", 'closedAt', ${ms('"closedAt"')},
          'outcome', "outcome", 'actsAt', ${ms('"actsAt"')}) ORDER BY "openedAt", "id")
        FROM "Round" WHERE "boardId" = b."id"),
      'thumbs', (SELECT json_agg(json_build_array("roundId", "participantId", "value"))
        FROM "Thumb" WHERE "boardId" = b."id"),
      'lines', (SELECT json_agg(json_build_object('id', "id", 'position', "position", 'topicId', "topicId",
          'authorId', "authorId", 'kind', "kind", 'text', "text", 'hidden', "hidden", 'removed', "removed",
          'ownerId', "ownerId", 'due', "due") ORDER BY "position")
        FROM "Line" WHERE "boardId" = b."id"),
      'participants', (SELECT json_agg(json_build_object('id', "id", 'personId', "personId", 'name', "name",
          'joinedAt', ${ms('"joinedAt"')}, 'removedAt', ${ms('"removedAt"')}, 'hidden', "hidden",
          'moderates', "moderates", 'done', "done", 'handAt', ${ms('"handAt"')}, 'spoke', "spoke", 'rating', "rating")
          ORDER BY "joinedAt", "id")
        FROM "Participant" WHERE "boardId" = b."id"),
      'acts', (SELECT json_agg(json_build_object('id', "id", 'position', "position", 'kind', "kind", 'by', "by", 'at', ${ms('"at"')},
          'target', "target", 'undone', "undone", 'undoneBy', "undoneBy", 'undo', "undo") ORDER BY "position")
        FROM "BoardAct" WHERE "boardId" = b."id")
    ) AS found
    FROM "Board" b JOIN "Event" e ON e."id" = b."id" WHERE b."id" = ${boardId}::uuid`
  const found = rows[0]?.found
  return found ? { board: boardFrom(found), status: found.status, now: found.now, joinCode: found.joinCode } : null
}

/** Who stands behind these sessions, as far as they still count; for this board. */
export async function readIdentities(
  tx: Tx,
  boardId: Id,
  sessionIds: readonly Id[],
): Promise<ReadonlyMap<Id, Identity>> {
  if (sessionIds.length === 0) return new Map()
  const rows = await tx.$queryRaw<(Identity & { sessionId: Id })[]>`
    SELECT s."id" AS "sessionId", p."id" AS "personId", p."name", p."role" = 'organizer' AS "organizer",
      p."role" = 'organizer' OR m."personId" IS NOT NULL AS "moderator",
      EXISTS (SELECT 1 FROM "Rsvp" r WHERE r."personId" = p."id" AND r."eventId" = ${boardId}::uuid
        AND r."status" = 'going') AS "going",
      p."nameHidden"
    FROM "Session" s JOIN "Person" p ON p."id" = s."personId"
    LEFT JOIN "EventModerator" m ON m."personId" = p."id" AND m."eventId" = ${boardId}::uuid
    WHERE s."id" = ANY(${sessionIds}::uuid[]) AND s."expiresAt" > clock_timestamp() AND p."removedAt" IS NULL`
  return new Map(rows.map(({ sessionId, ...identity }) => [sessionId, identity]))
}

/** The accepted commands among these ids. */
export async function readCommands(
  tx: Tx,
  boardId: Id,
  commandIds: readonly Id[],
): Promise<ReadonlyMap<Id, Remembered>> {
  if (commandIds.length === 0) return new Map()
  const rows = await tx.$queryRaw<(Remembered & { commandId: Id })[]>`
    SELECT "commandId", "participantId", "bodyHash", "answer", (extract(epoch FROM "at") * 1000)::float8 AS "at"
    FROM "BoardCommand" WHERE "boardId" = ${boardId}::uuid AND "commandId" = ANY(${commandIds}::uuid[])`
  return new Map(rows.map(({ commandId, ...remembered }) => [commandId, remembered]))
}

/** The boards on which this person takes part under a name that is hidden, or is not; in id order (rule 1). */
export async function boardsOf(tx: Tx, personId: Id, hidden: boolean): Promise<{ boardId: Id; participantId: Id }[]> {
  const rows = await tx.participant.findMany({
    where: { personId, hidden },
    select: { boardId: true, id: true },
    orderBy: { boardId: 'asc' },
  })
  return rows.map(({ boardId, id: participantId }) => ({ boardId, participantId }))
}

/** How many take part and are here: seen within the last 20 s by any process, or by this one now. */
export async function readHeadCount(tx: Tx, boardId: Id, here: readonly Id[]): Promise<number> {
  const rows = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM "Participant"
    WHERE "boardId" = ${boardId}::uuid AND "removedAt" IS NULL
      AND ("seenAt" > clock_timestamp() - interval '20 seconds' OR "id" = ANY(${here}::uuid[]))`
  return rows[0]?.count ?? 0
}

/** SQL for who moderates by what they are: the event's moderators (m), and organizers (q). */
const byOffice = Prisma.sql`(m."personId" IS NOT NULL OR q."role" = 'organizer')`

/** SQL for how long nobody who moderates has been seen, in ms, counted from the beginning of the meeting at the earliest. */
const awayMs = Prisma.sql`(
  SELECT CASE WHEN e."startsAt" > clock_timestamp() THEN NULL ELSE round(extract(epoch FROM clock_timestamp()
      - greatest(e."startsAt", max(p."seenAt"))) * 1000)::float8 END
  FROM "Participant" p LEFT JOIN "Person" q ON q."id" = p."personId"
    LEFT JOIN "EventModerator" m ON m."personId" = p."personId" AND m."eventId" = b."id"
  WHERE p."boardId" = b."id" AND p."removedAt" IS NULL
    AND (p."moderates" OR p."id" = b."deputyId" OR ${byOffice}))`

/** For how long no moderator has been seen at the board, in ms; null before the meeting begins. */
export async function readAway(tx: Tx, boardId: Id): Promise<number | null> {
  const rows = await tx.$queryRaw<{ awayMs: number | null }[]>`
    SELECT ${awayMs} AS "awayMs" FROM "Board" b JOIN "Event" e ON e."id" = b."id" WHERE b."id" = ${boardId}::uuid`
  return rows[0]?.awayMs ?? null
}

/** The participants who moderate by what they are, not by this board: organizers, and moderators of the event. */
export async function readOffice(tx: Tx, boardId: Id): Promise<ReadonlySet<Id>> {
  const rows = await tx.$queryRaw<{ id: Id }[]>`
    SELECT p."id" FROM "Participant" p JOIN "Person" q ON q."id" = p."personId"
      LEFT JOIN "EventModerator" m ON m."personId" = p."personId" AND m."eventId" = p."boardId"
    WHERE p."boardId" = ${boardId}::uuid AND ${byOffice}`
  return new Set(rows.map(({ id }) => id))
}

/** The state of each of these boards as far as presence and missed news go: its version and who was seen when. */
export type Sighting = {
  boardId: Id
  /** For how long no moderator, nor who stands in, has been seen since the meeting began; null before that. */
  awayMs: number | null
  version: number
  status: EventStatus
  seen: [participantId: Id, agoMs: number][]
}

/**
 * Notes that these participants are here, and returns who else is, in one statement. Rows are locked in order, so that
 * two processes that see the same people do not wait for each other in a ring.
 */
export async function touchPeople(
  tx: Tx,
  boardIds: readonly Id[],
  here: readonly { boardId: Id; participantId: Id }[],
): Promise<Sighting[]> {
  return tx.$queryRaw<Sighting[]>`
    WITH here AS (
      SELECT p."boardId", p."id" FROM "Participant" p
      JOIN unnest(${here.map((person) => person.boardId)}::uuid[], ${here.map((person) => person.participantId)}::uuid[])
        AS h(board, id) ON h.board = p."boardId" AND h.id = p."id"
      ORDER BY p."boardId", p."id" FOR NO KEY UPDATE OF p
    ), touched AS (
      UPDATE "Participant" p SET "seenAt" = clock_timestamp() FROM here
      WHERE p."boardId" = here."boardId" AND p."id" = here."id"
    )
    SELECT b."id" AS "boardId", b."version", e."status"::text AS "status", ${awayMs} AS "awayMs", coalesce(
      (SELECT json_agg(json_build_array(p."id",
          round(extract(epoch FROM clock_timestamp() - p."seenAt") * 1000)::int))
        FROM "Participant" p WHERE p."boardId" = b."id" AND p."removedAt" IS NULL
          AND p."seenAt" > clock_timestamp() - interval '20 seconds'), '[]') AS "seen"
    FROM "Board" b JOIN "Event" e ON e."id" = b."id" WHERE b."id" = ANY(${boardIds}::uuid[])`
}
