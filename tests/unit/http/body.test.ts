import { expect, it } from 'vitest'
import { bodyKind, readBody, usualLimit } from '#lib/http/body'

const url = 'http://127.0.0.1:3000/api/x'

/** A request whose body comes in pieces, with no length or with this one. */
function chunked(pieces: (Uint8Array | string)[], length?: number) {
  let pulled = 0
  const body = new ReadableStream({
    pull(controller) {
      const piece = pieces[pulled]
      pulled += 1
      if (piece === undefined) controller.close()
      else controller.enqueue(typeof piece === 'string' ? new TextEncoder().encode(piece) : piece)
    },
  })
  const headers = {
    'content-type': 'application/json',
    ...(length !== undefined && { 'content-length': String(length) }),
  }
  const request = new Request(url, { method: 'POST', body, headers, duplex: 'half' } as RequestInit)
  return { request, pulled: () => pulled }
}

const codeOf = async (request: Request, kind: 'json' | 'form' = 'json', limit?: number) => {
  const read = await readBody(request, kind, limit)
  return read.ok ? read.value : read.failure.code
}

it('reads JSON and forms', async () => {
  expect(await codeOf(chunked(['{"a":', '1}']).request)).toEqual({ a: 1 })
  expect(await codeOf(chunked(['a=1&b=', 'caf%C3%A9+x']).request, 'form')).toEqual({ a: '1', b: 'café x' })
  expect(await codeOf(new Request(url, { method: 'POST' }), 'form')).toEqual({})
})

it('counts what comes without a length, and stops reading there', async () => {
  const piece = new Uint8Array(1024).fill(32)
  const { request, pulled } = chunked(Array(1000).fill(piece))
  expect(await codeOf(request)).toBe('body-too-large')
  expect(pulled()).toBeLessThan(usualLimit / 1024 + 5)
})

it('believes no length that is too small, and reads nothing of one that is too large', async () => {
  expect(await codeOf(chunked(['"', 'x'.repeat(200), '"'], 3).request, 'json', 100)).toBe('body-too-large')
  const { request, pulled } = chunked(['{}'], usualLimit + 1)
  expect(await codeOf(request)).toBe('body-too-large')
  expect(pulled()).toBeLessThanOrEqual(1)
})

it('takes a body of exactly the limit', async () => {
  expect(await codeOf(chunked([`"${'x'.repeat(98)}"`]).request, 'json', 100)).toBe('x'.repeat(98))
  expect(await codeOf(chunked([`"${'x'.repeat(99)}"`]).request, 'json', 100)).toBe('body-too-large')
})

it.each<[string, Uint8Array | string]>([
  ['bad UTF-8', Uint8Array.of(0x22, 0xc3, 0x28, 0x22)],
  ['a character cut off', Uint8Array.of(0x22, 0xe2, 0x82)],
  ['half of JSON', '{"a":'],
  ['nothing', ''],
])('refuses %s as malformed', async (_what, piece) => {
  expect(await codeOf(chunked([piece]).request)).toBe('malformed-body')
})

it('reads a character that comes in two pieces', async () => {
  expect(await codeOf(chunked([Uint8Array.of(0x22, 0xe2), Uint8Array.of(0x82, 0xac, 0x22)]).request)).toBe('€')
})

it.each([
  ['application/json', 'json'],
  ['Application/JSON; charset=utf-8', 'json'],
  ['application/x-www-form-urlencoded', 'form'],
  ['multipart/form-data; boundary=x', null],
  ['text/plain', null],
  ['', null],
])('tells the kind of %j: %s', (type, kind) => {
  expect(bodyKind(new Request(url, { method: 'POST', headers: type ? { 'content-type': type } : {} }))).toBe(kind)
})
