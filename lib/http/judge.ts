import type { IncomingMessage } from 'node:http'
import { posix } from 'node:path'
import type { Env } from '../env.ts'
import { guardLocal, guardUrl, type Verdict } from './guard.ts'
import { isOwnRequest, ownOrigins } from './origin.ts'
import { headerOf, isApi, isMultipart, pathOf } from './request.ts'

/** What the front knows of the site: how it runs, whether Next's tools for developing do, which files lie at the top. */
export type Site = Pick<Env, 'mode' | 'siteUrl' | 'host'> & { dev: boolean; files: ReadonlySet<string> }

/** A request, as far as it is judged before its body is read. */
export type Asked = Pick<IncomingMessage, 'method' | 'headers' | 'httpVersion'>

const actionLimit = 1024 * 1024
const methods = ['GET', 'HEAD', 'POST', 'OPTIONS']
const go: Verdict = { go: true }
const inner = /^\/_(?:error|not-found|global-error)\b/

/** Everything that a request is told before Next sees it (rules 10 and 12). */
export function judgeRequest(request: Asked, url: string, site: Site): Verdict {
  const method = request.method ?? 'GET'
  if (!methods.includes(method)) return wrongMethod(methods)
  const address = guardUrl(url)
  if (!('go' in address)) return address
  if (site.mode === 'local') {
    const local = judgeLocal(request, url, site.host, method)
    if (!('go' in local)) return local
  }
  const path = pathOf(url)
  if (isInner(path, site.dev)) return { status: 404, code: 'not-found', message: 'There is nothing at this address.' }
  const isFile = path.startsWith('/_next/static/') || site.files.has(path)
  if (isFile && method === 'POST') return wrongMethod(['GET', 'HEAD', 'OPTIONS'])
  if (method !== 'POST') return go
  // Handlers under /api judge origin and size themselves (lib/http/handle.ts); pages and server actions are judged here.
  return isApi(url) ? judgeCall(request) : judgeAction(request, site)
}

/**
 * What Next keeps for itself. Of `/_next/` the files of the build are for everybody, the rest for developing; nobody is to
 * have pictures drawn, for which Next would ask this very site for any address and wait for streams for ever.
 */
function isInner(path: string, dev: boolean): boolean {
  const real = posix.normalize(decodeURIComponent(path).replaceAll('\\', '/'))
  if (!/^\/_next\b/.test(real)) return inner.test(real)
  return dev ? real.startsWith('/_next/image') : !real.startsWith('/_next/static/')
}

function wrongMethod(allowed: readonly string[]): Verdict {
  const allow = allowed.join(', ')
  return { status: 405, code: 'no-such-method', message: `This address takes ${allow} only.`, allow }
}

function judgeLocal(request: Asked, url: string, host: string, method: string): Verdict {
  // Browsers and programs speak HTTP/1.1; a proxy that hands on nothing but the request often speaks 1.0.
  if (request.httpVersion !== '1.0') return guardLocal(request.headers, url, host, method)
  const message = 'Local mode does not answer over HTTP/1.0, which proxies speak. Set SITE_URL.'
  return { status: 403, code: 'proxied', message }
}

/** There are no server actions under /api; where Next found no route, it would run one all the same. */
function judgeCall(request: Asked): Verdict {
  if (request.headers['next-action'] !== undefined)
    return { status: 400, code: 'no-action', message: 'There are no server actions here.' }
  if (!isMultipart(request)) return go
  return { status: 415, code: 'unsupported-body', message: 'Please send a form or application/json.' }
}

function judgeAction(request: Asked, { mode, siteUrl }: Site): Verdict {
  const header = (name: string) => headerOf(request, name)
  if (!isOwnRequest(header, ownOrigins(mode, siteUrl, header('host'))))
    return { status: 403, code: 'foreign-origin', message: 'This request came from another site.' }
  const length = header('content-length')
  if (length === null) return { status: 411, code: 'length-required', message: 'Please say how long the body is.' }
  if (Number(length) > actionLimit)
    return { status: 413, code: 'body-too-large', message: 'That is more than we take at once.' }
  return go
}
