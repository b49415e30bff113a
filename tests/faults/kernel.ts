import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

const PIECE = 64 * 1024
const PIECES = 512

/** How many bytes the machine itself takes for a connection whose other end reads nothing, before the writer has to hold any. */
export async function kernelHolds(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const reader = connect(typeof address === 'object' && address ? address.port : 0, '127.0.0.1').pause()
  const [writer] = (await once(server, 'connection')) as [Socket]
  try {
    for (const socket of [reader, writer]) socket.on('error', () => undefined)
    for (let piece = 0; piece < PIECES; piece++) writer.write(Buffer.alloc(PIECE))
    // What is held does not get less any more.
    for (let before = Number.POSITIVE_INFINITY; writer.writableLength < before; await wait(100))
      before = writer.writableLength
    return PIECES * PIECE - writer.writableLength
  } finally {
    for (const socket of [reader, writer]) socket.destroy()
    server.close()
  }
}
