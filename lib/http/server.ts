import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import next from 'next'
import { env } from '../env.ts'
import { stopListening } from '../realtime/port.ts'
import { closeStreams } from '../realtime/streams.ts'
import { clientAddress, isLoopback, trustedProxies } from './address.ts'
import { type RequestContext, withContext } from './context.ts'
import { guardLocal, guardUrl, type Verdict } from './guard.ts'
import { contentSecurityPolicy, safetyHeaders } from './headers.ts'
import { stopLimits } from './limits.ts'
import { isOwnRequest, ownOrigins } from './origin.ts'

/** A running site. `close` tells the streams, lets requests finish, and is done within ten seconds. */
export type RunningServer = { url: string; close(): Promise<void> }

const actionLimit = 1024 * 1024
const closeWithin = 8_000

/** Starts Next behind our own server, which judges address, host, origin and size before Next sees a request (rule 12). */
export async function startServer(options: { dev: boolean; port: number; host: string }): Promise<RunningServer> {
  const server = createServer()
  const app = next({
    dev: options.dev,
    dir: process.cwd(),
    hostname: options.host,
    port: options.port,
    httpServer: server,
  })
  await app.prepare()
  const front = makeFront(options.dev, app.getRequestHandler())
  server.on('request', front)
  if (options.dev) server.on('upgrade', app.getUpgradeHandler())
  server.keepAliveTimeout = 65_000
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(options.port, options.host, resolve))
  return {
    url: env().siteUrl,
    close: async () => {
      await closeServer(server)
      await app.close()
      await Promise.all([stopListening(), stopLimits()])
    },
  }
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  closeStreams()
  server.closeIdleConnections()
  const deadline = setTimeout(() => server.closeAllConnections(), closeWithin)
  const sweep = setInterval(() => server.closeIdleConnections(), 50)
  await closed
  clearTimeout(deadline)
  clearInterval(sweep)
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

function makeFront(dev: boolean, handler: Handler): (request: IncomingMessage, response: ServerResponse) => void {
  const { mode, siteUrl, host, trustProxy } = env()
  const trusted = trustedProxies(trustProxy)
  const https = siteUrl.startsWith('https:')
  const headers = safetyHeaders(https)
  const opened = host === '0.0.0.0' || host === '::'
  return (request, response) => {
    const url = request.url ?? '/'
    for (const [name, value] of headers) response.setHeader(name, value)
    const verdict = judge(request, url, mode, siteUrl, opened)
    if (!('go' in verdict)) return refuse(request, response, url, verdict)
    const socketAddress = request.socket.remoteAddress ?? ''
    const address = clientAddress(socketAddress, request.headers, trusted)
    const context: RequestContext = { response, address, loopback: isLoopback(socketAddress), nonce: '' }
    if (!url.startsWith('/_next/static/')) {
      context.nonce = randomBytes(16).toString('base64')
      const policy = contentSecurityPolicy(context.nonce, { dev, https })
      request.headers['content-security-policy'] = policy
      response.setHeader('Content-Security-Policy', policy)
    }
    withContext(context, () => {
      handler(request, response).catch(() => response.destroy())
    })
  }
}

function judge(
  request: IncomingMessage,
  url: string,
  mode: 'local' | 'production',
  siteUrl: string,
  opened: boolean,
): Verdict {
  const method = request.method ?? 'GET'
  const address = guardUrl(url)
  if (!('go' in address)) return address
  if (mode === 'local') {
    // Browsers and programs speak HTTP/1.1; a proxy that hands on nothing but the request often speaks 1.0.
    if (request.httpVersion === '1.0')
      return {
        status: 403,
        code: 'proxied',
        message: 'Local mode does not answer over HTTP/1.0, which proxies speak. Set SITE_URL.',
      }
    const local = guardLocal(request.headers, url, opened, method)
    if (!('go' in local)) return local
  }
  // Handlers under /api judge origin and size themselves (lib/http/handle.ts); pages and server actions are judged here.
  if (method === 'GET' || method === 'HEAD' || url.startsWith('/api/')) return { go: true }
  return judgeAction(request, mode, siteUrl)
}

function judgeAction(request: IncomingMessage, mode: 'local' | 'production', siteUrl: string): Verdict {
  const header = (name: string) => {
    const value = request.headers[name]
    return typeof value === 'string' ? value : null
  }
  if (!isOwnRequest(header, ownOrigins(mode, siteUrl, header('host'))))
    return { status: 403, code: 'foreign-origin', message: 'This request came from another site.' }
  if (!['POST', 'OPTIONS'].includes(request.method ?? ''))
    return { status: 405, code: 'no-such-method', message: 'Pages take GET and POST only.' }
  const length = header('content-length')
  if (request.method === 'POST' && length === null)
    return { status: 411, code: 'length-required', message: 'Please say how long the body is.' }
  if (Number(length ?? 0) > actionLimit)
    return { status: 413, code: 'body-too-large', message: 'That is more than we take at once.' }
  return { go: true }
}

function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  url: string,
  verdict: Exclude<Verdict, { go: true }>,
): void {
  if ('redirect' in verdict) {
    response.writeHead(307, { location: verdict.redirect }).end()
    return
  }
  const api = url.startsWith('/api/')
  const { status, code, message } = verdict
  const body = api ? JSON.stringify({ type: 'about:blank', title: message, status, code }) : `${message}\n`
  const type = api ? 'application/problem+json' : 'text/plain; charset=utf-8'
  // What was not read must not be taken for the next request of this connection.
  if (request.method !== 'GET' && request.method !== 'HEAD') response.setHeader('Connection', 'close')
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
}
