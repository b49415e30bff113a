import { afterEach, expect, it, vi } from 'vitest'
import { db, transaction } from '#lib/db/client'
import { newId } from '#lib/ids'
import { livenessSpace, releaseDeadWorkers } from '#lib/jobs/liveness'
import { enqueueJob } from '#lib/jobs/queue'
import { type RunningWorker, startWorker, type Workers } from '#lib/jobs/worker'
import { databaseUrl } from '#tests/support/database'
import { jobs } from '#tests/support/mails'

const running: RunningWorker[] = []
const nothing = async () => undefined

afterEach(async () => {
  await Promise.all(running.splice(0).map((worker) => worker.stop()))
})

/** A worker that does this for each board-closed job. */
async function start(work: Workers['board-closed']): Promise<RunningWorker> {
  const worker = await startWorker({ 'send-mail': nothing, 'clean-up': nothing, 'board-closed': work })
  running.push(worker)
  return worker
}

const add = (boardId = newId()) => transaction((tx) => enqueueJob(tx, 'board-closed', { boardId }))

/** Waits for what must come, however busy the machine is. */
const soon = (what: () => void | Promise<void>) => vi.waitFor(what, { timeout: 20_000, interval: 20 })

/** As if it had been locked a minute ago, past the grace of a worker that has just begun. */
const lockedLongAgo = () =>
  db()
    .$executeRaw`UPDATE graphile_worker._private_jobs SET locked_at = now() - interval '1 minute' WHERE locked_by IS NOT NULL`
const lockedBy = async () =>
  (await db().$queryRaw<{ by: string | null }[]>`SELECT locked_by AS by FROM graphile_worker._private_jobs`)[0]?.by

it('runs a job after the commit, never before', async () => {
  const done: string[] = []
  await start(async ({ boardId }) => void done.push(boardId))
  const [boardId, later] = [newId(), newId()]
  await transaction(async (tx) => {
    await enqueueJob(tx, 'board-closed', { boardId })
    // What was written after it and committed is done, so the worker has looked, and more than once.
    await add(later)
    await soon(() => expect(done).toContain(later))
    expect(done).toEqual([later])
  })
  await soon(() => expect(done).toEqual([later, boardId]))
  await soon(async () => expect(await jobs()).toEqual([]))
})

it('tells the work which try it is, and tries again what throws', async () => {
  const tries: { attempt: number; last: boolean }[] = []
  await transaction((tx) => enqueueJob(tx, 'board-closed', { boardId: newId() }, { maxAttempts: 2 }))
  await start(async (_payload, attempt) => {
    tries.push(attempt)
    if (tries.length === 1) throw new Error('not yet')
  })
  await soon(() => expect(tries).toHaveLength(1))
  await soon(async () => expect(await lockedBy()).toBeNull())
  await db().$executeRaw`UPDATE graphile_worker._private_jobs SET run_at = now()`
  // It would be found within two seconds; a job that comes has the worker look now.
  await db().$executeRaw`SELECT graphile_worker.add_job('clean-up')`
  await soon(() => expect(tries).toHaveLength(2))
  expect(tries).toEqual([
    { attempt: 1, last: false },
    { attempt: 2, last: true },
  ])
})

it('lets what is in flight finish when it stops, and runs it once', async () => {
  const runs: string[] = []
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  const { promise: finished, resolve: finish } = Promise.withResolvers<void>()
  const worker = await start(async ({ boardId }) => {
    runs.push(boardId)
    begin()
    await finished
  })
  running.length = 0
  const [boardId, later] = [newId(), newId()]
  await add(boardId)
  await begun
  const stopped = worker.stop()
  // It takes nothing more, and has let nothing go.
  await add(later)
  await start(async (job) => void runs.push(job.boardId))
  await soon(() => expect(runs).toEqual([boardId, later]))
  expect(await lockedBy()).not.toBeNull()
  finish()
  await stopped
  await soon(async () => expect(await jobs()).toEqual([]))
  expect(runs).toEqual([boardId, later])
})

it('hands back what takes longer than a stop may: the next worker has it at once, and the try does not count', async () => {
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  const { promise: never, resolve: letGo } = Promise.withResolvers<void>()
  let runs = 0
  await add()
  const worker = await start(async () => {
    runs += 1
    begin()
    await never
  })
  running.length = 0
  // At once: its other hands still look for work, and must not take what it has just handed back.
  await begun
  await worker.stop(1)
  expect(await lockedBy()).toBeNull()
  const attempts: number[] = []
  await start(async (_payload, { attempt }) => void attempts.push(attempt))
  await soon(() => expect(attempts).toEqual([1]))
  expect(runs).toBe(1)
  letGo()
})

it('replaces a waiting job of the same key', async () => {
  const [first, second] = [newId(), newId()]
  for (const boardId of [first, second])
    await transaction((tx) => enqueueJob(tx, 'board-closed', { boardId }, { key: 'one' }))
  const done: string[] = []
  await start(async ({ boardId }) => void done.push(boardId))
  await soon(() => expect(done).toEqual([second]))
})

it('hands the job of a dead worker back, after a short grace', async () => {
  await add()
  await db()
    .$executeRaw`UPDATE graphile_worker._private_jobs SET locked_by = 'worker-dead', locked_at = now(), attempts = 1`
  expect(await releaseDeadWorkers(databaseUrl)).toBe(0)
  await lockedLongAgo()
  expect(await releaseDeadWorkers(databaseUrl)).toBe(1)
  expect(await lockedBy()).toBeNull()
})

/** Who says to be alive, by which connection. */
const liveness = () => db().$queryRaw<{ id: string; pid: number }[]>`
  SELECT objid::text AS id, pid FROM pg_locks WHERE locktype = 'advisory' AND classid = ${livenessSpace}::oid
     AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) ORDER BY objid`

it('leaves the job of a worker that lives, also after its liveness connection was lost', async () => {
  const { promise: finished, resolve: finish } = Promise.withResolvers<void>()
  let runs = 0
  await start(async () => {
    runs += 1
    await finished
  })
  await add()
  await soon(() => expect(runs).toBe(1))
  await lockedLongAgo()
  expect(await releaseDeadWorkers(databaseUrl)).toBe(0)

  const held = await liveness()
  expect(held.length).toBeGreaterThan(1)
  await db().$executeRaw`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE application_name = 'quorum-worker' AND datname = current_database()`
  await soon(async () => {
    const again = await liveness()
    expect(again.map(({ id }) => id)).toEqual(held.map(({ id }) => id))
    expect(again[0]?.pid).not.toBe(held[0]?.pid)
  })
  expect(await releaseDeadWorkers(databaseUrl)).toBe(0)
  expect(await lockedBy()).not.toBeNull()
  finish()
  await soon(async () => expect(await jobs()).toEqual([]))
  expect(runs).toBe(1)
})
