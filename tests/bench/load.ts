import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/** A client of a board: its cookie, the address that it sends to, and the topics that it votes for. */
export type LoadClient = { cookie: string; path: string; topics: readonly string[] }

/** A load on one server: so many clients, each of which sends its next request when the last is answered. */
export type Load = { port: number; seconds: number } & (
  | { kind: 'pages'; path: string; clients: number; contains: string; headers: Record<string, string> }
  | { kind: 'commands'; clients: readonly LoadClient[]; echo: boolean }
)

/** Answers per second, of those that came before time was up, and how long an answer took, in ms. */
export type Answered = { perSecond: number; p50: number; p99: number }

/**
 * Puts the load on from a thread of its own. Rejects at the first answer that is not the one that was asked for: no figure
 * comes from wrong answers.
 */
export async function runLoad(load: Load): Promise<Answered> {
  const worker = new Worker(new URL('load-worker.ts', import.meta.url), { workerData: load })
  try {
    const [answered] = await once(worker, 'message')
    return answered as Answered
  } finally {
    await worker.terminate()
  }
}
