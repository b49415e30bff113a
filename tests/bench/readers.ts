import type { Bench } from '#tests/bench/bench'
import { forkScript } from '#tests/bench/child'
import type { ReadersAsk, ReadersReply } from '#tests/bench/readers-child'

/** A crowd that reads one stream. */
export type Readers = {
  /** For each version, when the last reader had it, in monotonic ms. Rejects when a reader was lost or misses one. */
  lastArrivals(ids: readonly number[]): Promise<number[]>
  /** Bytes of the latest frame with a version. */
  frameBytes(): number
}

const PROCESSES = 2
const PATIENCE_MS = 10_000

/** Opens one stream for each cookie, in two processes of their own; resolves when all have their snapshot. */
export async function openReaders(
  bench: Bench,
  stream: { port: number; path: string; cookies: readonly string[] },
): Promise<Readers> {
  const crowds = await Promise.all(
    Array.from({ length: PROCESSES }, () => forkScript<ReadersAsk, ReadersReply>(bench, 'readers-child.ts')),
  )
  const share = (index: number) => stream.cookies.filter((_, at) => at % PROCESSES === index)
  await Promise.all(crowds.map((crowd, index) => crowd.ask({ open: { ...stream, cookies: share(index) } })))
  let bytes = 0
  return {
    lastArrivals: async (ids) => {
      const replies = await Promise.all(crowds.map((crowd) => crowd.ask({ collect: { ids, withinMs: PATIENCE_MS } })))
      bytes = replies[0]?.bytes ?? 0
      return ids.map((_, index) => Math.max(...replies.map(({ last }) => last[index] ?? Number.NaN)))
    },
    frameBytes: () => bytes,
  }
}
