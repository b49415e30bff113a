import type { Tx } from '../db/client.ts'
import { Prisma } from '../db/generated/client.ts'
import { takenBack } from './machine-forget.ts'
import { EARLIER, type Sources, sourceKey } from './rules-carry.ts'
import type { Id } from './state.ts'
import type { Step } from './view-carry.ts'

/** Where a topic of an earlier board stands. */
export type Ref = { boardId: Id; topicId: Id }

/** SQL: the topic `t` of board `b` and event `e` waits to be brought to the event `here`. */
const waits = Prisma.sql`(b."stage" = 'closed' AND e."status" = 'published' AND e."startsAt" < here."startsAt"
  AND e."startsAt" > here."startsAt" - make_interval(months => ${EARLIER.months}::int)
  AND t."status" IN ('open', 'parked') AND NOT t."dropped" AND NOT t."hidden" AND t."title" <> ${takenBack})`

/** SQL: a board has taken the topic `t`, and its meeting is on. */
const copies = Prisma.sql`FROM "Topic" c JOIN "Event" ce ON ce."id" = c."boardId"
  WHERE c."carriedBoardId" = t."boardId" AND c."carriedTopicId" = t."id"
    AND c."status" <> 'removed' AND ce."status" <> 'cancelled'`

const columns = (refs: readonly Ref[]) =>
  Prisma.sql`unnest(${refs.map(({ boardId }) => boardId)}::uuid[], ${refs.map(({ topicId }) => topicId)}::uuid[])`

type SourceRow = Ref & {
  title: string
  details: string
  anonymous: boolean
  personId: Id | null
  stays: boolean
  taken: boolean
}

/**
 * What there is to know of these topics of earlier boards for the board that would take them, with each locked until
 * commit: whoever takes one at the same time for another board waits, and then finds it taken.
 */
export async function lockSources(tx: Tx, boardId: Id, refs: readonly Ref[]): Promise<Sources> {
  if (refs.length === 0) return new Map()
  await tx.$queryRaw`
    SELECT 1 FROM "Topic" t JOIN ${columns(refs)} AS r(board, topic) ON t."boardId" = r.board AND t."id" = r.topic
    ORDER BY t."boardId", t."id" FOR NO KEY UPDATE OF t`
  // A statement of its own: only one that begins after the lock sees what the last holder committed.
  const rows = await tx.$queryRaw<SourceRow[]>`
    SELECT t."boardId", t."id" AS "topicId", t."title", t."details", t."anonymous", p."personId",
      ${waits} AS "stays", EXISTS (SELECT 1 ${copies} AND c."boardId" <> ${boardId}::uuid) AS "taken"
    FROM ${columns(refs)} AS r(board, topic)
      JOIN "Topic" t ON t."boardId" = r.board AND t."id" = r.topic
      JOIN "Participant" p ON p."boardId" = t."boardId" AND p."id" = t."authorId"
      JOIN "Board" b ON b."id" = t."boardId" JOIN "Event" e ON e."id" = t."boardId"
      JOIN "Event" here ON here."id" = ${boardId}::uuid`
  return new Map(rows.map(({ boardId: from, topicId, ...source }) => [sourceKey({ boardId: from, topicId }), source]))
}

/** A topic that waits, and whose it is. */
export type WaitingRow = Ref & { title: string; details: string; personId: Id | null; anonymous: boolean }

/** The topics of earlier boards that wait to be brought to this one, of the latest meetings first; `of` one author alone. */
export async function readWaiting(tx: Tx, boardId: Id, of?: Id): Promise<WaitingRow[]> {
  const whose = of === undefined ? Prisma.empty : Prisma.sql`AND p."personId" = ${of}::uuid`
  return tx.$queryRaw<WaitingRow[]>`
    SELECT t."boardId", t."id" AS "topicId", t."title", t."details", t."anonymous", p."personId"
    FROM "Event" here JOIN "Event" e ON e."startsAt" < here."startsAt" JOIN "Board" b ON b."id" = e."id"
      JOIN "Topic" t ON t."boardId" = b."id"
      JOIN "Participant" p ON p."boardId" = t."boardId" AND p."id" = t."authorId"
    WHERE here."id" = ${boardId}::uuid AND ${waits} AND NOT EXISTS (SELECT 1 ${copies}) ${whose}
    ORDER BY e."startsAt" DESC, e."id", t."position" LIMIT ${EARLIER.topics}`
}

/** Whether somebody is on a board already. */
export async function hasJoined(tx: Tx, boardId: Id, personId: Id): Promise<boolean> {
  return (await tx.participant.count({ where: { boardId, personId } })) > 0
}

/** A topic of a person's from earlier boards that was brought to this one, and by whom: null where they may not be named. */
export type BroughtRow = { id: Id; title: string; own: boolean; by: string | null; nameHidden: boolean }

/** What of a person's topics from earlier boards stands on this one by now. */
export async function readBrought(tx: Tx, boardId: Id, personId: Id): Promise<BroughtRow[]> {
  return tx.$queryRaw<BroughtRow[]>`
    SELECT c."id", c."title", c."carriedOwn" AS "own", w."hidden" AS "nameHidden",
      CASE WHEN w."removedAt" IS NULL THEN nullif(w."name", '') END AS "by"
    FROM "Topic" c JOIN "Topic" t ON t."boardId" = c."carriedBoardId" AND t."id" = c."carriedTopicId"
      JOIN "Participant" p ON p."boardId" = t."boardId" AND p."id" = t."authorId"
      JOIN "Participant" w ON w."boardId" = c."boardId" AND w."id" = c."authorId"
    WHERE c."boardId" = ${boardId}::uuid AND c."status" <> 'removed' AND NOT c."hidden" AND p."personId" = ${personId}::uuid
    ORDER BY c."position"`
}

/** One meeting at which a topic was proposed or carried over; `step` 0 is the latest. */
export type StepRow = Step & { fromBoardId: Id; fromTopicId: Id; step: number }

const MOST_STEPS = 24

/**
 * Where these topics came from, meeting by meeting, the first one first. What was a draft is left out, and what a board does
 * not show: a title that was hidden or removed there, and votes that are hidden since it was opened once more.
 */
export async function readSteps(tx: Tx, refs: readonly Ref[]): Promise<StepRow[]> {
  if (refs.length === 0) return []
  return tx.$queryRaw<StepRow[]>`
    WITH RECURSIVE chain AS (
      SELECT r.board AS "fromBoardId", r.topic AS "fromTopicId", 0 AS "step", r.board AS "boardId", r.topic AS "topicId"
      FROM ${columns(refs)} AS r(board, topic)
      UNION ALL
      SELECT c."fromBoardId", c."fromTopicId", c."step" + 1, t."carriedBoardId", t."carriedTopicId"
      FROM chain c JOIN "Topic" t ON t."boardId" = c."boardId" AND t."id" = c."topicId"
      WHERE t."carriedTopicId" IS NOT NULL AND c."step" < ${MOST_STEPS}
    )
    SELECT c."fromBoardId", c."fromTopicId", c."step", t."anonymous",
      CASE WHEN NOT t."hidden" AND t."status" <> 'removed' THEN t."title" END AS "title",
      p."name", p."hidden" AS "nameHidden",
      p."personId" IS NULL AS "guest", p."removedAt" IS NOT NULL AS "gone", e."title" AS "event", e."slug", e."date",
      CASE WHEN b."stage" = 'running' AND b."voting" AND b."votesHidden" THEN 0
        ELSE (t."paperVotes" + coalesce((SELECT sum(v."votes") FROM "Vote" v
          WHERE v."boardId" = t."boardId" AND v."topicId" = t."id"), 0))::int END AS "votes",
      EXISTS (SELECT 1 FROM "Notes" n WHERE n."eventId" = e."id" AND n."status" = 'published') AS "notes"
    FROM chain c JOIN "Topic" t ON t."boardId" = c."boardId" AND t."id" = c."topicId"
      JOIN "Participant" p ON p."boardId" = t."boardId" AND p."id" = t."authorId"
      JOIN "Board" b ON b."id" = t."boardId" JOIN "Event" e ON e."id" = b."id" AND e."status" <> 'draft'
    ORDER BY c."step" DESC`
}

/** Topics on other boards that were carried there from topics under this person's name, with the same words still. */
export async function copiesOf(tx: Tx, personId: Id): Promise<Ref[]> {
  return tx.$queryRaw<Ref[]>`
    WITH RECURSIVE copy AS (
      SELECT t."boardId", t."id", t."title" FROM "Topic" t
        JOIN "Participant" p ON p."boardId" = t."boardId" AND p."id" = t."authorId"
      WHERE p."personId" = ${personId}::uuid AND NOT t."anonymous"
      UNION
      SELECT c."boardId", c."id", c."title" FROM "Topic" c JOIN copy
        ON c."carriedBoardId" = copy."boardId" AND c."carriedTopicId" = copy."id" AND c."title" = copy."title"
    )
    SELECT copy."boardId", copy."id" AS "topicId" FROM copy
      JOIN "Topic" t ON t."boardId" = copy."boardId" AND t."id" = copy."id"
    WHERE t."carriedTopicId" IS NOT NULL ORDER BY 1, 2`
}
