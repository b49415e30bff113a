import type { Tx } from '../db/client.ts'

/** The tasks that the worker knows, with their payloads. wire.ts gives each its work. */
export type Tasks = {
  'send-mail': { mailId: string }
  'board-closed': { boardId: string }
  'clean-up': Record<string, never>
}

export type TaskName = keyof Tasks

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
  const { key = null, runAt = null, maxAttempts = 12 } = options
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(${task}, payload := ${JSON.stringify(payload)}::json, job_key := ${key}::text,
      run_at := ${runAt}::timestamptz, max_attempts := ${maxAttempts}::int)`
}
