import { sameBytes, sign } from './key.ts'

/** The six digits of a sign-in mail, derived from the request's id and the site key, so that they are stored nowhere. */
export function codeFor(requestId: string): string {
  return String(sign('code', requestId).readUInt32BE(0) % 1_000_000).padStart(6, '0')
}

/** Whether somebody typed the code of this request. */
export function isCodeFor(requestId: string, typed: string): boolean {
  return sameBytes(Buffer.from(codeFor(requestId)), Buffer.from(typed.replace(/\s/g, '')))
}
