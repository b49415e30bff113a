import { createHash, randomBytes } from 'node:crypto'
import { readCookie, setCookie } from './cookies.ts'

/** A browser as the site tells it apart: `hash` is kept in rows, `cookie` is a Set-Cookie line where it is new. */
export type Browser = { hash: string; cookie: string | null }

const name = 'browser'
const hashOf = (value: string) => createHash('sha256').update(value).digest('base64url')

/** The browser behind a Cookie header, or a new one. Drafts of refused forms and sign-in codes are bound to it. */
export function browserOf(header: string | null): Browser {
  const known = readCookie(header, name)
  if (known && /^[\w-]{20,64}$/.test(known)) return { hash: hashOf(known), cookie: null }
  const value = randomBytes(18).toString('base64url')
  return { hash: hashOf(value), cookie: setCookie(name, value, 365 * 86_400) }
}

/** The known browser behind a Cookie header; null where it has no cookie of ours. */
export function knownBrowser(header: string | null): string | null {
  const browser = browserOf(header)
  return browser.cookie === null ? browser.hash : null
}
