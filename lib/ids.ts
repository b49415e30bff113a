/** A new random identity (UUID version 4, RFC 9562), the same in browser and server, also on plain http. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Whether the text is a UUID in its usual form; what is not must never reach a uuid column. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text)
}

/** Digits and capitals without those that look or sound like others: after Crockford's base 32, less the zero and the one. */
export const codeSigns = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Six random signs that one can read aloud or type from a wall: 29 bits, enough for an address, too few for a secret. */
export function newShortCode(): string {
  // 8 * 30 = 240: what lies above would make some signs likelier than others.
  const fair: number[] = []
  while (fair.length < 6) fair.push(...crypto.getRandomValues(new Uint8Array(12)).filter((byte) => byte < 240))
  return fair
    .slice(0, 6)
    .map((byte) => codeSigns[byte % codeSigns.length])
    .join('')
}
