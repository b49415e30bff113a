import { createServer, type ServerResponse } from 'node:http'
import { answerParent } from '#tests/bench/child'
import { monotonicMs } from '#tests/bench/numbers'

// The yardstick of the stream: Node's http server, an SSE response for each reader, and a loop that writes to all.

/** Opens it, or sends a frame of so many bytes to everybody. */
export type Broadcast = { open: true } | { id: number; bytes: number }

const readers = new Set<ServerResponse>()

const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache, no-transform' })
  response.write('event: snapshot\nid: 0.all\ndata: {}\n\n')
  readers.add(response)
  response.on('close', () => readers.delete(response))
})

/** Answers with its port, or with the instant at which it began to write. */
answerParent(async (message: Broadcast): Promise<number> => {
  if ('open' in message) {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', 511, resolve))
    const address = server.address()
    return address && typeof address === 'object' ? address.port : 0
  }
  const at = monotonicMs()
  const start = `event: patch\nid: ${message.id}.all\ndata: `
  const frame = Buffer.from(`${start}${'x'.repeat(Math.max(1, message.bytes - start.length - 2))}\n\n`)
  for (const reader of readers) reader.write(frame)
  return at
})
