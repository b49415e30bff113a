import { createServer, type Server } from 'node:http'

/**
 * In ms. `idle`: how long nothing may move on a connection on which something is asked or answered; streams send a beat
 * much more often (lib/board/frames.ts). `keepAlive`: how long one may wait for its next request, longer than proxies do.
 */
const usual = { idle: 120_000, keepAlive: 65_000 }

/**
 * A server that keeps no answer for ever for somebody who takes none of it: their connection is cut. Who reads slowly is
 * not, as long as they read.
 */
export function makeServer(limits = usual): Server {
  const server = createServer({ keepAliveTimeout: limits.keepAlive })
  server.timeout = limits.idle
  return server
}
