import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, it, vi } from 'vitest'
import { db, transaction } from '#lib/db/client'
import { newId } from '#lib/ids'
import { releaseDeadWorkers } from '#lib/jobs/liveness'
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

/** As if it had been locked a minute ago, past the grace of a worker that has just begun. */
const lockedLongAgo = () =>
  db()
    .$executeRaw`UPDATE graphile_worker._private_jobs SET locked_at = now() - interval '1 minute' WHERE locked_by IS NOT NULL`
const lockedBy = async () =>
  (await db().$queryRaw<{ by: string | null }[]>`SELECT locked_by AS by FROM graphile_worker._private_jobs`)[0]?.by

it('runs a job after the commit, never before', async () => {
  const done: string[] = []
  await start(async ({ boardId }) => void done.push(boardId))
  const boardId = newId()
  await transaction(async (tx) => {
    await enqueueJob(tx, 'board-closed', { boardId })
    await wait(300)
    expect(done).toEqual([])
  })
  await vi.waitFor(() => expect(done).toEqual([boardId]), { timeout: 5_000 })
  await vi.waitFor(async () => expect(await jobs()).toEqual([]))
})

it('tells the work which try it is, and tries again what throws', async () => {
  const tries: { attempt: number; last: boolean }[] = []
  await transaction((tx) => enqueueJob(tx, 'board-closed', { boardId: newId() }, { maxAttempts: 2 }))
  await start(async (_payload, attempt) => {
    tries.push(attempt)
    if (tries.length === 1) throw new Error('not yet')
  })
  await vi.waitFor(() => expect(tries).toHaveLength(1), { timeout: 5_000 })
  await vi.waitFor(async () => expect(await lockedBy()).toBeNull())
  await db().$executeRaw`UPDATE graphile_worker._private_jobs SET run_at = now()`
  await vi.waitFor(() => expect(tries).toHaveLength(2), { timeout: 8_000 })
  expect(tries).toEqual([
    { attempt: 1, last: false },
    { attempt: 2, last: true },
  ])
})

it('lets what is in flight finish when it stops, and runs it once', async () => {
  let runs = 0
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  const worker = await start(async () => {
    runs += 1
    begin()
    await wait(400)
  })
  await add()
  await begun
  await worker.stop()
  running.length = 0
  expect(await jobs()).toEqual([])
  await start(async () => {
    runs += 1
  })
  await wait(500)
  expect(runs).toBe(1)
})

it('hands back what takes longer than a stop may: the next worker has it at once, and the try does not count', async () => {
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  const { promise: never, resolve: letGo } = Promise.withResolvers<void>()
  const worker = await start(async () => {
    begin()
    await never
  })
  running.length = 0
  await add()
  await begun
  await worker.stop(50)
  expect(await lockedBy()).toBeNull()
  const attempts: number[] = []
  await start(async (_payload, { attempt }) => void attempts.push(attempt))
  await vi.waitFor(() => expect(attempts).toEqual([1]), { timeout: 5_000 })
  letGo()
})

it('replaces a waiting job of the same key', async () => {
  const [first, second] = [newId(), newId()]
  for (const boardId of [first, second])
    await transaction((tx) => enqueueJob(tx, 'board-closed', { boardId }, { key: 'one' }))
  const done: string[] = []
  await start(async ({ boardId }) => void done.push(boardId))
  await vi.waitFor(() => expect(done).toEqual([second]), { timeout: 5_000 })
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

it('leaves the job of a worker that lives, also after its liveness connection was lost', async () => {
  const { promise: finished, resolve: finish } = Promise.withResolvers<void>()
  let runs = 0
  await start(async () => {
    runs += 1
    await finished
  })
  await add()
  await vi.waitFor(() => expect(runs).toBe(1), { timeout: 5_000 })
  await lockedLongAgo()
  expect(await releaseDeadWorkers(databaseUrl)).toBe(0)

  await db().$executeRaw`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE application_name = 'quorum-worker' AND datname = current_database()`
  await wait(800)
  expect(await releaseDeadWorkers(databaseUrl)).toBe(0)
  expect(await lockedBy()).not.toBeNull()
  finish()
  await vi.waitFor(async () => expect(await jobs()).toEqual([]), { timeout: 5_000 })
  expect(runs).toBe(1)
})
