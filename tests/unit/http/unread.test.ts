import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { settleUnread } from '#lib/http/unread'

const cleanUp: (() => void)[] = []
afterEach(() => {
  for (const end of cleanUp.splice(0)) end()
})

/** A connection to a server that answers so, and all that it has said so far. */
async function connected(
  answer: RequestListener,
): Promise<{ socket: Socket; said: () => string; closed: Promise<unknown> }> {
  const server = createServer((request, response) => {
    settleUnread(request, response)
    answer(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  let text = ''
  // Who goes on sending after the end is cut off.
  socket.on('error', () => undefined)
  socket.setEncoding('utf8').on('data', (piece) => {
    text += piece
  })
  cleanUp.push(() => {
    socket.destroy()
    server.closeAllConnections()
    server.close()
  })
  await once(socket, 'connect')
  return { socket, said: () => text, closed: new Promise<void>((resolve) => socket.once('close', () => resolve())) }
}

const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`
const chunked = 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n'
const get = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'

/** Reads the first piece of a body, then has enough of it. */
const enough: RequestListener = (request, response) => {
  if (request.method === 'GET') return void response.end('next')
  request.once('data', () => {
    request.pause()
    response.writeHead(413).end('too large')
  })
}

it('closes the connection behind an answer to a body that is not read, whose sender hears it all the same', async () => {
  const { socket, said, closed } = await connected(enough)
  socket.write(chunked + chunk('x'.repeat(200_000)))
  socket.write(`${chunk('x'.repeat(200_000))}0\r\n\r\n${get}`)
  await closed
  expect(said()).toMatch(/^HTTP\/1\.1 413 .*\r\nConnection: close\r\n.*too large/s)
  expect(said()).not.toContain('next')
})

it('waits for no sender who takes their time, and reads nobody’s endless body', async () => {
  const slow = await connected(enough)
  slow.socket.write(chunked + chunk('begun'))
  const endless = await connected(enough)
  endless.socket.write(chunked)
  const send = () => {
    while (endless.socket.writable && endless.socket.write(chunk('x'.repeat(60_000))));
  }
  endless.socket.on('drain', send)
  send()
  await Promise.all([slow.closed, endless.closed])
  expect(slow.said()).toMatch(/^HTTP\/1\.1 413 /)
})

it('keeps the connection where the whole body is here, read or not', async () => {
  const { socket, said } = await connected((_request, response) => void setImmediate(() => response.end('fine')))
  socket.write(`POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello${get}`)
  while (said().match(/fine/g)?.length !== 2) await once(socket, 'data')
  expect(said()).not.toMatch(/connection: close/i)
})
