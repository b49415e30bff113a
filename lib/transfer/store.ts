import type { Tx } from '../db/client.ts'
import { Prisma } from '../db/generated/client.ts'
import type { Kept } from './rules-retention.ts'

/** Deletes what has had its time. How many rows that were. */
export async function deleteExpired(tx: Tx, kept: Kept): Promise<number> {
  const { table, since, only = 'true', seconds } = kept
  return tx.$executeRaw`
    DELETE FROM ${Prisma.raw(`"${table}"`)}
     WHERE ${Prisma.raw(only)} AND ${Prisma.raw(since)} <= clock_timestamp() - make_interval(secs => ${seconds}::int)`
}
