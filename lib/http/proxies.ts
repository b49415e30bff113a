import type { IncomingMessage } from 'node:http'
import type { Env } from '../env.ts'
import { log } from '../log.ts'
import { isLoopback } from './address.ts'

const forwarded = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via']

/** The header by which a request says that a proxy forwarded it; undefined where it says nothing of the kind. */
export function forwardedBy(headers: IncomingMessage['headers']): string | undefined {
  return forwarded.find((name) => headers[name] !== undefined)
}

/**
 * Warns once where a proxy seems to stand before a site that trusts none, or not that on its own machine: all visitors then
 * count as one client, and spend its limits together.
 */
export function watchForProxies(
  { mode, trustProxy }: Pick<Env, 'mode' | 'trustProxy'>,
  trusts: (address: string) => boolean,
  warn: (text: string) => void = (text) => log().warn(text),
): (request: Pick<IncomingMessage, 'headers' | 'socket'>) => void {
  let watching = mode === 'production'
  return ({ headers, socket }) => {
    if (!watching || headers['x-forwarded-for'] === undefined) return
    const address = socket.remoteAddress ?? ''
    if (trusts(address) || (trustProxy.length > 0 && !isLoopback(address))) return
    watching = false
    warn(
      'A request came with X-Forwarded-For from an address that TRUST_PROXY does not name. If a proxy stands before this site, name it there: until then all visitors count as one.',
    )
  }
}
