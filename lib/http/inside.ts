import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

// After a server action Next asks itself for the page that comes next, with the headers of the action's request. Such a
// request bears the mark that we put on every request, so the front knows it and does not judge it a second time.

const header = 'x-quorum-inside'
const key = randomBytes(24).toString('base64url')

/** The client's address of a request that this process sent to itself; null for any other request. */
export function insideAddress(request: IncomingMessage): string | null {
  const value = request.headers[header]
  if (typeof value !== 'string' || value.length < key.length) return null
  const given = Buffer.from(value.slice(0, key.length))
  if (given.length !== key.length || !timingSafeEqual(given, Buffer.from(key))) return null
  return value.slice(key.length)
}

/** Marks a request, in place of whatever mark it came with. */
export function markInside(request: IncomingMessage, address: string): void {
  request.headers[header] = `${key}${address}`
}
