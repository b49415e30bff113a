import { createServer, type ServerResponse } from 'node:http'
import { answerParent } from '#tests/bench/child'
import { monotonicMs } from '#tests/bench/numbers'

// The yardstick of the stream: Node's http server, an SSE response for each reader, and a loop that writes to all. Of a storm
// of votes: each POST is counted and answered with the count, which all are told: at once, or as long after the last time as
// the site gathers changes.

/** Opens it; sends a frame of so many bytes to everybody; says what it has used of the processor. */
export type Broadcast = { open: { gatherMs: number; bytes: number } } | { id: number; bytes: number } | { cpu: true }

const readers = new Set<ServerResponse>()
let count = 0
let gathering = false
let writtenAt = Number.NEGATIVE_INFINITY

function write(id: number, bytes: number): void {
  const start = `event: patch\nid: ${id}.all\ndata: `
  const frame = Buffer.from(`${start}${'x'.repeat(Math.max(1, bytes - start.length - 2))}\n\n`)
  for (const reader of readers) reader.write(frame)
}

async function listen(gatherMs: number, bytes: number): Promise<number> {
  const server = createServer((request, response) => {
    if (request.method === 'POST') {
      request.resume()
      count += 1
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ version: count }))
      if (gathering) return
      gathering = true
      const tell = () => {
        gathering = false
        writtenAt = monotonicMs()
        write(count, bytes)
      }
      setTimeout(tell, Math.max(0, writtenAt + gatherMs - monotonicMs()))
      return
    }
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache, no-transform' })
    response.write('event: snapshot\nid: 0.all\ndata: {}\n\nevent: presence\ndata: {}\n\n')
    readers.add(response)
    response.on('close', () => readers.delete(response))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', 511, resolve))
  const address = server.address()
  return address && typeof address === 'object' ? address.port : 0
}

/** Answers with its port, the instant at which it began to write, or processor seconds. */
answerParent(async (message: Broadcast): Promise<number> => {
  if ('open' in message) return listen(message.open.gatherMs, message.open.bytes)
  if ('cpu' in message) {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1e6
  }
  const at = monotonicMs()
  write(message.id, message.bytes)
  return at
})
