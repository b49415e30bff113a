import { expect, test } from '@playwright/test'
import { knowSite } from '#tests/support/known'
import { OwnSite } from '#tests/support/own-site'
import { askRaw } from '#tests/support/raw'
import { signInByApi } from '#tests/support/site'
import { startSmtp } from '#tests/support/smtp'

const json = { 'content-type': 'application/json' }

/** Inline scripts are never allowed but by nonce, and no other site shows ours in a frame. */
function policyFindings(policy: string): string[] {
  const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? /default-src ([^;]*)/.exec(policy)?.[1] ?? '*'
  const nonce = /'nonce-([A-Za-z0-9+/=]{20,})'/.test(scripts) || scripts === "'none'"
  const loose = /unsafe-inline|unsafe-eval|\*|http:|data:/.exec(scripts)
  const frame = policy.includes("frame-ancestors 'none'")
  return [...(nonce ? [] : ['no nonce']), ...(loose ? [`scripts: ${loose[0]}`] : []), ...(frame ? [] : ['frames'])]
}

test('every answer bears the safety headers, also errors, redirects, files and what has not changed', async ({
  baseURL,
  request,
}) => {
  const { event, rsvpToken } = await knowSite(request)
  const page = (await askRaw(baseURL ?? '', '/')).text
  const script = /\/_next\/static\/[^"']+\.js/.exec(page)?.[0] ?? ''
  const etag = String((await askRaw(baseURL ?? '', script)).headers.etag)
  const asked: [number, string, Parameters<typeof askRaw>[2]?][] = [
    [200, '/'],
    [200, '/', { method: 'HEAD' }],
    [404, '/nothing'],
    [307, '/organize'],
    [308, '/events/'],
    [400, '/%E0%A4%A'],
    [405, '/', { method: 'PUT' }],
    [204, '/', { method: 'OPTIONS' }],
    [403, '/settings', { method: 'POST', headers: { origin: 'https://evil.example' }, body: '' }],
    [411, '/settings', { method: 'POST', headers: { 'transfer-encoding': 'chunked' } }],
    [421, '/', { headers: { host: 'meet.example.org' } }],
    [200, script],
    [304, script, { headers: { 'if-none-match': etag } }],
    [404, '/_next/static/none.js'],
    [200, '/favicon.ico'],
    [200, '/favicon.svg'],
    [200, '/manifest.webmanifest'],
    [200, '/picture.png'],
    [200, `/events/${event.slug}/calendar.ics`],
    [200, '/api/events'],
    [404, '/api/nothing'],
    [405, '/api/time', { method: 'POST', headers: json, body: '{}' }],
    [422, '/api/sign-in', { method: 'POST', headers: json, body: '{}' }],
    [415, '/api/sign-in', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '' }],
    [
      303,
      '/api/theme',
      { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'theme=dark' },
    ],
    [200, `/api/boards/${event.id}/stream`],
    [200, `/rsvp/${encodeURIComponent(rsvpToken)}`],
  ]
  for (const [status, path, how] of asked) {
    const answer = await askRaw(baseURL ?? '', path, how)
    const what = `${how?.method ?? 'GET'} ${path}`
    expect.soft(answer.status, what).toBe(status)
    expect.soft(answer.headers, what).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': expect.stringMatching(/^(same|cross)-origin$/),
      'permissions-policy': expect.stringContaining('camera=()'),
      'referrer-policy': path.startsWith('/rsvp/') ? 'same-origin' : 'strict-origin-when-cross-origin',
    })
    expect.soft(policyFindings(String(answer.headers['content-security-policy'])), what).toEqual([])
    expect.soft(answer.headers['x-powered-by'], what).toBeUndefined()
  }
})

test('what is for one person alone is kept by no cache', async ({ baseURL, request }) => {
  await signInByApi(request, 'organizer')
  const cookie = (await request.storageState()).cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const { event, rsvpToken, signInToken } = await knowSite(request)
  const personal = [
    '/',
    '/settings',
    '/organize',
    '/organize/people',
    `/events/${event.slug}`,
    `/rsvp/${encodeURIComponent(rsvpToken)}`,
    `/sign-in/link/${encodeURIComponent(signInToken)}`,
    '/api/own-data',
    '/api/events',
    '/api/local/mail',
    `/api/boards/${event.id}`,
  ]
  for (const path of personal) {
    const { headers } = await askRaw(baseURL ?? '', path, { headers: { cookie } })
    expect.soft(headers['cache-control'], path).toMatch(/no-store|private/)
  }
})

test('local mode is for this machine: no foreign name, no proxy, no other site', async ({ baseURL }) => {
  const { port, host } = new URL(baseURL ?? '')
  const refused: [number, Record<string, string>][] = [
    [421, { host: 'meet.example.org' }],
    [421, { host: `mymachine.local:${port}` }],
    [421, { host: `127.0.0.1.nip.io:${port}` }],
    [421, { host: `192.0.2.7:${port}` }],
    [403, { host, 'x-forwarded-for': '127.0.0.1' }],
    [403, { host, forwarded: 'for=127.0.0.1' }],
    [403, { host, 'x-forwarded-host': host }],
    [403, { host, via: '1.1 proxy' }],
    [403, { host, 'sec-fetch-site': 'same-origin', referer: 'https://meet.example.org/' }],
  ]
  for (const path of ['/', '/local/mail', '/local/sign-in/organizer', '/api/local/mail'])
    for (const [status, headers] of refused)
      expect
        .soft((await askRaw(baseURL ?? '', path, { headers })).status, `${path} ${JSON.stringify(headers)}`)
        .toBe(status)
  const sent = { method: 'POST', headers: { ...json, 'x-forwarded-for': '192.0.2.7' }, body: '{"role":"organizer"}' }
  expect((await askRaw(baseURL ?? '', '/api/local/sign-in', sent)).status).toBe(403)
})

test('on https, cookies are Secure and for this host alone, and the rooms of local mode do not exist', async () => {
  test.slow()
  const smtp = await startSmtp()
  const production = {
    SITE_URL: 'https://meet.example.org',
    NEXTAUTH_SECRET: 'a-key-for-tests-that-is-long-enough',
    MAIL_URL: smtp.url,
    MAIL_FROM: 'Coffee Chat <hello@example.org>',
    ORGANIZER_EMAIL: 'organizer@example.org',
    TRUST_PROXY: '127.0.0.1',
  }
  const site = await OwnSite.start('https', () => production)
  try {
    const proxied = { ...json, host: 'meet.example.org', 'x-forwarded-for': '192.0.2.7', 'x-forwarded-proto': 'https' }
    const home = await askRaw(site.url, '/', { headers: proxied })
    expect(home.headers['strict-transport-security']).toMatch(/max-age=\d{8}/)
    expect(home.headers['content-security-policy']).toContain('upgrade-insecure-requests')
    for (const path of ['/local/mail', '/local/sign-in/organizer', '/local/empty', '/api/local/mail'])
      expect((await askRaw(site.url, path, { headers: proxied })).status, path).toBe(404)
    const post = (path: string, body: object, cookie = '') =>
      askRaw(site.url, path, { method: 'POST', headers: { ...proxied, cookie }, body: JSON.stringify(body) })
    expect((await post('/api/local/sign-in', { role: 'organizer' })).status).toBe(404)
    const asked = await post('/api/sign-in', { email: 'organizer@example.org' })
    expect(asked.status).toBe(202)
    await expect.poll(() => smtp.messages.length, { timeout: 15_000 }).toBeGreaterThan(0)
    const mail = (smtp.messages[0] ?? '').replace(/=\r\n/g, '').replace(/=3D/g, '=')
    const token = /https:\/\/meet\.example\.org\/sign-in\/link\/([\w.%-]+)/.exec(mail)?.[1] ?? ''
    const shown = await askRaw(site.url, `/sign-in/link/${token}`, { headers: proxied })
    expect(shown.headers).toMatchObject({ 'x-robots-tag': 'noindex', 'referrer-policy': 'same-origin' })
    expect(shown.headers['cache-control']).toContain('no-store')
    const entered = await post('/api/sign-in/link', { token: decodeURIComponent(token), name: 'Olga' })
    expect(entered.status).toBe(200)
    const lines = [asked, entered].flatMap(({ headers }) => headers['set-cookie'] ?? [])
    expect(lines.length).toBeGreaterThanOrEqual(2)
    for (const line of lines) {
      expect(line).toMatch(/^__Host-quorum-/)
      for (const flag of ['Path=/', 'HttpOnly', 'SameSite=Lax', 'Secure']) expect(line.split('; ')).toContain(flag)
      expect(line).not.toMatch(/domain/i)
    }
  } finally {
    await site.remove()
    await smtp.close()
  }
})
