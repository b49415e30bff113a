import type { Tx } from '../db/client.ts'
import { Prisma } from '../db/generated/client.ts'
import type { Kept } from './rules-retention.ts'

/** Deletes what has had its time, so many rows at most. How many that were. */
export async function deleteExpired(tx: Tx, kept: Kept, most: number): Promise<number> {
  const { table, since, only = 'true', seconds } = kept
  return tx.$executeRaw`
    DELETE FROM ${Prisma.raw(`"${table}"`)} WHERE ctid IN (
      SELECT ctid FROM ${Prisma.raw(`"${table}"`)} WHERE ${Prisma.raw(only)}
         AND ${Prisma.raw(since)} <= clock_timestamp() - make_interval(secs => ${seconds}::int) LIMIT ${most})`
}
