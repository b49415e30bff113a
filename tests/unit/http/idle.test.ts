import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { beatMs } from '#lib/board/frames'
import { makeServer } from '#lib/http/idle'

const cleanUp: (() => void)[] = []
afterEach(() => {
  for (const end of cleanUp.splice(0)) end()
})

/** A connection to a server with these limits of time, on which a page was asked for; and the two ends of its answer. */
async function asked(limits?: Parameters<typeof makeServer>[0]): Promise<{ socket: Socket; response: ServerResponse }> {
  const server = makeServer(limits)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => undefined)
  cleanUp.push(() => {
    socket.destroy()
    server.closeAllConnections()
    server.close()
  })
  socket.pause().write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
  const [, response] = (await once(server, 'request')) as [IncomingMessage, ServerResponse]
  return { socket, response }
}

it('keeps no answer for somebody who never reads it', async () => {
  const { response } = await asked({ idle: 100, keepAlive: 65_000 })
  response.end(Buffer.alloc(50_000_000))
  await once(response, 'close')
  expect(response.writableFinished).toBe(false)
})

it('gives streams, whose beats are all that moves on a quiet board, several beats’ time', async () => {
  const { response } = await asked()
  expect(response.socket?.timeout).toBeGreaterThan(4 * beatMs)
})

it('lets a connection wait for its next request longer than a proxy keeps it', async () => {
  const { socket, response } = await asked({ idle: 100, keepAlive: 300_000 })
  response.end('fine')
  await once(response, 'close')
  expect(response.req.socket.timeout).toBeGreaterThanOrEqual(300_000)
  socket.destroy()
})
