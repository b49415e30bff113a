import { createHmac, timingSafeEqual } from 'node:crypto'
import { env } from '../env.ts'

/** HMAC-SHA-256 with the site key over the parts, for one purpose. Parts are length-prefixed, so that none runs into the next. */
export function sign(purpose: string, ...parts: string[]): Buffer {
  const mac = createHmac('sha256', env().secret)
  for (const part of [purpose, ...parts]) mac.update(`${Buffer.byteLength(part)}:${part}`)
  return mac.digest()
}

/** Compares two signatures without telling by its time how much of them agrees. */
export function sameBytes(left: Buffer, right: Buffer): boolean {
  return left.length === right.length && timingSafeEqual(left, right)
}
