import type { IncomingMessage, ServerResponse } from 'node:http'

/** How much of a body that nobody wants is read away (bytes), and how long that may take (ms). */
const most = 1_000_000
const longest = 2_000

/**
 * An answer to a body that was not read to its end closes the connection: what is left of it would hold up the next
 * request there, which behind a proxy is somebody else's (RFC 9112, 9.3). Before that a good part of the rest is read
 * away, since a sender who is cut off while sending never reads the answer (9.6).
 */
export function settleUnread(request: IncomingMessage, response: ServerResponse): void {
  const { headers } = request
  if (headers['transfer-encoding'] === undefined && !Number(headers['content-length'])) return
  const writeHead = response.writeHead.bind(response)
  const end = response.end.bind(response)
  const close = () => {
    if (!request.complete && !response.headersSent) response.setHeader('Connection', 'close')
  }
  response.writeHead = ((...all: Parameters<typeof writeHead>) => {
    close()
    return writeHead(...all)
  }) as typeof response.writeHead
  response.end = ((...all: Parameters<typeof end>) => {
    close()
    void readAway(request).then(() => end(...all))
    return response
  }) as typeof response.end
}

async function readAway(request: IncomingMessage): Promise<void> {
  if (request.complete || request.destroyed) return
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, longest)
  let left = most
  request.unpipe()
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length
    if (left < 0) resolve()
  })
  for (const event of ['end', 'close', 'error']) request.once(event, () => resolve())
  request.resume()
  await promise
  clearTimeout(timer)
}
