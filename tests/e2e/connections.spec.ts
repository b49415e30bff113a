import { expect, test } from '@playwright/test'
import { askRaw, speakRaw } from '#tests/support/raw'
import { actionIds } from '#tests/support/roles/ask'

// What a connection may carry, and that nobody holds one up for those who come after.

let base = new URL('http://127.0.0.1')
test.beforeAll(({ baseURL }) => {
  base = new URL(baseURL ?? '')
})

test('local mode refuses what comes over HTTP/1.0', async () => {
  expect(await speakRaw(base.href, `GET / HTTP/1.0\r\nHost: ${base.host}\r\n\r\n`)).toMatch(
    /^HTTP\/1\.1 403 [\s\S]*HTTP\/1\.0/,
  )
})

test('a request that wants another protocol is judged and answered like any other, and holds no connection', async () => {
  const wish = (host: string) =>
    `GET /api/time HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n`
  expect(await speakRaw(base.href, wish('attacker.example'))).toMatch(/^HTTP\/1\.1 421 /)
  expect(await speakRaw(base.href, wish(base.host))).toMatch(/^HTTP\/1\.1 200 /)
  expect(await speakRaw(base.href, `CONNECT ${base.host} HTTP/1.1\r\nHost: ${base.host}\r\n\r\n`)).not.toContain('200')
})

test('nobody has the site ask itself for a stream that is never read', async () => {
  const [event] = JSON.parse((await askRaw(base.href, '/api/events')).text).events
  const url = encodeURIComponent(`/api/boards/${event.id}/stream`)
  const answers = [
    ['/_next/image', 404],
    ['/_next//image', 404],
    ['/_next\\image', 404],
    // An address with dot segments is refused as a whole.
    ['/x/../_next/image', 400],
  ] as const
  for (const [address, status] of answers)
    expect(await askRaw(base.href, `${address}?url=${url}&w=64&q=75`), address).toMatchObject({ status })
})

test('a body that is not read to its end holds up nobody who comes after it on the connection', async () => {
  const head = (path: string, headers: Record<string, string>) =>
    [
      `POST ${path} HTTP/1.1`,
      `Host: ${base.host}`,
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ]
      .join('\r\n')
      .concat('\r\n\r\n')
  const json = 'x'.repeat(200_000)
  const chunked = { 'content-type': 'application/json', 'transfer-encoding': 'chunked' }
  const chunks = `${json.length.toString(16)}\r\n${json}\r\n0\r\n\r\n`
  expect(await speakRaw(base.href, head('/api/sign-in', chunked) + chunks)).toMatch(
    /^HTTP\/1\.1 413 [\s\S]*body-too-large/,
  )

  const field = (name: string, value: string) =>
    `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  const form = `${field('0', '["$Q1"]')}${field('1', JSON.stringify(Array(450_000).fill(1)))}--x--\r\n`
  const length = {
    'content-type': 'multipart/form-data; boundary=x',
    'content-length': String(form.length),
    'next-action': [...actionIds().values()][0] ?? '',
  }
  expect(await speakRaw(base.href, head('/settings', length) + form)).toMatch(/^HTTP\/1\.1 400 /)
})
