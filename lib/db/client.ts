import { setTimeout as wait } from 'node:timers/promises'
import { PrismaPg } from '@prisma/adapter-pg'
import { env } from '../env.ts'
import { noteOutage } from '../http/outage.ts'
import type { Failure, Result } from '../result.ts'
import { sqlState } from './errors.ts'
import { type Prisma, PrismaClient } from './generated/client.ts'
import { OneByOne } from './one-by-one.ts'

/** A transaction's client: what every store takes. */
export type Tx = Prisma.TransactionClient

const shared = globalThis as { __quorumDb?: PrismaClient; __quorumBoardDb?: PrismaClient }

// Whichever query of a page is the first to find the database away, the page's answer says so.
const connect = (max: number, name: string) =>
  new PrismaClient({
    adapter: new PrismaPg({
      connectionString: env().databaseUrl,
      max,
      application_name: name,
      connectionTimeoutMillis: 5_000,
      Client: OneByOne,
    }),
    transactionOptions: { maxWait: 10_000, timeout: 10_000, isolationLevel: 'ReadCommitted' },
  }).$extends({
    query: { $allOperations: ({ args, query }) => noteOutage(query(args)) },
  }) as unknown as PrismaClient

/** The process's client. Pages and commands share its pool. */
export function db(): PrismaClient {
  shared.__quorumDb ??= connect(10, 'quorum')
  return shared.__quorumDb
}

/** A small pool for board batches alone, so that a slow board never takes the pool from the rest of the site. */
export function boardDb(): PrismaClient {
  shared.__quorumBoardDb ??= connect(4, 'quorum-boards')
  return shared.__quorumBoardDb
}

/** Ends the pools of this process. */
export async function disconnect(): Promise<void> {
  await Promise.all([shared.__quorumDb?.$disconnect(), shared.__quorumBoardDb?.$disconnect()])
  delete shared.__quorumDb
  delete shared.__quorumBoardDb
}

/** Whether a write failed because something that may be there once only is there already. */
export function isDuplicate(error: unknown): boolean {
  return (error as { code?: string }).code === 'P2002' || sqlState(error) === '23505'
}

const tries = 4
// A foreign key that fails (23503, P2003) names a row that was deleted meanwhile: the next try does not find it any more.
const passing = ['40P01', '40001', '23503', 'P2034', 'P2003']
const mayRetry = (error: unknown) =>
  passing.includes(sqlState(error) ?? '') || passing.includes((error as { code?: string }).code ?? '')

/**
 * Runs the work in one READ COMMITTED transaction. A deadlock (40P01) is rolled back and run again, and so is what met a row
 * that was just deleted, so the work must have
 * no effect outside the transaction. Lock order, rule 1: person, event, board, the rest.
 */
export async function transaction<T>(work: (tx: Tx) => Promise<T>, client: PrismaClient = db()): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await noteOutage(client.$transaction(work))
    } catch (error) {
      if (attempt === tries || !mayRetry(error)) throw error
      await wait(attempt * 20 * (1 + Math.random()))
    }
  }
}

/** Carries a refusal out of a transaction that it undoes. */
class Undone extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.code)
    this.failure = failure
  }
}

/** As `transaction`, but a refusal undoes what was written before it: all of it happens, or nothing. */
export async function allOrNothing<T>(work: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await transaction(async (tx) => {
      const done = await work(tx)
      if (!done.ok) throw new Undone(done.failure)
      return done
    })
  } catch (error) {
    if (error instanceof Undone) return { ok: false, failure: error.failure }
    throw error
  }
}

/** The database's time now, not that of the transaction's start (rule 7). Read it after the lock. */
export async function clockTimestamp(tx: Tx): Promise<Date> {
  const rows = await tx.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`
  const now = rows[0]?.now
  if (!now) throw new Error('The database told no time.')
  return now
}
