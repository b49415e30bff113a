import pg from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { sign } from '../auth/key.ts'
import { env } from '../env.ts'
import { fail, ok, type Result } from '../result.ts'
import { limitKey } from './address.ts'

type Limiters = Record<keyof typeof points, RateLimiterPostgres> & { pool: pg.Pool }

const shared = globalThis as { __quorumLimits?: Limiters }

// Wide enough for a cafe of 500 behind one address (rule 12); counted in the database, so that processes share the count.
const points = { mail: 600, join: 1_500, draft: 3_000, report: 60 }
const seconds = 3_600

function limiters(): Limiters {
  if (!shared.__quorumLimits) {
    const pool = new pg.Pool({ connectionString: env().databaseUrl, max: 2, application_name: 'quorum-limits' })
    const make = (keyPrefix: keyof typeof points) =>
      new RateLimiterPostgres({
        storeClient: pool,
        tableName: 'RateLimit',
        tableCreated: true,
        keyPrefix,
        points: points[keyPrefix],
        duration: seconds,
        clearExpiredByTimeout: false,
      })
    shared.__quorumLimits = {
      pool,
      mail: make('mail'),
      join: make('join'),
      draft: make('draft'),
      report: make('report'),
    }
  }
  return shared.__quorumLimits
}

/** What is counted: the address itself is never written down, and without the site key nobody can tell it from this. */
const markOf = (address: string) => sign('client-address', limitKey(address)).toString('base64url')

async function take(limiter: RateLimiterPostgres, address: string): Promise<Result<null>> {
  try {
    await limiter.consume(markOf(address))
    return ok(null)
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    const retryAfter = Math.ceil(refused.msBeforeNext / 1000)
    return fail('limited', 'too-many', 'That was a lot from where you are. Please wait a little and try again.', {
      retryAfter,
    })
  }
}

/** Counts one form that sends mail, for this client address. */
export function limitMail(address: string): Promise<Result<null>> {
  return take(limiters().mail, address)
}

/** Counts somebody who joins a board, for this client address. */
export function limitJoin(address: string): Promise<Result<null>> {
  return take(limiters().join, address)
}

/** Counts one report under the code of conduct, for this client address. */
export function limitReports(address: string): Promise<Result<null>> {
  return take(limiters().report, address)
}

/** Counts one refused form that is kept for its browser, for this client address. */
export function limitDrafts(address: string): Promise<Result<null>> {
  return take(limiters().draft, address)
}

/** Ends the limiters' connections. */
export async function stopLimits(): Promise<void> {
  await shared.__quorumLimits?.pool.end()
  delete shared.__quorumLimits
}
