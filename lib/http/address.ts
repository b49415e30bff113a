import type { IncomingHttpHeaders } from 'node:http'
import { BlockList, isIP, type Socket } from 'node:net'

const plain = (address: string) => (address.startsWith('::ffff:') ? address.slice(7) : address)

/** Whether an address is this machine's own. */
export function isLoopback(address: string): boolean {
  const text = plain(address)
  return text === '::1' || text.startsWith('127.')
}

/**
 * Whether the other end of a socket is this machine: by a loopback address or, where the server listens on one address of
 * its own, by that very address, which nobody else can have.
 */
export function isThisMachine(socket: Pick<Socket, 'remoteAddress' | 'localAddress'>, listens: string): boolean {
  const remote = plain(socket.remoteAddress ?? '')
  return isLoopback(remote) || (remote === listens && remote === plain(socket.localAddress ?? ''))
}

/** The proxies that may say who the client is: addresses or subnets such as `10.0.0.0/8`. Throws on anything else. */
export function trustedProxies(list: readonly string[]): BlockList {
  const trusted = new BlockList()
  for (const entry of list) {
    const [address = '', bits] = entry.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (bits === undefined) trusted.addAddress(address, family)
    else trusted.addSubnet(address, Number(bits), family)
  }
  return trusted
}

/**
 * What a limit counts as one client: an IPv4 address, or the /64 of an IPv6 one, since a household or a single machine has
 * all of that to itself.
 */
export function limitKey(address: string): string {
  if (isIP(address) !== 6) return address
  const [head = '', tail = ''] = address.split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail.split(':').filter(Boolean)
  const zeros = address.includes('::') ? Array<string>(8 - left.length - right.length).fill('0') : []
  return `${[...left, ...zeros, ...right].slice(0, 4).join(':')}::/64`
}

/** Whether an address is that of a trusted proxy. */
export function isTrusted(trusted: BlockList, address: string): boolean {
  const text = plain(address)
  return trusted.check(text, isIP(text) === 6 ? 'ipv6' : 'ipv4')
}

/**
 * The client's address (rule 12): the socket's, unless a trusted proxy speaks; then the rightmost address of
 * X-Forwarded-For that is not itself a trusted proxy.
 */
export function clientAddress(socketAddress: string, headers: IncomingHttpHeaders, trusted: BlockList): string {
  let address = plain(socketAddress)
  const given = headers['x-forwarded-for']
  const hops = (Array.isArray(given) ? given.join(',') : (given ?? '')).split(',').map((text) => plain(text.trim()))
  while (isTrusted(trusted, address)) {
    const next = hops.pop()
    if (!next || !isIP(next)) break
    address = next
  }
  return address
}
