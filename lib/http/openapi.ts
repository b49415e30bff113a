import { z } from 'zod'
import type { Files, Operation, Refusals } from './operation.ts'

type Json = Record<string, unknown>

const problemType = 'application/problem+json'
const jsonType = 'application/json'

const problemSchema = {
  type: 'object',
  description: 'A refusal (RFC 9457). `title` is for people, `code` is stable, `fields` holds messages by field.',
  properties: {
    type: { const: 'about:blank' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    fields: { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } },
  },
  required: ['type', 'title', 'status', 'code'],
  additionalProperties: false,
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return json
}

/** What is refused before and around a handler: by our front, by the wrapper, by what the schemas judge. */
function usualRefusals({ params, query, body, form, method }: Operation): Refusals {
  const posts = method === 'POST'
  return {
    400: ['malformed-address', ...(posts ? ['no-action'] : []), ...(body ? ['malformed-body'] : [])],
    403: ['proxied', ...(posts ? ['foreign-origin'] : [])],
    ...(params && { 404: ['not-found'] }),
    ...(body && { 413: ['body-too-large'], 415: form ? ['unsupported-body'] : ['json-only', 'unsupported-body'] }),
    ...((body || query) && { 422: ['invalid'] }),
    ...(form && { 429: ['too-many'] }),
    503: ['unavailable'],
  }
}

function refusalsOf(operation: Operation): Map<number, string[]> {
  const all = new Map<number, string[]>()
  for (const refusals of [usualRefusals(operation), operation.refusals ?? {}])
    for (const [status, codes] of Object.entries(refusals))
      all.set(Number(status), [...new Set([...(all.get(Number(status)) ?? []), ...codes])])
  return all.set(421, ['foreign-host'])
}

/** What a person is shown who sent a plain form too often. */
const waitPage = { 'text/html': { schema: { type: 'string' } } }

/** What an answer can be, by media type. */
function typesOf(answer: z.ZodType | 'stream' | Files): Files['files'] {
  if (answer === 'stream') return { 'text/event-stream': 'text' }
  return 'files' in answer ? answer.files : { [jsonType]: answer }
}

function responsesOf(operation: Operation): Json {
  const responses: Record<string, { description: string; headers?: Json; content?: Json }> = {}
  for (const [status, answer] of Object.entries(operation.answers)) {
    const content = Object.entries(typesOf(answer)).map(([type, of]) => {
      return [type, { schema: of === 'text' ? { type: 'string' } : schemaOf(of, 'output') }] as const
    })
    responses[status] = { description: 'Done.', content: Object.fromEntries(content) }
  }
  if (operation.form)
    responses['303'] = {
      description: 'To a plain form, done or refused: where the browser goes next.',
      headers: { Location: { required: true, schema: { type: 'string' } } },
    }
  for (const [status, codes] of refusalsOf(operation)) {
    const schema = { allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { code: { enum: codes } } }] }
    const there = responses[status] ?? { description: 'Refused.' }
    const wait = status === 429 || status === 503
    responses[status] = {
      ...there,
      ...(wait && { headers: { 'Retry-After': { required: true, schema: { type: 'string', pattern: '^[0-9]+$' } } } }),
      content: { ...there.content, ...(operation.form && wait && waitPage), [problemType]: { schema } },
    }
  }
  return responses
}

function parametersOf(schema: z.ZodType, place: 'path' | 'query'): Json[] {
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as { properties?: Json; required?: string[] }
  return Object.entries(properties).map(([name, of]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: of,
  }))
}

function bodyOf({ body, form, examples = [] }: Operation & { body: z.ZodType }): Json {
  const schema = schemaOf(body, 'input')
  const named = Object.fromEntries(examples.map((value, at) => [`example${at + 1}`, { value }]))
  return {
    required: true,
    content: {
      [jsonType]: { schema, examples: named },
      ...(form && { 'application/x-www-form-urlencoded': { schema } }),
    },
  }
}

function entryOf(operationId: string, one: Operation): Json {
  const { params, query, body } = one
  return {
    operationId,
    tags: [one.tag],
    summary: one.summary,
    parameters: [...(params ? parametersOf(params, 'path') : []), ...(query ? parametersOf(query, 'query') : [])],
    ...(body && { requestBody: bodyOf({ ...one, body }) }),
    responses: responsesOf(one),
  }
}

/** The OpenAPI 3.1 document of these operations, made of the very schemas that their handlers check with. */
export function makeDocument(operations: Readonly<Record<string, unknown>>): Json {
  const all = Object.entries(operations).filter((pair): pair is [string, Operation] => isOperation(pair[1]))
  const paths: Record<string, Json> = {}
  for (const [name, one] of all)
    paths[one.path] = { ...paths[one.path], [one.method.toLowerCase()]: entryOf(name, one) }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Quorum',
      version: '1',
      description:
        'Events, seats by email, and the live board of a meetup. Changing requests need no token: a program sends JSON; who acts is said by the cookies that signing in and joining a board set.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(all.map(([, { tag }]) => tag))].map((name) => ({ name })),
    paths,
    components: { schemas: { Problem: problemSchema } },
  }
}

function isOperation(value: unknown): value is Operation {
  return typeof value === 'object' && value !== null && 'answers' in value && 'path' in value
}
