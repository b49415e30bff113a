import { db } from '../db/client.ts'
import { takesWrites } from '../db/takes-writes.ts'
import { isStopping } from '../http/stopping.ts'
import { openStreams } from '../realtime/streams.ts'
import { livenessSpace } from './liveness.ts'

/** The state of the site for a supervisor: ages in seconds, queue counts without what lies in the future. */
export type Health = {
  status: Status
  process: { uptime: number; streams: number }
  /** `read-only` where it takes no writes: the disk is full, or it is a standby. */
  database: 'up' | 'read-only' | 'down'
  worker: 'up' | 'down' | 'unknown'
  queue: { waiting: number; failed: number; oldest: number } | null
}

type Status = 'ok' | 'degraded' | 'stopping' | 'down'

/** What is for everybody: how busy the site is, and what fails in it, is its own business. */
export type ShownHealth = Health | { status: Status }

const patience = 2_000
/** In seconds. Mail goes out within moments; work that has waited for as long says that something is wrong. */
const tooOld = 300

/**
 * How the site does: `degraded` serves, but no worker lives, work waits too long or nothing can be written; `stopping` and
 * `down` do not serve. Asks the database once; one that does not answer within two seconds counts as away.
 */
export async function readHealth(): Promise<Health> {
  const here = { uptime: Math.floor(process.uptime()), streams: openStreams() }
  const [rows, writes] = await Promise.all([inTime(ask()), inTime(takesWrites())])
  const row = rows?.[0]
  if (!row) return { status: 'down', process: here, database: 'down', worker: 'unknown', queue: null }
  const { workers, waiting, failed, oldest } = row
  const worker = workers > 0 ? 'up' : 'down'
  const well = worker === 'up' && oldest < tooOld && writes === true
  return {
    status: isStopping() ? 'stopping' : well ? 'ok' : 'degraded',
    process: here,
    database: writes ? 'up' : 'read-only',
    worker,
    queue: { waiting, failed, oldest },
  }
}

/** What a question to the database leads to; null where it fails or takes too long. */
function inTime<T>(asked: Promise<T>): Promise<T | null> {
  const late = new Promise<null>((resolve) => setTimeout(resolve, patience, null))
  return Promise.race([asked.catch(() => null), late])
}

function ask() {
  // A worker that lives holds its advisory lock, in whichever process it runs (lib/jobs/liveness.ts).
  return db().$queryRaw<{ workers: number; waiting: number; failed: number; oldest: number }[]>`
    SELECT (SELECT count(*)::int FROM pg_locks WHERE locktype = 'advisory' AND classid = ${livenessSpace}::oid AND objsubid = 2 AND granted
              AND database = (SELECT oid FROM pg_database WHERE datname = current_database())) AS "workers",
           count(*) FILTER (WHERE run_at <= now() AND attempts < max_attempts)::int AS "waiting",
           count(*) FILTER (WHERE attempts >= max_attempts)::int AS "failed",
           coalesce(extract(epoch FROM now() - min(run_at) FILTER (WHERE run_at <= now() AND attempts < max_attempts)), 0)::int AS "oldest"
      FROM graphile_worker._private_jobs`
}
