import { env } from '../env.ts'

const secure = () => env().siteUrl.startsWith('https:')

/** The full name of one of our cookies. It carries the data folder's id, so that two clones live in one browser. */
export function cookieName(name: string): string {
  return `${secure() ? '__Host-' : ''}quorum-${env().instance}-${name}`
}

/** A Set-Cookie line: HttpOnly, SameSite=Lax, Secure on https. `maxAge` in seconds; 0 takes the cookie away. */
export function setCookie(name: string, value: string, maxAge: number): string {
  const flags = `Path=/; HttpOnly; SameSite=Lax; Max-Age=${Math.floor(maxAge)}${secure() ? '; Secure' : ''}`
  return `${cookieName(name)}=${encodeURIComponent(value)}; ${flags}`
}

/** One of our cookies out of a Cookie header; null where it is not there. */
export function readCookie(header: string | null, name: string): string | null {
  const wanted = `${cookieName(name)}=`
  for (const part of (header ?? '').split(';')) {
    const text = part.trim()
    if (!text.startsWith(wanted)) continue
    try {
      return decodeURIComponent(text.slice(wanted.length))
    } catch {
      return null
    }
  }
  return null
}
