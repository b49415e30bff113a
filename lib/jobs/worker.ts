import { setTimeout as wait } from 'node:timers/promises'
import { type JobHelpers, parseCronItems, type Runner, run, type TaskList } from 'graphile-worker'
import { env } from '../env.ts'
import { log } from '../log.ts'
import { claimWorker, releaseDeadWorkers } from './liveness.ts'
import type { TaskName, Tasks } from './queue.ts'

/** One try at a job: which one it is, and whether another follows if it throws. */
export type Attempt = { attempt: number; last: boolean }

/** The work behind each task. May run twice after a crash, so each is idempotent. */
export type Workers = { [T in TaskName]: (payload: Tasks[T], attempt: Attempt) => Promise<void> }

/**
 * A running worker. `stop` lets what is in flight finish, for six seconds unless told; what takes longer is handed back for
 * the next worker, and need not be waited for.
 */
export type RunningWorker = { stop(withinMs?: number): Promise<void> }

const patienceMs = 6_000

function taskList(workers: Workers): TaskList {
  const attemptOf = (helpers: JobHelpers): Attempt => ({
    attempt: helpers.job.attempts,
    last: helpers.job.attempts >= helpers.job.max_attempts,
  })
  return Object.fromEntries(
    Object.entries(workers).map(([name, work]) => [
      name,
      (payload: unknown, helpers: JobHelpers) =>
        (work as (given: unknown, attempt: Attempt) => Promise<void>)(payload, attemptOf(helpers)),
    ]),
  )
}

/**
 * Starts graphile-worker in this process. What a killed worker had locked is released first, if its liveness lock is free.
 * `completeJobBatchDelay: 0`: otherwise 0.18.0 forgets the last job of a graceful stop, and it runs twice.
 */
export async function startWorker(workers: Workers): Promise<RunningWorker> {
  const claim = await claimWorker(env().directUrl)
  const sweep = () =>
    releaseDeadWorkers(env().directUrl).catch((error: unknown) => log().warn({ err: error }, 'no sweep'))
  await sweep()
  const timers = [setTimeout(sweep, 6_000), setInterval(sweep, 30_000)]
  const runner: Runner = await run({
    connectionString: env().databaseUrl,
    concurrency: 4,
    maxPoolSize: 5,
    pollInterval: 2_000,
    noHandleSignals: true,
    taskList: taskList(workers),
    parsedCronItems: parseCronItems([{ task: 'clean-up', match: '17 * * * *' }]),
    logger: claim.logger,
    events: claim.events,
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  })
  runner.promise.catch((error: unknown) => log().error({ err: error }, 'the worker stopped'))
  // Who hears that it runs finds it alive, too.
  await claim.held()
  return {
    stop: async (withinMs = patienceMs) => {
      for (const timer of timers) clearInterval(timer)
      const late = new AbortController()
      const stopped = runner.stop().then(
        () => true,
        () => false,
      )
      const inTime = await Promise.race([stopped, wait(withinMs, false, { signal: late.signal })])
      late.abort()
      if (!inTime) await claim.handBack()
      await claim.release()
    },
  }
}
