import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { env } from '../env.ts'
import { clientAddress, isThisMachine, isTrusted, trustedProxies } from './address.ts'
import { type RequestContext, withContext } from './context.ts'
import type { Verdict } from './guard.ts'
import { contentSecurityPolicy, resourcePolicy, safetyHeaders } from './headers.ts'
import { insideAddress, markInside } from './inside.ts'
import { judgeRequest, type Site } from './judge.ts'
import { forwardedBy, watchForProxies } from './proxies.ts'
import { isApi, pathOf } from './request.ts'
import { correctStatus } from './status.ts'
import { isStopping } from './stopping.ts'
import { Turns } from './turns.ts'
import { settleUnread } from './unread.ts'

/** What answers a request that passed. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/**
 * What stands before Next: it judges each request, or refuses it, and tells the rest of the site what it knows.
 * @param files - the addresses of the files of `public/`
 */
export function makeFront(
  dev: boolean,
  files: ReadonlySet<string>,
  handler: Handler,
): (request: IncomingMessage, response: ServerResponse) => void {
  const { mode, siteUrl, host, trustProxy } = env()
  const site: Site = { mode, siteUrl, host, dev, files }
  const trusted = trustedProxies(trustProxy)
  const watch = watchForProxies({ mode, trustProxy }, (address) => isTrusted(trusted, address))
  const https = siteUrl.startsWith('https:')
  const headers = safetyHeaders(https)
  const turns = new Turns()
  return (request, response) => {
    const url = request.url ?? '/'
    settleUnread(request, response)
    for (const [name, value] of headers) response.setHeader(name, value)
    watch(request)
    response.setHeader('Cross-Origin-Resource-Policy', resourcePolicy(pathOf(url)))
    if (isStopping()) response.setHeader('Connection', 'close')
    const inside = insideAddress(request)
    const verdict = inside === null ? judgeRequest(request, url, site) : ({ go: true } as const)
    if (!('go' in verdict)) return refuse(response, url, verdict)
    if (request.method === 'OPTIONS') {
      response.writeHead(204, { allow: 'GET, HEAD, POST, OPTIONS' }).end()
      return
    }
    const address = inside ?? clientAddress(request.socket.remoteAddress ?? '', request.headers, trusted)
    const loopback = inside === null && isThisMachine(request.socket, host) && !forwardedBy(request.headers)
    const context: RequestContext = { response, address, loopback, nonce: '' }
    settleHeaders(request, site, address)
    correctStatus(request, response, context)
    const page = !url.startsWith('/_next/static/') && !files.has(pathOf(url))
    if (page) {
      context.nonce = randomBytes(16).toString('base64')
      const policy = contentSecurityPolicy(context.nonce, { dev, https })
      request.headers['content-security-policy'] = policy
      response.setHeader('Content-Security-Policy', policy)
    }
    const begin = () => withContext(context, () => handler(request, response).catch(() => void response.destroy()))
    // What the site asks of itself is part of a page that has its turn.
    if (page && !isApi(url) && inside === null) turns.take({ request, response, begin })
    else void begin()
  }
}

/**
 * Leaves Next nothing to judge anew: address, host and origin are judged, and what a proxy said is not for it. Next would
 * compare Origin with X-Forwarded-Host, and ask itself for pages by X-Forwarded-Proto.
 */
function settleHeaders(request: IncomingMessage, site: Site, address: string): void {
  const { headers } = request
  for (const name of Object.keys(headers))
    if (name.startsWith('x-forwarded-') || name === 'forwarded') delete headers[name]
  if (site.mode === 'production') headers.host = new URL(site.siteUrl).host
  if (headers.origin !== undefined && !isApi(request.url ?? '/'))
    headers.origin = site.mode === 'production' ? site.siteUrl : `http://${headers.host}`
  markInside(request, address)
}

function refuse(response: ServerResponse, url: string, verdict: Exclude<Verdict, { go: true }>): void {
  if ('redirect' in verdict) {
    response.writeHead(307, { location: verdict.redirect }).end()
    return
  }
  const api = isApi(url)
  const { status, code, message, allow } = verdict
  const body = api ? JSON.stringify({ type: 'about:blank', title: message, status, code }) : `${message}\n`
  const type = api ? 'application/problem+json' : 'text/plain; charset=utf-8'
  if (allow) response.setHeader('Allow', allow)
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
}
