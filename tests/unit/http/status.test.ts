import { type IncomingMessage, ServerResponse } from 'node:http'
import { expect, it } from 'vitest'
import type { RequestContext } from '#lib/http/context'
import { correctStatus } from '#lib/http/status'

function answerTo(headers: Record<string, string>, known: Partial<RequestContext> = {}) {
  const request = { method: 'POST', url: '/settings', headers } as unknown as IncomingMessage
  const response = new ServerResponse(request)
  const context: RequestContext = { response, address: '', loopback: true, nonce: '', ...known }
  correctStatus(request, response, context)
  return { response, context }
}

it('takes a 500 for 400 where Next could not decode what is in its own format', () => {
  for (const headers of [{ 'next-action': 'x' }, { 'content-type': 'multipart/form-data' }, { rsc: '1' }]) {
    const { response, context } = answerTo(headers)
    response.statusCode = 500
    expect(response.statusCode).toBe(400)
    // The page that is rendered around the refusal asks who acts; Next then sets its 500 again.
    context.identified = true
    response.statusCode = 500
    expect(response.statusCode).toBe(400)
  }
})

it('keeps our own bugs', () => {
  const afterAsking = answerTo({ 'next-action': 'x' }, { identified: true }).response
  const ordinary = answerTo({}).response
  for (const response of [afterAsking, ordinary]) {
    response.statusCode = 500
    expect(response.statusCode).toBe(500)
  }
})

it('tells an outage from a bug, and when to come back', () => {
  const { response } = answerTo({}, { outage: true })
  response.statusCode = 200
  expect(response.statusCode).toBe(200)
  response.statusCode = 500
  expect([response.statusCode, response.getHeader('retry-after')]).toEqual([503, 5])
})
