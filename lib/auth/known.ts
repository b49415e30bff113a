import { readCookie, setCookie } from '../http/cookies.ts'
import { sameBytes, sign } from './key.ts'

const name = 'known'
const year = 365 * 86_400
const markOf = (email: string) => sign('known-browser', email).toString('base64url')

/**
 * A Set-Cookie line that marks a browser as one that has signed in with this address. Its requests for a sign-in mail are
 * counted apart, so that nobody keeps somebody out by asking for their mails.
 */
export function knownCookie(email: string): string {
  return setCookie(name, markOf(email), year)
}

/** Whether the browser behind a Cookie header has signed in with this address before. */
export function isKnownHere(header: string | null, email: string): boolean {
  const mark = readCookie(header, name)
  return mark !== null && sameBytes(Buffer.from(mark), Buffer.from(markOf(email)))
}
