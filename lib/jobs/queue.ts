import type { Tx } from '../db/client.ts'

/** The tasks that the worker knows, with their payloads. wire.ts gives each its work. */
export type Tasks = {
  'send-mail': { mailId: string }
  'board-closed': { boardId: string }
  'clean-up': Record<string, never>
}

export type TaskName = keyof Tasks

/** How often a job is tried where nothing else is said. */
const maxTries = 12

/**
 * Writes a job into the transaction of the fact that it follows from (rule 3): it runs after the commit, or never existed.
 * @param options.key - a job waiting under the same key is replaced
 * @param options.runAt - not before this instant
 */
export async function enqueueJob<T extends TaskName>(
  tx: Tx,
  task: T,
  payload: Tasks[T],
  options: { key?: string; runAt?: Date; maxAttempts?: number } = {},
): Promise<void> {
  const { key = null, runAt = null, maxAttempts = maxTries } = options
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(${task}, payload := ${JSON.stringify(payload)}::json, job_key := ${key}::text,
      run_at := ${runAt}::timestamptz, max_attempts := ${maxAttempts}::int)`
}

/**
 * As `enqueueJob`, for many jobs of one task: one statement, however many there are. A job waiting under the same key is
 * replaced.
 */
export async function enqueueJobs<T extends TaskName>(
  tx: Tx,
  task: T,
  jobs: readonly { payload: Tasks[T]; key: string }[],
): Promise<void> {
  if (jobs.length === 0) return
  const payloads = jobs.map(({ payload }) => JSON.stringify(payload))
  const keys = jobs.map(({ key }) => key)
  await tx.$executeRaw`
    SELECT count(*) FROM graphile_worker.add_jobs(ARRAY(
      SELECT (${task}, j.payload::json, NULL, NULL, ${maxTries}, j.key, NULL, NULL)::graphile_worker.job_spec
        FROM unnest(${payloads}::text[], ${keys}::text[]) AS j(payload, key)))`
}
