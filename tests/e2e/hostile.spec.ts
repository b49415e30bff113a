import { type IncomingHttpHeaders, request as send } from 'node:http'
import { expect, test } from '@playwright/test'
import { actionIds } from '#tests/support/roles/ask'
import { signInAs } from '#tests/support/site'

// What nobody sends by accident, as data: each method, each kind of address, each kind of body. No answer is a 5xx, and what
// is refused under /api says so as a problem.

type Sent = { method: string; path: string; headers?: Record<string, string>; body?: string }
type Answer = { status: number; headers: IncomingHttpHeaders; text: string }

const methods = ['GET', 'HEAD', 'POST', 'OPTIONS', 'TRACE', 'PROPFIND', 'PUT', 'PATCH', 'DELETE']
const pages = ['/', '/settings', '/events', '/events/none', '/nothing', '/sign-in?to=/..//evil.example', '/local/mail']
const apis = [
  '/api',
  '/api/',
  '/api/nothing',
  '/api/time',
  '/api/events',
  '/api/sign-in',
  '/api/boards/none',
  '/%61pi/x',
]
const others = [
  '/favicon.ico',
  '/_next/static/none.js',
  '/_next/image?url=x',
  '/_next/data/x/y.json',
  '/_global-error',
  '/_global-error.rsc',
  '/%5Fglobal-error',
  '/_not-found',
  '/_error',
  '/404',
  '/500',
  '/local/empty-route',
  '/logo',
  '/events/none/calendar.ics',
  '//nothing',
  '/nothing/%2e%2e/x',
]

const multipart = 'multipart/form-data; boundary=x'
const part = (...parts: [string, string][]) =>
  `${parts.map(([name, value]) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('')}--x--\r\n`

const bodies: [string, Record<string, string>, string][] = [
  ['nothing', {}, ''],
  ['junk', { 'content-type': 'text/plain' }, 'junk'],
  ['half of JSON', { 'content-type': 'application/json' }, '{"a"'],
  ['JSON of the wrong shape', { 'content-type': 'application/json' }, '[null]'],
  ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'a=b&__proto__=1'],
  ['an empty multipart', { 'content-type': multipart }, ''],
  ['a broken multipart', { 'content-type': multipart }, 'junk'],
  ['a multipart without a boundary', { 'content-type': 'multipart/form-data' }, 'junk'],
  ['a multipart without an action', { 'content-type': multipart }, part(['a', 'b'])],
  ['a multipart with an unknown action', { 'content-type': multipart }, part(['$ACTION_ID_abc', ''])],
  ['a multipart with half a reference', { 'content-type': multipart }, part(['$ACTION_REF_1', ''])],
  ['an unknown action', { 'next-action': 'abc' }, '[]'],
  ['an action named like a method', { 'next-action': 'toString' }, '[]'],
  ['an action of an opaque origin', { 'next-action': 'abc', origin: 'null', 'sec-fetch-site': 'same-origin' }, '[]'],
  ['an action of another site', { 'next-action': 'abc', origin: 'https://evil.example' }, '[]'],
  ['an action already forwarded', { 'next-action': 'abc', 'x-action-forwarded': '1' }, '[]'],
  ['a router state that is none', { rsc: '1', 'next-router-state-tree': 'junk' }, ''],
  ['a router state of the wrong shape', { rsc: '1', 'next-router-state-tree': '%7B%7D' }, ''],
]

const replies = [
  '',
  'junk',
  '[]',
  '["$K1","$Q2"]',
  '["$F1"]',
  '["$@1"]',
  '["$h1"]',
  '[{},{}]',
  '[null,null]',
  '"x"',
  '{}',
]

let base = new URL('http://127.0.0.1')
test.beforeAll(({ baseURL }) => {
  base = new URL(baseURL ?? '')
})

/** Sends exactly this; browsers and their like correct too much. */
function ask({ method, path, headers = {}, body }: Sent): Promise<Answer> {
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  return new Promise((resolve, reject) => {
    const options = { hostname: base.hostname, port: base.port, method, path, headers: { ...headers, ...length } }
    const sent = send(options, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (piece: string) => {
        text += piece
      })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }))
    })
    sent.on('error', reject).end(body)
  })
}

/** Those of many requests that end in a 5xx or not at all, in words. */
async function breakdowns(all: [string, Sent][]): Promise<string[]> {
  const found: string[] = []
  for (const [what, sent] of all) {
    const status = await ask(sent).then(
      (answer) => answer.status,
      (error) => String(error),
    )
    if (typeof status !== 'number' || status >= 500) found.push(`${what}: ${status}`)
  }
  return found
}

const actions = () => [...actionIds()].map(([file, id]) => ({ id, name: file.split(' ').at(-1) ?? '' }))

/** Every action with every broken body, as this browser would send it. */
function brokenActions(cookie: string): [string, Sent][] {
  return actions().flatMap(({ id, name }) => {
    const sent = (what: string, headers: Record<string, string>, body: string): [string, Sent] => [
      `${name} with ${what}`,
      { method: 'POST', path: '/settings', headers: { cookie, ...headers }, body },
    ]
    const form = { 'content-type': multipart }
    const reference = part(['$ACTION_REF_1', ''], ['$ACTION_1:0', `{"id":"${id}","bound":"$@9"}`])
    return [
      ...replies.map((body) => sent(body, { 'next-action': id, 'content-type': 'text/plain;charset=UTF-8' }, body)),
      sent('a broken multipart', { ...form, 'next-action': id }, 'junk'),
      sent('a form that lacks a part', { ...form, 'next-action': id }, part(['0', '["$K1"]'])),
      sent('a bound argument that is missing', form, reference),
    ]
  })
}

test('no method on any address breaks anything', async () => {
  const all = [...pages, ...apis, ...others].flatMap((path) =>
    methods.map((method): [string, Sent] => [
      `${method} ${path}`,
      { method, path, ...(method === 'POST' && { body: '' }) },
    ]),
  )
  expect(await breakdowns(all)).toEqual([])
})

test('no body sent to any address breaks anything', async () => {
  const all = [...pages, ...apis, ...others].flatMap((path) =>
    bodies.map(([what, headers, body]): [string, Sent] => [
      `${what} to ${path}`,
      { method: 'POST', path, headers, body },
    ]),
  )
  expect(await breakdowns(all)).toEqual([])
})

test('no server action breaks by what it is sent, for a visitor or an organizer', async ({ page, context }) => {
  test.slow()
  expect(actions().length).toBeGreaterThan(5)
  expect(await breakdowns(brokenActions(''))).toEqual([])
  await signInAs(page, 'organizer')
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  // Signing out needs no argument, here or elsewhere, so it would end the sessions that these and other tests need.
  const staying = brokenActions(cookie).filter(([what]) => !/^(leave|endTheOthers)/.test(what))
  expect(await breakdowns(staying)).toEqual([])
})

test('methods that a route does not take are told as a problem, and which it takes', async () => {
  for (const [method, path, allow] of [
    ['POST', '/api/time', 'GET, HEAD, OPTIONS'],
    ['GET', '/api/sign-in', 'POST, OPTIONS'],
    ['PUT', '/api/time', 'GET, HEAD, POST, OPTIONS'],
    ['TRACE', '/api', 'GET, HEAD, POST, OPTIONS'],
  ] as const) {
    const headers = { 'accept-encoding': 'gzip' }
    const answer = await ask({ method, path, headers, ...(method === 'POST' && { body: '' }) })
    expect([answer.status, answer.headers.allow], `${method} ${path}`).toEqual([405, allow])
    expect(answer.headers['content-type']).toBe('application/problem+json')
    expect(JSON.parse(answer.text)).toMatchObject({ status: 405, code: 'no-such-method' })
  }
  expect(await ask({ method: 'OPTIONS', path: '/api/time' })).toMatchObject({ status: 204, text: '' })
})

test('what is not there under /api is a problem, never a page that runs server actions', async () => {
  for (const path of ['/api', '/api/nothing', '/api/events/a/b/c']) {
    const answer = await ask({ method: 'GET', path })
    expect([answer.status, JSON.parse(answer.text).code], path).toEqual([404, 'not-found'])
    const action = await ask({ method: 'POST', path, headers: { 'next-action': 'abc' }, body: '[]' })
    expect([action.status, JSON.parse(action.text).code], path).toEqual([400, 'no-action'])
  }
})

test('a server action that leads elsewhere brings the next page along', async ({ page }) => {
  await signInAs(page, 'member')
  await page.goto('/settings')
  const answer = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.getByRole('button', { name: 'Sign out here' }).click()
  const headers = (await answer).headers()
  expect(headers['x-action-redirect']).toMatch(/^\/;/)
  expect(headers['content-type']).toMatch(/^text\/x-component/)
  await expect(page).toHaveURL('/')
})
