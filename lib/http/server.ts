import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { isIPv6 } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import next from 'next'
import { env } from '../env.ts'
import { stopListening } from '../realtime/port.ts'
import { closeStreams } from '../realtime/streams.ts'
import { earlierBuilds } from './earlier-builds.ts'
import { type Handler, makeFront } from './front.ts'
import { makeServer } from './idle.ts'
import { stopLimits } from './limits.ts'
import { markStopping } from './stopping.ts'
import { type Waiting, watchWaiting } from './waiting.ts'

/** A running site. `close` tells the streams, lets requests finish, and is done within ten seconds. */
export type RunningServer = { url: string; close(): Promise<void> }

/**
 * `takesOver` is called when everything is loaded, where another process has the port: it asks that one for it. What comes
 * until both have acted is refused, as in any moment in which nobody listens.
 */
export type ServerOptions = { dev: boolean; port: number; host: string; takesOver?: () => void }

const closeWithin = 6_500
/** How long the process before us may keep the port after it was asked; and how often we try, in ms. */
const portWithin = 15_000
const tryEach = 5

/** Starts Next behind our own server, which judges address, host, origin and size before Next sees a request (rule 12). */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const server = makeServer()
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
  if (options.takesOver) {
    await untilCalm()
    options.takesOver()
  }
  await listen(server, options, options.takesOver ? portWithin : 0)
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

/**
 * After `prepare` Next loads all pages, tells nobody when it has, and lets nothing else run meanwhile: some seconds in
 * which the port would be nobody's. So we wait until timers come on time again, or have been late for long enough.
 */
async function untilCalm(): Promise<void> {
  const end = Date.now() + portWithin
  for (let calm = 0; calm < 5 && Date.now() < end; ) {
    const began = performance.now()
    await wait(20)
    calm = performance.now() - began < 60 ? calm + 1 : 0
  }
}

async function listen(server: Server, { port, host }: ServerOptions, patience: number): Promise<void> {
  const end = Date.now() + patience
  for (;;) {
    try {
      server.listen(port, host)
      await once(server, 'listening')
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || Date.now() > end) throw error
      await wait(tryEach)
    }
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
