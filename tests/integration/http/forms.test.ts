import { ServerResponse } from 'node:http'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { db } from '#lib/db/client'
import { knownBrowser } from '#lib/http/browser'
import { withContext } from '#lib/http/context'
import { keepDraft, readDraft } from '#lib/http/drafts'
import { handle } from '#lib/http/handle'
import { type FormDone, handleForm } from '#lib/http/handle-form'
import { operation } from '#lib/http/operation'
import { newId } from '#lib/ids'
import { fail, ok, type Result } from '#lib/result'
import { label } from '#lib/text'

const body = z.object({ name: label('Your name', 20), code: z.string().optional(), topic: z.string().optional() })

const usual = { path: '/api/x', method: 'POST', tag: 'a', summary: 'b', body, answers: {} } as const
const taking = operation({ ...usual, form: true })

const form = (work: (name: string) => Promise<Result<FormDone>>) =>
  handleForm(
    taking,
    { name: 'a-form', back: () => '/somewhere#form', neverKeep: ['code'], long: ['topic'] },
    ({ body: { name } }) => work(name),
  )

/** Calls a route as our own server would. */
async function call(
  route: ReturnType<typeof form>,
  sent: { text: string; type?: string; headers?: Record<string, string> },
): Promise<Response> {
  const { text, type = 'application/x-www-form-urlencoded', headers = {} } = sent
  const request = new Request('http://127.0.0.1:3000/api/x', {
    method: 'POST',
    body: text,
    headers: { host: '127.0.0.1:3000', 'content-type': type, ...headers },
  })
  const response = new ServerResponse({ method: 'POST' } as never)
  const context = { response, address: '127.0.0.1', loopback: true, nonce: '' }
  return withContext(context, () => route(request, { params: Promise.resolve({}) }))
}

const done = form(async () => ok({ to: '/done', json: { said: 'yes' }, status: 202, cookies: ['a=b'] }))
const refused = form(async () => fail('conflict', 'no', 'Not today.'))
const browserIn = (answer: Response) => knownBrowser(answer.headers.getSetCookie().at(0)?.split(';')[0] ?? null)
const draftIn = (answer: Response) =>
  new URL(answer.headers.get('location') ?? '', 'http://here').searchParams.get('draft') ?? undefined

it('answers a form with 303 and a program with JSON', async () => {
  const toForm = await call(done, { text: 'name=Ana' })
  expect([toForm.status, toForm.headers.get('location')]).toEqual([303, '/done'])
  expect(toForm.headers.getSetCookie()).toHaveLength(2)
  const toProgram = await call(done, { text: '{"name":"Ana"}', type: 'application/json' })
  expect([toProgram.status, await toProgram.json()]).toEqual([202, { said: 'yes' }])
})

it('sends a refused form back with its words, for that browser and ten minutes only', async () => {
  const answer = await call(refused, { text: 'name=Ana&code=123456' })
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toMatch(/^\/somewhere\?draft=[0-9a-f-]{36}#form$/)
  const [browser, id] = [browserIn(answer), draftIn(answer)]
  expect(await readDraft(browser, 'a-form', id)).toMatchObject({ values: { name: 'Ana' }, failure: { code: 'no' } })
  expect((await readDraft(browser, 'a-form', id))?.values).not.toHaveProperty('code')
  expect(await readDraft('another browser', 'a-form', id)).toBeNull()
  expect(await readDraft(browser, 'another-form', id)).toBeNull()
  expect(await readDraft(null, 'a-form', id)).toBeNull()
  await db().formDraft.updateMany({ data: { expiresAt: new Date() } })
  expect(await readDraft(browser, 'a-form', id)).toBeNull()
})

it.each([
  ['NUL in a value', 'name=a%00b'],
  ['NUL in a name', 'a%00b=1'],
  ['a name that objects know', '__proto__=1&constructor=2'],
  ['60 KB', `name=${'x'.repeat(60_000)}`],
  ['20,000 fields', 'a=&'.repeat(20_000)],
])('takes %s for a refusal, never for a breakdown', async (_what, text) => {
  const answer = await call(done, { text })
  expect(answer.status).toBe(303)
  expect(await readDraft(browserIn(answer), 'a-form', draftIn(answer))).toMatchObject({ failure: { code: 'invalid' } })
})

it.each<[string, Parameters<typeof call>[1], number, string]>([
  ['another site', { text: 'name=Ana', headers: { origin: 'https://evil.example' } }, 403, 'foreign-origin'],
  ['a file', { text: 'x', type: 'multipart/form-data; boundary=x' }, 415, 'unsupported-body'],
  ['too much', { text: `name=${'x'.repeat(70_000)}` }, 413, 'body-too-large'],
  ['half of JSON', { text: '{"name"', type: 'application/json' }, 400, 'malformed-body'],
  ['the wrong shape', { text: '[]', type: 'application/json' }, 422, 'invalid'],
  ['a name that is missing', { text: '{}', type: 'application/json' }, 422, 'invalid'],
])('answers %s with a problem', async (_what, sent, status, code) => {
  const answer = await call(done, sent)
  expect(answer.status).toBe(status)
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  expect(await answer.json()).toMatchObject({ status, code })
})

it('says how long to wait', async () => {
  const route = handle(operation(usual), async () => fail('limited', 'too-many', 'Wait.', { retryAfter: 7.2 }))
  const answer = await call(route, { text: '{"name":"Ana"}', type: 'application/json' })
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '8'])
})

it('keeps of a refused form its own fields only, and not more of them than a form shows', async () => {
  const junk = Array.from({ length: 500 }, (_, at) => `k${at}=v`).join('&')
  const answer = await call(refused, { text: `name=Ana&${junk}&code=1&topic=${'t'.repeat(9_000)}` })
  const draft = await readDraft(browserIn(answer), 'a-form', draftIn(answer))
  expect(draft?.values).toEqual({ name: 'Ana', topic: 't'.repeat(4_000) })
  const long = await call(done, { text: `name=${'n'.repeat(9_000)}` })
  expect((await readDraft(browserIn(long), 'a-form', draftIn(long)))?.values).toEqual({ name: 'n'.repeat(300) })
})

it('keeps twenty drafts of a browser, and none that had its time', async () => {
  const first = await call(refused, { text: 'name=Ana' })
  const cookie = first.headers.getSetCookie().at(0)?.split(';')[0] ?? ''
  const browser = browserIn(first) ?? ''
  await db().formDraft.create({
    data: { id: newId(), browser: 'another', form: 'a-form', values: {}, failure: {}, expiresAt: new Date(0) },
  })
  let last = first
  for (let at = 0; at < 24; at += 1) last = await call(refused, { text: `name=Ana${at}`, headers: { cookie } })
  expect(await db().formDraft.count({ where: { browser } })).toBe(20)
  expect(await readDraft(browser, 'a-form', draftIn(last))).toMatchObject({ values: { name: 'Ana23' } })
  expect(await readDraft(browser, 'a-form', draftIn(first))).toBeNull()
  expect(await db().formDraft.count({ where: { browser: 'another' } })).toBe(0)
})

it('leads back to a short address, whatever was sent', async () => {
  const echo = handleForm(
    taking,
    { name: 'echo', back: (_params, { topic = '' }) => `/somewhere?to=${encodeURIComponent(topic)}` },
    async () => fail('conflict', 'no', 'Not today.'),
  )
  for (const topic of ['t'.repeat(60_000), `${'t'.repeat(199)}😀${'t'.repeat(9_000)}`]) {
    const answer = await call(echo, { text: `name=Ana&topic=${encodeURIComponent(topic)}` })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')?.length).toBeLessThan(300)
  }
})

it('takes an upload that breaks off for no fault of ours', async () => {
  const broken = new ReadableStream({
    pull: (controller) => controller.error(Object.assign(new Error('aborted'), { code: 'ECONNRESET' })),
  })
  const request = new Request('http://127.0.0.1:3000/api/x', {
    method: 'POST',
    body: broken,
    headers: { 'content-type': 'application/json' },
    duplex: 'half',
  } as RequestInit)
  const answer = await handle(operation(usual), async () => ok({}))(request, { params: Promise.resolve({}) })
  expect([answer.status, (await answer.json()).code]).toEqual([400, 'malformed-body'])
})

it('shows who sent a form too often a page that says when to try again, and keeps their words', async () => {
  const wait = form(async () => fail('limited', 'too-many', 'That was <a lot>.', { retryAfter: 600 }))
  const answer = await call(wait, { text: 'name=Ana' })
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '600'])
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
  const page = await answer.text()
  expect(page).toContain('That was &lt;a lot&gt;. It should work again in 10 minutes.')
  const back = /href="([^"]+)"/.exec(page)?.[1] ?? ''
  const draft = new URL(back, 'http://here').searchParams.get('draft') ?? undefined
  expect(await readDraft(browserIn(answer), 'a-form', draft)).toMatchObject({ values: { name: 'Ana' } })
  const json = await call(wait, { text: '{"name":"Ana"}', type: 'application/json' })
  expect([json.status, json.headers.get('retry-after'), (await json.json()).code]).toEqual([429, '600', 'too-many'])
})

it('says what was refused in the order of the fields', async () => {
  const fields = { venue: ['Missing.'], city: ['Missing.'], name: ['Missing.'] }
  const failure = { kind: 'invalid', code: 'invalid', message: 'Please look at the marked fields.', fields } as const
  const browser = newId()
  const id = await keepDraft(browser, 'a-form', { values: {}, failure })
  const kept = await readDraft(browser, 'a-form', id)
  expect(Object.keys(kept?.failure.fields ?? {})).toEqual(['venue', 'city', 'name'])
})
