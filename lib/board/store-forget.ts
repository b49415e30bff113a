import type { Tx } from '../db/client.ts'
import type { Id } from './state.ts'

/** The boards on which this person takes part, in id order (rule 1). */
export async function boardsOfPerson(tx: Tx, personId: Id): Promise<Id[]> {
  const where = { personId }
  const rows = await tx.participant.findMany({ where, select: { boardId: true }, orderBy: { boardId: 'asc' } })
  return rows.map(({ boardId }) => boardId)
}

/** The guests who became part of these participants when they signed in: their rows keep the name that they gave. */
export async function mergedGuests(tx: Tx, boardId: Id, participantIds: readonly Id[]): Promise<Id[]> {
  const rows = await tx.$queryRaw<{ id: Id }[]>`
    SELECT DISTINCT e->>'guestId' AS "id" FROM "BoardCommand" c, jsonb_array_elements(c."events") e
     WHERE c."boardId" = ${boardId}::uuid AND c."type" = 'claim-guest' AND e->>'type' = 'guest-merged'
       AND e->>'participantId' = ANY(${[...participantIds]}::text[])`
  return rows.map(({ id }) => id)
}

/**
 * Takes the person's id out of the log, by which what they did on several boards could be put together again; and of these
 * participants' commands the hashes, by which a text that is gone could be guessed.
 */
export async function forgetInLog(tx: Tx, boardId: Id, personId: Id, wordsOf: readonly Id[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "BoardCommand" SET "events" = replace("events"::text, ${`"${personId}"`}, 'null')::jsonb
     WHERE "boardId" = ${boardId}::uuid AND position(${personId} IN "events"::text) > 0`
  await tx.$executeRaw`
    UPDATE "BoardCommand" SET "bodyHash" = md5(random()::text)
     WHERE "boardId" = ${boardId}::uuid AND "participantId" = ANY(${[...wordsOf]}::uuid[])`
}
