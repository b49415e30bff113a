import type { IncomingHttpHeaders } from 'node:http'
import { isIP } from 'node:net'

/** What the guard says before Next sees a request: go on, go elsewhere, or a refusal in plain words. */
export type Verdict = { go: true } | { redirect: string } | { status: number; code: string; message: string }

const go: Verdict = { go: true }
const forwarded = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via']

const hostName = (host: string) => (host.startsWith('[') ? host.slice(1, host.indexOf(']')) : host.replace(/:\d+$/, ''))

/**
 * Guards local mode: it answers to loopback names only (with HOST opened on purpose, to bare addresses too), never by a
 * DNS name that somebody may point here, and never through a proxy, so that a production site that lost SITE_URL fails.
 */
export function guardLocal(headers: IncomingHttpHeaders, url: string, opened: boolean, method: string): Verdict {
  const proxied = forwarded.find((name) => headers[name] !== undefined)
  if (proxied)
    return refuse(
      403,
      'proxied',
      `Local mode does not answer requests that a proxy forwarded (${proxied}). Set SITE_URL to run this site for others.`,
    )
  const host = headers.host ?? ''
  const name = hostName(host)
  if (name === 'localhost' && (method === 'GET' || method === 'HEAD'))
    return { redirect: `http://${host.replace('localhost', '127.0.0.1')}${url}` }
  if (name === '127.0.0.1' || name === 'localhost' || name === '::1' || (opened && isIP(name) !== 0)) return go
  return refuse(
    421,
    'foreign-host',
    'Local mode answers at 127.0.0.1 only. Set SITE_URL to run this site under a name.',
  )
}

/** Refuses addresses that cannot be decoded, which Next would answer with a 500. */
export function guardUrl(url: string): Verdict {
  try {
    decodeURIComponent(url.split('?')[0] ?? '')
    return url.startsWith('/') && !url.includes('%00')
      ? go
      : refuse(400, 'malformed-address', 'That address cannot be read.')
  } catch {
    return refuse(400, 'malformed-address', 'That address cannot be read.')
  }
}

function refuse(status: number, code: string, message: string): Verdict {
  return { status, code, message }
}
