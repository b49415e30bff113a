import type { IncomingHttpHeaders } from 'node:http'
import { isIP } from 'node:net'
import { forwardedBy } from './proxies.ts'

/** What the guard says before Next sees a request: go on, go elsewhere, or a refusal in plain words. */
export type Verdict =
  | { go: true }
  | { redirect: string }
  | { status: number; code: string; message: string; allow?: string }

const go: Verdict = { go: true }

const hostName = (host: string) => (host.startsWith('[') ? host.slice(1, host.indexOf(']')) : host.replace(/:\d+$/, ''))
const isOwnName = (name: string) => name === '127.0.0.1' || name === 'localhost' || name === '::1'

/** The site that a browser shows, where it says that the request comes from the very site that it goes to. */
function shownSite(headers: IncomingHttpHeaders): string | null {
  const said = headers['sec-fetch-site'] === 'same-origin' ? (headers.origin ?? headers.referer) : undefined
  return said && URL.canParse(said) ? new URL(said).host : null
}

/**
 * Guards local mode: it answers to loopback names only (with HOST opened on purpose, to that address, or to any bare one),
 * never by a DNS name that somebody may point here, and never through a proxy, so that a production site that lost
 * SITE_URL fails. A proxy that adds nothing still hands on what the browser says of the site that it shows.
 * @param listens - the address that the server listens on
 */
export function guardLocal(headers: IncomingHttpHeaders, url: string, listens: string, method: string): Verdict {
  const proxied = forwardedBy(headers)
  if (proxied)
    return refuse(
      403,
      'proxied',
      `Local mode does not answer requests that a proxy forwarded (${proxied}). Set SITE_URL to run this site for others.`,
    )
  const host = headers.host ?? ''
  const name = hostName(host)
  const shown = shownSite(headers)
  if (shown !== null && shown !== host && !isOwnName(hostName(shown)))
    return refuse(
      403,
      'proxied',
      'Local mode does not answer through a proxy. Set SITE_URL to run this site for others.',
    )
  if (name === 'localhost' && (method === 'GET' || method === 'HEAD'))
    return { redirect: `http://${host.replace('localhost', '127.0.0.1')}${url}` }
  const opened = listens === '0.0.0.0' || listens === '::' || listens === name
  if (isOwnName(name) || (opened && isIP(name) !== 0)) return go
  return refuse(
    421,
    'foreign-host',
    'Local mode answers at 127.0.0.1 only. Set SITE_URL to run this site under a name.',
  )
}

/** Steps up or in place: browsers fold them before they ask, so whoever sends one means to be taken for another address. */
const dots = /\/(?:\.|%2e){1,2}(?:\/|$)/i

/** Refuses addresses that cannot be decoded, which Next would answer with a 500, and those with steps up. */
export function guardUrl(url: string): Verdict {
  try {
    const path = url.split('?')[0] ?? ''
    decodeURIComponent(path)
    return url.startsWith('/') && !url.includes('%00') && !dots.test(path)
      ? go
      : refuse(400, 'malformed-address', 'That address cannot be read.')
  } catch {
    return refuse(400, 'malformed-address', 'That address cannot be read.')
  }
}

function refuse(status: number, code: string, message: string): Verdict {
  return { status, code, message }
}
