import type { Bench } from '#tests/bench/bench'
import { forkScript } from '#tests/bench/child'
import type { ReadersAsk, ReadersReply } from '#tests/bench/readers-child'

/** When the last reader had each version, in monotonic ms; frames with a version, and all bytes, since the last look. */
export type Arrivals = { last: number[]; frames: number; bytes: number }

/** A crowd that reads one stream. */
export type Readers = {
  /** Resolves when all have the last of these versions, in rising order. Rejects when a reader was lost or misses one. */
  arrivals(ids: readonly number[]): Promise<Arrivals>
  /** Bytes of the latest frame with a version. */
  frameBytes(): number
  /** Leaves. */
  close(): Promise<void>
}

/** Where they read, each with a cookie of their own, and how many open at the same moment. */
export type Reading = { port: number; path: string; cookies: readonly string[]; atOnce?: number }

const PROCESSES = 2
const AT_ONCE = 100
const PATIENCE_MS = 20_000

/** Opens one stream for each cookie, in two processes of their own; resolves when all have their snapshot. */
export async function openReaders(bench: Bench, { atOnce = AT_ONCE, ...stream }: Reading): Promise<Readers> {
  const crowds = await Promise.all(
    Array.from({ length: PROCESSES }, () => forkScript<ReadersAsk, ReadersReply>(bench, 'readers-child.ts')),
  )
  const share = (index: number) => stream.cookies.filter((_, at) => at % PROCESSES === index)
  const each = Math.ceil(atOnce / PROCESSES)
  await Promise.all(
    crowds.map((crowd, index) => crowd.ask({ open: { ...stream, cookies: share(index), atOnce: each } })),
  )
  let frameBytes = 0
  return {
    arrivals: async (ids) => {
      const replies = await Promise.all(crowds.map((crowd) => crowd.ask({ collect: { ids, withinMs: PATIENCE_MS } })))
      frameBytes = replies[0]?.frameBytes ?? 0
      return {
        last: ids.map((_, index) => Math.max(...replies.map(({ last }) => last[index] ?? Number.NaN))),
        frames: replies.reduce((sum, reply) => sum + reply.frames, 0),
        bytes: replies.reduce((sum, reply) => sum + reply.bytes, 0),
      }
    },
    frameBytes: () => frameBytes,
    close: async () => {
      await Promise.all(crowds.map((crowd) => crowd.ask({ close: true })))
    },
  }
}
