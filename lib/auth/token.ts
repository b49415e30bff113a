import { isId } from '../ids.ts'
import { sameBytes, sign } from './key.ts'

/** What a link in a mail may do. `rsvp` covers one RSVP's whole life; the others have one act each (rule 5). */
export type TokenPurpose = 'rsvp' | 'sign-in' | 'address-from' | 'address-to' | 'offer'

/** What the signature covers beside the id and the expiry that the token names. */
export type TokenScope = { purpose: TokenPurpose; subject: string; generation: number }

/** A token as it was read from an address; worth nothing before `checkToken`. */
export type UncheckedToken = { id: string; expiresAt: Date; mac: Buffer }

const seconds = (date: Date) => Math.floor(date.getTime() / 1000)
const macOf = (id: string, expiry: number, scope: TokenScope) =>
  sign(`token:${scope.purpose}`, id, scope.subject, String(scope.generation), String(expiry)).subarray(0, 24)

/** Makes the text of a token: id, expiry and HMAC. Nothing secret is stored; raising the generation revokes it. */
export function makeToken(id: string, expiresAt: Date, scope: TokenScope): string {
  const expiry = seconds(expiresAt)
  return `${id}.${expiry.toString(36)}.${macOf(id, expiry, scope).toString('base64url')}`
}

/** Takes a token's text apart; null where it has not even the form of one. */
export function readToken(text: string): UncheckedToken | null {
  const [id, expiry, mac, more] = text.split('.')
  if (!id || !expiry || !mac || more !== undefined || !isId(id) || !/^[0-9a-z]{1,8}$/.test(expiry)) return null
  return { id, expiresAt: new Date(parseInt(expiry, 36) * 1000), mac: Buffer.from(mac, 'base64url') }
}

/** Whether the signature holds for this scope, and whether it still counts at `now`. */
export function checkToken(token: UncheckedToken, scope: TokenScope, now: Date): 'good' | 'expired' | 'bad' {
  if (!sameBytes(macOf(token.id, seconds(token.expiresAt), scope), token.mac)) return 'bad'
  return now < token.expiresAt ? 'good' : 'expired'
}
