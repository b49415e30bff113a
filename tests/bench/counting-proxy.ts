import { connect, createServer, type Socket } from 'node:net'
import type { Bench } from '#tests/bench/bench'

/** Counts what the site's own pool sends; the worker's and the listener's connections are passed on uncounted. */
export type CountingProxy = { url: string; statements(): number }

/**
 * Opens a proxy before PostgreSQL that counts statements: Query and Execute messages of the frontend protocol, version 3,
 * on connections whose application_name is the site's (`quorum`, `quorum-boards`).
 */
export async function openCountingProxy({ stops }: Bench, databaseUrl: string): Promise<CountingProxy> {
  const { hostname, port } = new URL(databaseUrl)
  let statements = 0
  const sockets = new Set<Socket>()
  const server = createServer((front) => {
    const back = connect(Number(port), hostname)
    const count = statementCounter(() => statements++)
    front.on('data', count)
    front.pipe(back).pipe(front)
    for (const socket of [front, back]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        front.destroy()
        back.destroy()
      })
    }
  })
  const open = () =>
    new Promise<number>((resolve, reject) => {
      server.once('error', reject).listen(0, '127.0.0.1', () => {
        const address = server.address()
        resolve(address && typeof address === 'object' ? address.port : 0)
      })
    })
  const own = await stops.open(open, async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
  const url = Object.assign(new URL(databaseUrl), { hostname: '127.0.0.1', port: String(own) }).href
  return { url, statements: () => statements }
}

/** Reads one connection's messages: the first has length and parameters, each later one a type before its length. */
function statementCounter(found: () => void): (part: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0)
  let started = false
  let counts = false
  return (part) => {
    rest = Buffer.concat([rest, part])
    for (;;) {
      const head = started ? 1 : 0
      if (rest.length < head + 4) return
      const size = head + rest.readInt32BE(head)
      if (rest.length < size) return
      if (!started) {
        counts = /application_name\0quorum(?:-boards)?\0/.test(rest.toString('latin1', 8, size))
        started = true
      } else if (counts && (rest[0] === 0x51 || rest[0] === 0x45)) found()
      rest = rest.subarray(size)
    }
  }
}
