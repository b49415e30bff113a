import { globSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { withContext } from '#lib/http/context'
import { handle } from '#lib/http/handle'
import { handleForm } from '#lib/http/handle-form'
import { makeDocument } from '#lib/http/openapi'
import { type Handler, operation } from '#lib/http/operation'
import { ok } from '#lib/result'
import { GET } from '../../../app/api/openapi.json/route.ts'

const load = async (file: string) => (await import(pathToFileURL(resolve(file)).href)) as Record<string, Handler>
const context = { response: {} as ServerResponse, address: '127.0.0.1', loopback: true, nonce: '' }
const asked = new Request('http://127.0.0.1/api/openapi.json')
const answer = await withContext(context, () => GET(asked, { params: Promise.resolve({}) }))
const document = (await answer.json()) as { paths: Record<string, Record<string, unknown>> }

const routes = globSync('app/api/**/route.ts').filter((file) => !file.includes('[[...'))
const handlers = await Promise.all(
  routes.map(async (file) => {
    const path = `/${file.replace(/^app\/|\/route\.ts$/g, '').replace(/\[(\w+)\]/g, '{$1}')}`
    const methods = Object.entries(await load(file)).filter(([name]) => /^[A-Z]+$/.test(name))
    return methods.map(([method, handler]) => ({ file, path, method, operation: handler.operation }))
  }),
)
const declared = await Promise.all(globSync('lib/*/api.ts').map(load))
const operations = new Set<unknown>(declared.flatMap((module) => Object.values(module)))

describe('the document of the API', () => {
  it('is made of what the handlers check with: each handler’s operation is declared in its domain’s api.ts', () => {
    const stray = handlers.flat().filter((handler) => !operations.has(handler.operation))
    const hint = 'declare an operation() in lib/<domain>/api.ts and hand it to handle or handleForm'
    expect(stray.map(({ file, method }) => `${method} of ${file}: ${hint}`)).toEqual([])
  })

  it('names the method and the address under which Next finds the handler', () => {
    const wrong = handlers
      .flat()
      .filter(({ operation: one, method, path }) => one?.method !== method || one.path !== path)
    expect(wrong.map(({ file, operation: one }) => `${file} is not ${one?.method} ${one?.path}`)).toEqual([])
  })

  it('holds every operation that is declared, and no other', () => {
    const known = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const served = handlers.flat().map(({ method, path }) => `${method} ${path}`)
    const hint = 'app/api/openapi.json/route.ts gathers every lib/<domain>/api.ts'
    expect(known.toSorted(), hint).toEqual(served.toSorted())
    expect(operations.size).toBe(served.length)
  })
})

it('refuses an operation whose document would not say how its handler takes it', () => {
  const usual = { path: '/api/x', method: 'POST', tag: 'a', summary: 'b', body: z.object({}), answers: {} } as const
  expect(() => handle(operation({ ...usual, form: true }), async () => ok({}))).toThrow('takes forms')
  const form = { name: 'x', back: () => '/' }
  expect(() => handleForm(operation(usual), form, async () => ok({ to: '/' }))).toThrow('not said to take forms')
})

it('puts schemas, examples and codes into the document', () => {
  const one = operation({
    method: 'POST',
    path: '/api/cups/{id}',
    tag: 'cups',
    summary: 'Fills a cup.',
    params: z.object({ id: z.uuid() }),
    body: z.object({ kind: z.enum(['tea', 'coffee']) }),
    examples: [{ kind: 'tea' }],
    answers: { 200: z.strictObject({ full: z.boolean() }) },
    refusals: { 409: ['already-full'], 429: ['too-many'] },
  })
  expect(makeDocument({ fillCup: one, refusals: {} })).toMatchObject({
    openapi: '3.1.1',
    tags: [{ name: 'cups' }],
    paths: {
      '/api/cups/{id}': {
        post: {
          operationId: 'fillCup',
          parameters: [{ name: 'id', in: 'path', required: true, schema: { format: 'uuid' } }],
          requestBody: {
            content: {
              'application/json': {
                schema: { properties: { kind: { enum: ['tea', 'coffee'] } } },
                examples: { example1: { value: { kind: 'tea' } } },
              },
            },
          },
          responses: {
            200: { content: { 'application/json': { schema: { required: ['full'], additionalProperties: false } } } },
            409: {
              content: {
                'application/problem+json': {
                  schema: { allOf: [{}, { properties: { code: { enum: ['already-full'] } } }] },
                },
              },
            },
            429: { headers: { 'Retry-After': {} } },
          },
        },
      },
    },
  })
})
