import { type IncomingMessage, request as plainRequest } from 'node:http'
import { connect as connectHttp2 } from 'node:http2'
import { request } from 'node:https'
import { expect, test } from '@playwright/test'
import { newId } from '#lib/ids'
import { findNginx, type Nginx, startNginx } from '#tests/support/nginx'
import { freePort, OwnSite } from '#tests/support/own-site'

type Answer = { status: number; headers: IncomingMessage['headers']; text: string }
type Sent = { method?: string; headers?: Record<string, string>; body?: string; from?: string }

const program = findNginx()
let nginx: Nginx
let site: OwnSite
let http = 0
let https = 0
let boardId = ''

// A line in the report where a machine has no nginx, rather than a test that seems to have passed.
test.skip(program === null, 'no nginx here, and none could be installed')

test.beforeAll(async () => {
  http = await freePort()
  https = await freePort()
  site = await OwnSite.start('nginx', () => ({
    SITE_URL: `https://127.0.0.1:${https}`,
    TRUST_PROXY: '127.0.0.1',
    NEXTAUTH_SECRET: 'a-key-of-the-test-that-is-long-enough',
    MAIL_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'hello@example.org',
    ORGANIZER_EMAIL: 'olga@example.org',
  }))
  nginx = await startNginx(program ?? '', { http, https, site: site.port })
  boardId = (await site.meeting('Tea')).id
  await expect
    .poll(() =>
      ask('/api/health').then(
        ({ status }) => status,
        () => 0,
      ),
    )
    .toBe(200)
})

test.afterAll(async () => {
  await nginx?.stop()
  await site?.remove()
})

/** A request to nginx, from another address than nginx's own. */
function open(
  path: string,
  { method = 'GET', headers = {}, body, from = '127.0.0.2' }: Sent = {},
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const options = {
      host: '127.0.0.1',
      port: https,
      localAddress: from,
      ca: nginx.certificate,
      agent: false as const,
    }
    request({ ...options, path, method, headers }, resolve)
      .on('error', reject)
      .end(body)
  })
}

async function ask(path: string, sent: Sent = {}): Promise<Answer> {
  const answer = await open(path, sent)
  let text = ''
  for await (const part of answer.setEncoding('utf8')) text += part
  return { status: answer.statusCode ?? 0, headers: answer.headers, text }
}

const join = (name: string, headers: Record<string, string> = {}, from = '127.0.0.2') =>
  ask(`/api/boards/${boardId}/participants`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ id: newId(), name }),
    from,
  })

test('nginx by our example: a stream frame by frame, over HTTP/2 too, while others write', async () => {
  const stream = (await open(`/api/boards/${boardId}/stream`)).setEncoding('utf8')
  expect(stream.statusCode).toBe(200)
  let heard = ''
  let joined = false
  for await (const part of stream) {
    heard += part
    if (!joined && heard.includes('event: presence')) {
      joined = true
      expect((await join('Grace')).status).toBe(200)
    }
    // The frame of her coming arrives while the stream is open, or this never ends.
    if (heard.includes('event: patch')) break
  }
  stream.destroy()
  const session = connectHttp2(`https://127.0.0.1:${https}`, { ca: nginx.certificate })
  const status = await new Promise((resolve, reject) => {
    session.on('error', reject)
    session
      .request({ ':path': '/about' })
      .on('response', (headers) => resolve(headers[':status']))
      .end()
  })
  expect([session.alpnProtocol, status]).toEqual(['h2', 200])
  session.destroy()
})

test('nginx by our example: the client is who it is, whatever it says of itself', async () => {
  const counted = async () => (await site.rows(`SELECT 1 FROM "RateLimit" WHERE key LIKE 'join:%'`)).length
  await join('Ada')
  const before = await counted()
  await join('Ada', { 'x-forwarded-for': '203.0.113.9' })
  await join('Ada', { 'x-forwarded-for': '203.0.113.10', forwarded: 'for=203.0.113.11', 'x-real-ip': '203.0.113.12' })
  expect(await counted()).toBe(before)
  await join('Ada', {}, '127.0.0.3')
  expect(await counted()).toBe(before + 1)
  // Nor is it the site's own machine, which alone is told how busy the site is.
  expect(JSON.parse((await ask('/api/health')).text)).toEqual({ status: 'ok' })
})

test('nginx by our example: HSTS, cookies for https alone; http leads there, and nowhere else', async () => {
  const home = await ask('/')
  expect(home.status).toBe(200)
  expect(home.headers['strict-transport-security']).toMatch(/max-age=63072000/)
  expect(home.headers.server).toBe('nginx')
  const cookies = (await join('Zoë')).headers['set-cookie'] ?? []
  expect(cookies.length).toBeGreaterThan(0)
  for (const cookie of cookies) expect(cookie).toMatch(/^__Host-.*; Path=\/;.*; Secure/i)
  // Whatever name it was asked by: a link of our own must not lead to somebody else's site.
  for (const host of [`127.0.0.1:${http}`, 'elsewhere.example.org']) {
    const led = await new Promise<IncomingMessage>((resolve, reject) => {
      plainRequest({ host: '127.0.0.1', port: http, path: '/events?when=past', headers: { host } }, resolve)
        .on('error', reject)
        .end()
    })
    led.resume()
    expect([led.statusCode, led.headers.location]).toEqual([308, `https://127.0.0.1:${https}/events?when=past`])
  }
})

test('nginx by our example: what is too large is refused, by the site in its own words as far as it goes', async () => {
  const path = `/api/boards/${boardId}/participants`
  const sent = (bytes: number) => ({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '"'.padEnd(bytes, 'x'),
  })
  const large = await ask(path, sent(1_500_000))
  expect([large.status, large.headers['content-type']]).toEqual([413, 'application/problem+json'])
  expect((await ask(path, sent(2_500_000)).catch(() => ({ status: 413 }))).status).toBe(413)
})
