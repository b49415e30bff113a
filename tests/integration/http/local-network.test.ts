import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, isIPv6 } from 'node:net'
import { networkInterfaces } from 'node:os'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, it } from 'vitest'
import { db } from '#lib/db/client'
import { type Env, env, setEnv } from '#lib/env'
import { requestContext } from '#lib/http/context'
import { makeFront } from '#lib/http/front'
import { askRaw } from '#tests/support/raw'
import EmptyPage from '../../../app/(bare)/local/empty/page.tsx'
import { GET as health } from '../../../app/api/health/route.ts'
import { GET as mailJson } from '../../../app/api/local/mail/route.ts'
import { POST as signIn } from '../../../app/api/local/sign-in/route.ts'
import { POST as emptyRoute } from '../../../app/local/empty-route/route.ts'
import MailPage from '../../../app/local/mail/page.tsx'
import SignInPage from '../../../app/local/sign-in/[role]/page.tsx'

// Local mode opened to the network on purpose: the front as it is, on real sockets, before the rooms that are for this
// machine alone. Of the rest of the site it is enough that the front lets a request through.

type Answering = (request: Request) => Promise<Response>
const here = { params: Promise.resolve({}) }
const page = (render: () => unknown): Answering => {
  return async () => {
    await render()
    return new Response('a page', { status: requestContext().response.statusCode })
  }
}
const role = { params: Promise.resolve({ role: 'organizer' }), searchParams: Promise.resolve({}) }
const rooms: Readonly<Record<string, Answering>> = {
  'GET /local/mail': page(MailPage),
  'GET /local/sign-in/organizer': page(() => SignInPage(role)),
  'GET /local/empty': page(EmptyPage),
  'GET /api/local/mail': (request) => mailJson(request, here),
  'POST /api/local/sign-in': (request) => signIn(request, here),
  'POST /local/empty-route': emptyRoute,
}
const others: Readonly<Record<string, Answering>> = { 'GET /api/health': (request) => health(request, here) }

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = 'GET', url = '/' } = request
  const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)])
  const body = method === 'POST' ? await text(request) : null
  const asked = new Request(new URL(url, 'http://127.0.0.1'), { method, headers, body })
  const known = rooms[`${method} ${url}`] ?? others[`${method} ${url}`]
  const given = known ? await known(asked) : new Response('the site')
  response.writeHead(given.status, Object.fromEntries(given.headers)).end(await given.text())
}

let server: Server | undefined
const before = env()

afterEach(async () => {
  setEnv(before)
  const closed = server && once(server, 'close')
  server?.close()
  await closed
})

/** Listens as `HOST` says, before a community with an organizer; what to ask it by each of its addresses. */
async function open(host: string, change: Partial<Env> = {}): Promise<(address: string) => string> {
  setEnv({ ...before, host, ...change })
  const id = crypto.randomUUID()
  await db().person.create({ data: { id, email: `${id}@example.org`, name: 'Olga', role: 'organizer' } })
  server = createServer(makeFront(false, new Set(), answer)).listen(0, host)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return (address) => `http://${isIPv6(address) ? `[${address}]` : address}:${port}`
}

const json = { 'content-type': 'application/json' }

/** Asks for it, with the Host of this address unless told otherwise; a status, or a refusal's code. */
async function ask(site: string, call: string, headers: Record<string, string> = {}): Promise<number | string> {
  const [method = '', path = ''] = call.split(' ')
  const {
    status,
    headers: said,
    text: body,
  } = await askRaw(site, path, {
    method,
    headers: { host: new URL(site).host, ...(method === 'POST' && json), ...headers },
    ...(method === 'POST' && { body: '{"role":"organizer"}' }),
  })
  const problem = String(said['content-type']).startsWith('application/problem+json')
  return problem && status !== 404 ? (JSON.parse(body) as { code: string }).code : status
}

async function askAll(site: string, headers: Record<string, string> = {}): Promise<Record<string, number | string>> {
  const calls = [...Object.keys(rooms), 'GET /', 'GET /events']
  return Object.fromEntries(
    await Promise.all(calls.map(async (call) => [call, await ask(site, call, headers)] as const)),
  )
}

const every = (rest: number | string, site: number | string = rest) => ({
  ...Object.fromEntries(Object.keys(rooms).map((call) => [call, rest])),
  'GET /': site,
  'GET /events': site,
})

async function detailsAt(site: string, headers: Record<string, string> = {}): Promise<string[]> {
  const asked = await askRaw(site, '/api/health', { headers: { host: new URL(site).host, ...headers } })
  return Object.keys(JSON.parse(asked.text) as object)
}
const all = ['status', 'process', 'database', 'worker', 'queue']

// Link-local addresses need the name of their network besides.
const outside = Object.values(networkInterfaces())
  .flatMap((all) => all ?? [])
  .filter(({ internal, address }) => !internal && !/^fe[89ab]/i.test(address))
  .map(({ address }) => address)
const [address = ''] = outside
const anywhere = isIPv6(address) ? '::' : '0.0.0.0'

it('opens its rooms to this machine, by a loopback address', async () => {
  const site = await open('0.0.0.0')
  expect(await askAll(site('127.0.0.1'))).toEqual(every(200))
  expect(await detailsAt(site('127.0.0.1'))).toEqual(all)
})

it.each([[['127.0.0.1']], [[]]])('in production has no such rooms, trusting %j or not', async (trustProxy) => {
  const production = { mode: 'production', siteUrl: 'https://meet.example.org', trustProxy } as const
  const site = (await open('127.0.0.1', production))('127.0.0.1')
  expect(await askAll(site)).toEqual(every(404, 200))
  // The supervisor of this very machine sees how the site does; whoever comes by the proxy on it does not.
  expect(await detailsAt(site)).toEqual(all)
  const proxied = { host: 'meet.example.org', 'x-forwarded-for': '203.0.113.9' }
  expect(await askAll(site, proxied)).toEqual(every(404, 200))
  for (const headers of [proxied, { 'x-forwarded-for': '127.0.0.1' }, { 'x-forwarded-for': '' }, { via: '1.1 proxy' }])
    expect(await detailsAt(site, headers as Record<string, string>)).toEqual(['status'])
})

describe.skipIf(outside.length === 0)('from the network (skipped where this machine has no address of one)', () => {
  it.each(outside)('shows the site at %s, and none of the rooms that are for this machine', async (own) => {
    const site = (await open(isIPv6(own) ? '::' : '0.0.0.0'))(own)
    expect(await askAll(site)).toEqual(every(404, 200))
    expect(await detailsAt(site)).toEqual(['status'])
  })

  it('is not led astray by a Host that names this machine', async () => {
    const site = (await open(anywhere))(address)
    const host = new URL(site).host.replace(address.includes(':') ? /\[.*\]/ : address, '127.0.0.1')
    expect(await askAll(site, { host })).toEqual(every(404, 200))
    expect(await detailsAt(site, { host })).toEqual(['status'])
  })

  it.each([
    ['a foreign name', { host: 'meet.example.org' }, 421, 'foreign-host'],
    ['a name of the network', { host: 'mymachine.local:3000' }, 421, 'foreign-host'],
    ['a name that DNS leads here', { host: '127.0.0.1.nip.io' }, 421, 'foreign-host'],
    ['X-Forwarded-For', { 'x-forwarded-for': '127.0.0.1' }, 403, 'proxied'],
    ['X-Real-IP', { 'x-real-ip': '127.0.0.1' }, 403, 'proxied'],
    ['Forwarded', { forwarded: 'for=127.0.0.1' }, 403, 'proxied'],
    [
      'a page of another site',
      { 'sec-fetch-site': 'same-origin', referer: 'https://meet.example.org/' },
      403,
      'proxied',
    ],
  ])('answers nothing to %s, neither from there nor from here', async (_what, headers, status, code) => {
    const site = await open(anywhere)
    for (const from of [address, '127.0.0.1']) {
      const got = await askAll(site(from), headers)
      expect(new Set(Object.values(got))).toEqual(new Set([status, code]))
    }
  })

  it('lets no other site sign anybody in, though the browser sits on this machine', async () => {
    const site = await open(anywhere)
    for (const from of [address, '127.0.0.1'])
      for (const headers of [{ origin: 'http://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }])
        expect(await ask(site(from), 'POST /api/local/sign-in', headers as Record<string, string>)).toBe(
          'foreign-origin',
        )
    expect(await db().session.count()).toBe(0)
  })

  it('listening at one address of its own, takes for this machine who comes from that very address', async () => {
    const site = (await open(address))(address)
    expect(await askAll(site)).toEqual(every(200))
    expect(await askAll(site, { host: '192.0.2.77' })).toMatchObject({
      'GET /': 421,
      'GET /api/local/mail': 'foreign-host',
    })
  })
})
