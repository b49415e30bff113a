import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RequestContext } from './context.ts'
import { outagePage } from './outage-page.ts'
import { isApi, isMultipart } from './request.ts'

/** In seconds; what an outage asks for. */
export const outageRetry = 5

/** Headers and bodies that only Next's own client code makes: Next answers 500 where it cannot decode one. */
const isMadeByNext = (request: IncomingMessage) =>
  isMultipart(request) ||
  ['next-action', 'rsc', 'next-router-state-tree'].some((name) => request.headers[name] !== undefined)

/**
 * Corrects what Next answers where it cannot know better (rule 10: no 5xx for what a client sends):
 * - 500 to a body or header in Next's own format, before any code of ours has asked who acts: Next could not decode it, so
 *   it is 400. Our actions read their form before they ask, and do nothing before. The error is logged all the same.
 * - 500 while the database is away: 503 with Retry-After, and a page that needs no database.
 * - 405 of a route under /api: a problem with a code, and what the route does take.
 */
export function correctStatus(request: IncomingMessage, response: ServerResponse, context: RequestContext): void {
  const decodes = isMadeByNext(request)
  const api = isApi(request.url ?? '/')
  let malformed = false
  let status = 200
  Object.defineProperty(response, 'statusCode', {
    configurable: true,
    enumerable: true,
    get: () => status,
    set: (code: number) => {
      if (code === 500 && !response.headersSent) {
        if (context.outage) {
          code = 503
          response.setHeader('Retry-After', outageRetry)
          if (status !== 503 && request.method === 'GET' && request.headers.rsc === undefined && !api)
            sendInstead(request, response, outagePage(context.nonce))
        } else if (decodes && (malformed || !context.identified)) {
          malformed = true
          code = 400
        }
      }
      if (code === 405 && status !== 405 && api && !response.headersSent) nameMissingMethod(request, response)
      status = code
    },
  })
}

function nameMissingMethod(request: IncomingMessage, response: ServerResponse): void {
  const allow = request.method === 'POST' ? 'GET, HEAD, OPTIONS' : 'POST, OPTIONS'
  response.setHeader('Content-Type', 'application/problem+json')
  response.setHeader('Cache-Control', 'no-store')
  response.setHeader('Allow', allow)
  const title = `This address takes ${allow} only.`
  sendInstead(request, response, JSON.stringify({ type: 'about:blank', title, status: 405, code: 'no-such-method' }))
}

/** Sends this in place of what Next writes from now on; plain, since Next would compress what never comes. */
function sendInstead(request: IncomingMessage, response: ServerResponse, body: string): void {
  delete request.headers['accept-encoding']
  const end = response.end.bind(response)
  response.write = (() => true) as ServerResponse['write']
  response.end = (() => end(body)) as ServerResponse['end']
}
