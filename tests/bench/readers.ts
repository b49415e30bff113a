import type { Bench } from '#tests/bench/bench'
import { type Child, forkScript } from '#tests/bench/child'
import type { ReadersAsk, ReadersReply } from '#tests/bench/readers-child'

/** When the last reader had each version, in monotonic ms; frames with a version, and all bytes, since the last look. */
export type Arrivals = { last: number[]; frames: number; bytes: number }

/** A crowd that reads one stream. */
export type Readers = {
  /** Resolves when all have the last of these versions, in rising order. Rejects when a reader was lost or misses one. */
  arrivals(ids: readonly number[]): Promise<Arrivals>
  /** Bytes of a frame with a version, as they were at the last look: the mean. */
  frameBytes(): number
  /** Leaves, with the processes in which they were. */
  close(): Promise<void>
}

/** Where they read (all the same, or each their own), with whose cookies, and how many open at the same moment. */
export type Reading = {
  port: number
  path: string | ((at: number) => string)
  cookies: readonly string[]
  atOnce?: number
}

const PROCESSES = 2
const AT_ONCE = 100
const PATIENCE_MS = 20_000

type Crowd = Child<ReadersAsk, ReadersReply>

/** Opens one stream for each cookie, in two processes of their own; resolves when all have what a stream begins with. */
export async function openReaders(bench: Bench, reading: Reading): Promise<Readers> {
  return (await gatherReaders(bench))(reading)
}

/** The same in two steps, so that what the second takes holds no start of a process. */
export async function gatherReaders(bench: Bench): Promise<(reading: Reading) => Promise<Readers>> {
  const crowds = await Promise.all(
    Array.from({ length: PROCESSES }, () => forkScript<ReadersAsk, ReadersReply>(bench, 'readers-child.ts')),
  )
  await Promise.all(crowds.map((crowd) => crowd.ask({ hello: true })))
  return (reading) => seat(crowds, reading)
}

async function seat(crowds: readonly Crowd[], { port, path, cookies, atOnce = AT_ONCE }: Reading): Promise<Readers> {
  const streams = cookies.map((cookie, at) => ({ path: typeof path === 'string' ? path : path(at), cookie }))
  const share = (index: number) => streams.filter((_, at) => at % PROCESSES === index)
  const each = Math.ceil(atOnce / PROCESSES)
  await Promise.all(crowds.map((crowd, index) => crowd.ask({ open: { port, streams: share(index), atOnce: each } })))
  let frameBytes = 0
  return {
    arrivals: async (ids) => {
      const replies = await Promise.all(crowds.map((crowd) => crowd.ask({ collect: { ids, withinMs: PATIENCE_MS } })))
      const sum = (figure: 'frames' | 'frameBytes' | 'bytes') =>
        replies.reduce((before, reply) => before + reply[figure], 0)
      frameBytes = Math.round(sum('frameBytes') / sum('frames')) || 0
      return {
        last: ids.map((_, index) => Math.max(...replies.map(({ last }) => last[index] ?? Number.NaN))),
        frames: sum('frames'),
        bytes: sum('bytes'),
      }
    },
    frameBytes: () => frameBytes,
    close: async () => {
      await Promise.all(crowds.map((crowd) => crowd.end()))
    },
  }
}
