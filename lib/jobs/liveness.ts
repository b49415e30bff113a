import { EventEmitter } from 'node:events'
import { Logger, makeWorkerUtils, type WorkerEvents } from 'graphile-worker'
import pg from 'pg'
import { log } from '../log.ts'

/** First half of the advisory lock's key; the second is a hash of the worker's id. */
export const livenessSpace = 0x71756f

/** A worker that has just started may lock a job a moment before its liveness lock is held; nobody takes it from it then. */
const graceSeconds = 5

const retryMs = 250

/** A connection that holds the advisory lock of each id, and comes back with all of them when it is lost. */
class LivenessLocks {
  readonly #url: string
  readonly #ids = new Set<string>()
  #client: pg.Client | null = null
  #released = false
  #last: Promise<void> = Promise.resolve()

  constructor(url: string) {
    this.#url = url
  }

  async connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url, application_name: 'quorum-worker', keepAlive: true })
    client.on('error', (error) => log().warn({ err: error }, 'the liveness lock was lost'))
    client.on('end', () => this.#lost(client))
    await client.connect()
    this.#client = client
    for (const id of this.#ids) await this.hold(id)
  }

  /** Takes the lock of an id, one after the other. Never rejects. */
  hold(id: string): Promise<void> {
    this.#ids.add(id)
    this.#last = this.#last.then(async () => {
      try {
        await this.#client?.query('SELECT pg_advisory_lock_shared($1, hashtext($2))', [livenessSpace, id])
      } catch (error) {
        log().warn({ err: error }, 'no liveness lock')
      }
    })
    return this.#last
  }

  /** Resolves when every lock that was asked for so far is held. */
  held(): Promise<void> {
    return this.#last
  }

  /** Unlocks what these ids hold. The try that was cut short does not count. */
  async handBack(): Promise<number> {
    const handed = await this.#client?.query(
      `UPDATE graphile_worker._private_jobs SET locked_at = NULL, locked_by = NULL, attempts = greatest(0, attempts - 1)
        WHERE locked_by = ANY($1)`,
      [[...this.#ids]],
    )
    return handed?.rowCount ?? 0
  }

  async release(): Promise<void> {
    this.#released = true
    await this.#client?.end().catch(() => undefined)
  }

  #lost(client: pg.Client): void {
    if (this.#released || client !== this.#client) return
    this.#client = null
    this.#comeBack()
  }

  #comeBack(): void {
    setTimeout(() => {
      if (!this.#released) this.connect().catch(() => this.#comeBack())
    }, retryMs)
  }
}

/**
 * Proof that a worker lives: a connection that holds an advisory lock for each id under which it locks jobs. The database
 * frees it when the process dies, however it dies.
 */
export async function claimWorker(url: string) {
  const locks = new LivenessLocks(url)
  await locks.connect()
  const events: WorkerEvents = new EventEmitter()
  events.on('pool:create', ({ workerPool }) => void locks.hold(workerPool.id))
  events.on('worker:create', ({ worker }) => void locks.hold(worker.workerId))
  const logger = new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') log().warn({ worker: true }, message)
    else log().debug({ worker: true }, message)
  })
  const looked = lookingAround(events)
  const handBack = async () => {
    try {
      await looked()
      log().warn(
        { jobs: await locks.handBack() },
        'jobs were still running when the worker stopped; they are handed back',
      )
    } catch (error) {
      log().warn({ err: error }, 'jobs could not be handed back; the next worker finds them')
    }
  }
  return { events, logger, handBack, held: () => locks.held(), release: () => locks.release() }
}

/**
 * Resolves when no worker is looking for a job: one that was on its way when the workers were told to stop still finds
 * whatever is free, and would take a job that is handed back.
 */
function lookingAround(events: WorkerEvents): () => Promise<void> {
  let looking = 0
  const { promise, resolve } = Promise.withResolvers<void>()
  let waited = false
  const found = () => {
    looking -= 1
    if (waited && looking === 0) resolve()
  }
  events.on('worker:getJob:start', () => {
    looking += 1
  })
  events.on('job:start', found)
  events.on('worker:getJob:empty', found)
  events.on('worker:getJob:error', found)
  return () => {
    waited = true
    if (looking === 0) resolve()
    return promise
  }
}

/** Hands jobs of dead workers back: those whose liveness lock nobody holds. Returns how many workers were found dead. */
export async function releaseDeadWorkers(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url, application_name: 'quorum-worker' })
  await client.connect()
  try {
    const { rows } = await client.query<{ id: string; free: boolean }>(
      `SELECT id, pg_try_advisory_lock($1, hashtext(id)) AS free
         FROM (SELECT locked_by AS id FROM graphile_worker._private_jobs
                WHERE locked_by IS NOT NULL GROUP BY locked_by
               HAVING max(locked_at) < clock_timestamp() - make_interval(secs => $2)) AS held`,
      [livenessSpace, graceSeconds],
    )
    const dead = rows.filter((row) => row.free).map((row) => row.id)
    if (dead.length === 0) return 0
    const utils = await makeWorkerUtils({ connectionString: url })
    await utils.forceUnlockWorkers(dead)
    await utils.release()
    return dead.length
  } finally {
    await client.end()
  }
}
