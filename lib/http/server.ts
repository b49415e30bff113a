import { readdirSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { isIPv6 } from 'node:net'
import { join } from 'node:path'
import next from 'next'
import { env } from '../env.ts'
import { stopListening } from '../realtime/port.ts'
import { closeStreams } from '../realtime/streams.ts'
import { earlierBuilds } from './earlier-builds.ts'
import { type Handler, makeFront } from './front.ts'
import { stopLimits } from './limits.ts'
import { markStopping } from './stopping.ts'
import { type Waiting, watchWaiting } from './waiting.ts'

/** A running site. `close` tells the streams, lets requests finish, and is done within ten seconds. */
export type RunningServer = { url: string; close(): Promise<void> }

/** `whenReady` is awaited when everything is loaded, before anybody is let in. */
export type ServerOptions = { dev: boolean; port: number; host: string; whenReady?: () => Promise<void> }

const closeWithin = 6_500

/** Starts Next behind our own server, which judges address, host, origin and size before Next sees a request (rule 12). */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const server = createServer()
  const waiting = watchWaiting(server)
  // Where Next finds itself when it follows the redirect of a server action; else it would believe the request.
  process.env.__NEXT_PRIVATE_ORIGIN = ownOrigin(options.host, options.port)
  const app = next({
    dev: options.dev,
    dir: process.cwd(),
    hostname: options.host,
    port: options.port,
    // Next listens for upgrades here and leaves the sockets of those that it does not know open for ever. In production
    // nobody listens on ours, so node takes such a request for any other, and the front judges it.
    httpServer: options.dev ? server : createServer(),
  })
  await app.prepare()
  server.on('request', makeFront(options.dev, publicFiles(), withEarlierBuilds(app.getRequestHandler())))
  if (options.dev) server.on('upgrade', app.getUpgradeHandler())
  server.keepAliveTimeout = 65_000
  await options.whenReady?.()
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(options.port, options.host, resolve))
  return {
    url: env().siteUrl,
    close: async () => {
      await closeServer(server, waiting)
      await app.close()
      await Promise.all([stopListening(), stopLimits()])
    },
  }
}

/** Where this build has no such file, an earlier one may. */
function withEarlierBuilds(handler: Handler): Handler {
  const build = process.env.QUORUM_BUILD
  const answer = build ? earlierBuilds(build) : () => false
  return async (request, response) => {
    if (!answer(request, response)) await handler(request, response)
  }
}

function ownOrigin(host: string, port: number): string {
  const name = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host
  return `http://${isIPv6(name) ? `[${name}]` : name}:${port}`
}

function publicFiles(): Set<string> {
  const entries = readdirSync(join(process.cwd(), 'public'), { withFileTypes: true })
  return new Set(entries.filter((entry) => entry.isFile()).map((entry) => `/${entry.name}`))
}

/** Answers what is begun, lets in nobody, and sends streams home. */
async function closeServer(server: Server, waiting: Waiting): Promise<void> {
  markStopping()
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  // More than once: a request that is under way may still open a stream.
  const sendHome = () => {
    closeStreams()
    waiting.close()
  }
  sendHome()
  const deadline = setTimeout(() => server.closeAllConnections(), closeWithin)
  const sweep = setInterval(sendHome, 50)
  await closed
  clearTimeout(deadline)
  clearInterval(sweep)
}
