import { connect, createServer, type Socket } from 'node:net'

/** Both ends of one connection, and how many stalls hold it at the moment. */
type Pair = { front: Socket; back: Socket; stalls: number }

/** What stands between the clients and one server process, and can fail as a network does. */
export type FaultyProxy = {
  port: number
  /** Cuts connections as if a cable was pulled: every one, or every nth. */
  cut(nth?: number): void
  /** Lets nothing through, either way, for as long; the connections stay. */
  stall(ms: number): void
  close(): Promise<void>
}

/** Opens one before this port of 127.0.0.1. */
export async function openProxy(to: number): Promise<FaultyProxy> {
  const pairs = new Set<Pair>()
  const timers = new Set<NodeJS.Timeout>()
  const server = createServer((front) => {
    const back = connect(to, '127.0.0.1')
    const pair: Pair = { front, back, stalls: 0 }
    pairs.add(pair)
    front.pipe(back).pipe(front)
    const end = () => {
      pairs.delete(pair)
      front.destroy()
      back.destroy()
    }
    for (const socket of [front, back]) socket.on('error', () => undefined).on('close', end)
  })
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  return {
    port,
    cut: (nth = 1) => {
      for (const [at, { front, back }] of [...pairs].entries())
        if (at % nth === 0) for (const socket of [front, back]) socket.resetAndDestroy()
    },
    stall: (ms) => {
      const stalled = [...pairs]
      for (const pair of stalled) {
        pair.stalls += 1
        for (const socket of [pair.front, pair.back]) socket.unpipe().pause()
      }
      const timer = setTimeout(() => {
        timers.delete(timer)
        for (const pair of stalled) {
          pair.stalls -= 1
          // Piped once more while it is piped, a connection would say everything twice.
          if (pair.stalls === 0 && pairs.has(pair)) pair.front.pipe(pair.back).pipe(pair.front)
        }
      }, ms)
      timers.add(timer)
    },
    close: async () => {
      for (const timer of timers) clearTimeout(timer)
      for (const { front, back } of pairs) for (const socket of [front, back]) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
