import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Turns } from '#lib/http/turns'

let server: Server
let begun: string[]
let open: Socket[]
let gone: number
let finish: (() => void)[]

beforeEach(async () => {
  begun = []
  open = []
  finish = []
  gone = 0
  const turns = new Turns({ atOnce: 2, mostWaiting: 6 })
  server = createServer((request, response) => {
    const begin = () => {
      begun.push(request.url ?? '')
      return new Promise<void>((resolve) => finish.push(() => response.end(request.url, () => resolve())))
    }
    turns.take({ request, response, begin })
  })
  server.on('connection', (socket) => socket.on('close', () => (gone += 1)))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})

afterEach(() => {
  for (const socket of open) socket.destroy()
  server.closeAllConnections()
  server.close()
})

/** Asks for this on a connection of its own; `said` is what has come. */
async function ask(...paths: string[]): Promise<{ socket: Socket; said: () => string }> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  open.push(socket)
  let text = ''
  socket.setEncoding('utf8').on('data', (piece) => {
    text += piece
  })
  const heard = once(server, 'request')
  socket.write(paths.map((path) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`).join(''))
  await heard
  return { socket, said: () => text }
}

const finishAll = async (): Promise<void> => {
  for (const done of finish.splice(0)) done()
}

it('makes nothing for those who have gone before their turn, and everything for who waits, in order', async () => {
  for (const path of ['/1', '/2']) await ask(path)
  const crowd = [await ask('/gone'), await ask('/gone'), await ask('/gone')]
  const last = [await ask('/a'), await ask('/b')]
  expect(begun).toEqual(['/1', '/2'])
  for (const { socket } of crowd) socket.destroy()
  await vi.waitFor(() => expect(gone).toBe(3))
  await finishAll()
  await vi.waitFor(() => expect(begun.slice(2)).toEqual(['/a', '/b']))
  await finishAll()
  await vi.waitFor(() => expect(last.map(({ said }) => said().slice(-2))).toEqual(['/a', '/b']))
})

it('begins what is sent in a row on one connection one after another', async () => {
  const { said } = await ask('/1', '/2', '/3')
  for (const begins of [['/1'], ['/1', '/2'], ['/1', '/2', '/3']]) {
    await vi.waitFor(() => expect(begun).toEqual(begins))
    await finishAll()
  }
  await vi.waitFor(() => expect(said().match(/HTTP\/1\.1 200/g)).toHaveLength(3))
})

it('sends away who comes when very many wait', async () => {
  for (let n = 0; n < 8; n++) await ask(`/${n}`)
  const { said } = await ask('/late')
  await vi.waitFor(() => expect(said()).toMatch(/^HTTP\/1\.1 503 [\s\S]*retry-after: 5/i))
})

it('is held up by no page that never ends', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    for (const path of ['/1', '/2', '/next']) await ask(path)
    expect(begun).toEqual(['/1', '/2'])
    await vi.advanceTimersByTimeAsync(2_000)
    await vi.waitFor(() => expect(begun.at(-1)).toBe('/next'))
  } finally {
    vi.useRealTimers()
  }
})
