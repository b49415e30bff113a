import type { Tx } from '../db/client.ts'
import { Prisma } from '../db/generated/client.ts'
import { changed } from './entries.ts'
import type { Board, Id } from './state.ts'
import { mergedTable, putRows, voteTable } from './store-tables.ts'

type Nested<V> = ReadonlyMap<Id, ReadonlyMap<Id, V>>

/** The cells that differ between two maps of maps: those to write, and those that are gone. */
function changedCells<V>(before: Nested<V>, after: Nested<V>): { put: [Id, Id, V][]; gone: [Id, Id][] } {
  const rows = changed(before, after)
  const put: [Id, Id, V][] = []
  const gone: [Id, Id][] = []
  for (const id of [...rows.put.map(([key]) => key), ...rows.gone]) {
    const cells = changed(before.get(id) ?? new Map<Id, V>(), after.get(id) ?? new Map<Id, V>())
    for (const [inner, value] of cells.put) put.push([id, inner, value])
    for (const inner of cells.gone) gone.push([id, inner])
  }
  return { put, gone }
}

/** Writes the votes that differ between two states. */
export async function saveVotes(tx: Tx, boardId: Id, before: Board, after: Board): Promise<void> {
  const { put, gone } = changedCells(before.ballots, after.ballots)
  const taken = gone.map(([participantId, topicId]) => ({ participantId, topicId }))
  await dropCells(tx, 'Vote', boardId, taken)
  const given = put.map(([participantId, topicId, votes]) => ({ participantId, topicId, votes }))
  await putRows(tx, voteTable, boardId, keyed(given))
}

/** Writes what became of votes on merged topics, as far as it differs. */
export async function saveMerged(tx: Tx, boardId: Id, before: Board, after: Board): Promise<void> {
  const { put, gone } = changedCells(before.merged, after.merged)
  const back = gone.map(([topicId, participantId]) => ({ participantId, topicId }))
  await dropCells(tx, 'MergedVote', boardId, back)
  const went = put.map(([topicId, participantId, counts]) => ({ topicId, participantId, ...counts }))
  await putRows(tx, mergedTable, boardId, keyed(went))
}

type Cell = { participantId: Id; topicId: Id }

async function dropCells(tx: Tx, table: 'Vote' | 'MergedVote', boardId: Id, cells: readonly Cell[]): Promise<void> {
  if (cells.length === 0) return
  const people = cells.map(({ participantId }) => participantId)
  const topicIds = cells.map(({ topicId }) => topicId)
  await tx.$executeRaw`
    DELETE FROM ${Prisma.raw(`"${table}"`)} v
    USING unnest(${people}::uuid[], ${topicIds}::uuid[]) AS t(participant, topic)
    WHERE v."boardId" = ${boardId}::uuid AND v."participantId" = t.participant AND v."topicId" = t.topic`
}

/** Rows with the key by which `putRows` sorts them. */
function keyed<T extends Cell>(rows: readonly T[]): [Id, T][] {
  return rows.map((row) => [`${row.topicId} ${row.participantId}`, row])
}
