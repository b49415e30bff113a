import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/** A load on one site: so many clients, each of which sends its next request when the last is answered. */
export type Load = { port: number; path: string; seconds: number } & (
  | { kind: 'pages'; clients: number; contains: string; headers: Record<string, string> }
  | { kind: 'commands'; clients: readonly { cookie: string }[]; topics: readonly string[]; echo: boolean }
)

/**
 * Puts the load on from a thread of its own. Resolves with answers per second, of those that came before time was up.
 * Rejects at the first answer that is not the one that was asked for: no figure comes from wrong answers.
 */
export async function runLoad(load: Load): Promise<number> {
  const worker = new Worker(new URL('load-worker.ts', import.meta.url), { workerData: load })
  try {
    const [count] = await once(worker, 'message')
    return Number(count) / load.seconds
  } finally {
    await worker.terminate()
  }
}
