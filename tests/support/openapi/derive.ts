import { randomUUID } from 'node:crypto'
import type { Chance } from '#tests/support/openapi/chance'
import type { Operation, Schema } from '#tests/support/openapi/document'

/** A request as it goes over the wire. `body` is written as it is. */
export type Asked = { method: string; path: string; headers: Record<string, string>; body?: string | Buffer }

const huge = 'x'.repeat(70_000)

/** Values that no field expects: of a wrong type, huge, with what cannot be seen or kept. */
const odd: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  '',
  ' ',
  [],
  {},
  [[]],
  { a: { b: {} } },
  'a\u0000b',
  '\ud800',
  'x\udfff\ud800x',
  '\u001b[31m\u0007',
  '\u202eevil\u2066',
  '\u200b',
  'a\r\nBcc: b@example.org',
  '<script>alert(1)</script>',
  '\'; DROP TABLE "Person"; --',
  '../../etc/passwd',
  '%00%E0%A4%A',
  '9'.repeat(400),
  'é'.repeat(500),
  '👩‍👩‍👧‍👦'.repeat(60),
  '[['.repeat(2_000),
  huge,
]

/** Bodies that are no JSON, or none that anybody would mean. */
const junk: readonly (string | Buffer)[] = [
  '',
  '{',
  '{"a":',
  'null',
  '0',
  '"text"',
  '[]',
  '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
  '{"id":1,"id":2,"name":"a","name":{}}',
  `${'['.repeat(20_000)}`,
  `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
  '\ufeff{}',
  '{"name":"\\ud800","email":"\\u0000@example.org"}',
  '{"name":1e999}',
  `{"name":"${huge}"}`,
  Buffer.from([0xff, 0xfe, 0x7b, 0x7d]),
  Buffer.from('{"name":"\xed\xa0\x80"}', 'latin1'),
]

const oddTypes = [
  'text/plain',
  'application/xml',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  '',
  'a/b;=',
]
const oddParts = [
  '%E0%A4%A',
  '%',
  '%00',
  '%2e%2e',
  '%2F..%2F',
  '%ff',
  'nonsense',
  '00000000-0000-0000-0000-000000000000',
  '%F0%9F%92%A9',
  `${'a'.repeat(3_000)}`,
  '__proto__',
  'constructor',
  "'%22%3E%3Cscript%3E",
]
const oddQueries = [
  '?',
  '?since=%',
  '?since=%E0%A4%A',
  '?since=1.public&since=2',
  '?__proto__=1',
  `?since=${'9'.repeat(50)}`,
  '?a[b]=c',
]

/** A value that the schema allows, as far as it says. */
export function good(schema: Schema, chance: Chance): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return chance.pick(schema.enum)
  const options = schema.anyOf ?? schema.oneOf
  if (options) return good(chance.pick(options), chance)
  if (schema.format === 'uuid') return randomUUID()
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  if (type === 'boolean') return chance.below(2) === 1
  if (type === 'integer' || type === 'number') return Math.max(schema.minimum ?? 0, chance.below(100))
  if (type === 'array') return [good(schema.items ?? {}, chance)]
  if (type === 'object') {
    const fields = Object.entries(schema.properties ?? {})
    const chosen = fields.filter(([name]) => schema.required?.includes(name) || chance.below(2) === 0)
    return Object.fromEntries(chosen.map(([name, of]) => [name, good(of, chance)]))
  }
  return 'Some words'.slice(0, schema.maxLength ?? 10)
}

function spoiled(body: unknown, chance: Chance): unknown {
  if (typeof body !== 'object' || body === null || chance.below(8) === 0) return chance.pick(odd)
  const names = [...Object.keys(body), '__proto__x', 'toString']
  const name = chance.pick(names)
  const rest = Object.fromEntries(Object.entries(body).filter(([key]) => key !== name))
  return chance.below(4) === 0 ? rest : { ...rest, [name]: chance.pick(odd) }
}

const asForm = (body: unknown) =>
  Object.entries(typeof body === 'object' && body !== null ? body : {})
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value).toWellFormed())}`)
    .join('&')

/** What is known of the running site: values for parameters, and Cookie headers to come with. */
export type Known = { parameters: Record<string, string>; cookies: readonly string[] }

function pathOf({ path, parameters }: Operation, known: Known, chance: Chance, isBad: boolean): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const of = parameters.find((one) => one.name === name)?.schema ?? {}
    if (isBad && chance.below(3) === 0) return chance.pick(oddParts)
    return encodeURIComponent(known.parameters[name] ?? String(good(of, chance)))
  })
  return isBad && chance.below(8) === 0 ? `${filled}${chance.pick(oddQueries)}` : filled
}

/** What the document shows as right, asked by each of those whom we know. */
export function exampleRequests(operation: Operation, known: Known, chance: Chance): Asked[] {
  const { method, requestBody } = operation
  const examples = Object.values(requestBody?.content['application/json']?.examples ?? {})
  return known.cookies.flatMap((cookie) =>
    examples.map(({ value }) => ({
      method,
      path: pathOf(operation, known, chance, false),
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify(value),
    })),
  )
}

/** A right request: an example of the document, or a body that its schema gives. */
export function goodRequest(operation: Operation, known: Known, chance: Chance): Asked {
  const { method, requestBody } = operation
  const headers: Record<string, string> = { cookie: chance.pick(known.cookies) }
  const path = pathOf(operation, known, chance, false)
  const json = requestBody?.content['application/json']
  if (!json) return { method, path, headers }
  const examples = Object.values(json.examples ?? {}).map(({ value }) => value)
  const body = examples.length > 0 && chance.below(2) === 0 ? chance.pick(examples) : good(json.schema, chance)
  return { method, path, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

/** A wrong request: one thing or several are spoiled in a right one. */
export function badRequest(operation: Operation, known: Known, chance: Chance): Asked {
  const { method, requestBody } = operation
  const headers: Record<string, string> = { cookie: chance.pick([...known.cookies, 'a=b; =; ;;', 'x'.repeat(4_000)]) }
  if (chance.below(12) === 0) headers.origin = chance.pick(['https://evil.example', 'null', 'junk'])
  const path = pathOf(operation, known, chance, true)
  if (!requestBody) return { method, path, headers }
  const schema = requestBody.content['application/json']?.schema ?? {}
  const isForm = 'application/x-www-form-urlencoded' in requestBody.content && chance.below(4) === 0
  const data = spoiled(good(schema, chance), chance)
  const text = isForm ? asForm(data) : (JSON.stringify(data) ?? '')
  const body = chance.below(4) === 0 ? chance.pick(junk) : text
  const usual = isForm ? 'application/x-www-form-urlencoded' : 'application/json'
  const type = chance.below(8) === 0 ? chance.pick(oddTypes) : usual
  return { method, path, headers: { ...headers, ...(type && { 'content-type': type }) }, body }
}
