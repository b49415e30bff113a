import { dirname, join } from 'node:path'
import type { Env } from '#lib/env'
import { log } from '#lib/log'
import { forgetBuilds, markServed } from './builds.ts'
import { closingBlock } from './closing.ts'
import { root } from './data-folder.ts'
import { noteRunning, type RunningSite } from './running.ts'
import { step } from './steps.ts'
import type { Stops } from './stops.ts'
import { takeOver } from './upgrade.ts'

/** Server and worker get most of the ten seconds that a stop may take; the database needs little of it. */
const CLOSE_MS = 7_000

/** How a site is served: from a build, or in development; after which site, where it is somebody's successor. */
export type Serving = { build: string; after: RunningSite | null } | 'dev'

/** Starts server and worker in this process, prints where the site is, and runs until a stop is asked for. */
export async function serve(stops: Stops, env: Env, serving: Serving): Promise<never> {
  const dev = serving === 'dev'
  // Signals are ours: Next's own handler would end the process under running jobs and open streams.
  Object.assign(process.env, {
    NEXT_MANUAL_SIG_HANDLE: 'true',
    NEXT_TELEMETRY_DISABLED: '1',
    NEXTAUTH_URL: env.siteUrl,
    NODE_ENV: dev ? 'development' : 'production',
    ...(!dev && { QUORUM_BUILD: serving.build }),
  })
  const { startServer } = await import('#lib/http/server')
  const open = async () => {
    const worker = env.worker === 'inside' ? await openWorker() : undefined
    try {
      const { after } = dev ? { after: null } : serving
      const server = await startServer({
        dev,
        port: env.port,
        host: env.host,
        ...(after && { takesOver: () => takeOver(after) }),
      })
      return { worker, server, forget: dev ? undefined : settle(env, serving.build) }
    } catch (error) {
      await worker?.stop()
      throw error
    }
  }
  await stops.open(
    open,
    ({ server, worker, forget }) => Promise.all([server.close(), worker?.stop()]).finally(forget),
    CLOSE_MS,
  )
  step(dev ? 'development server runs' : 'site runs')
  console.log(closingBlock(env))
  return stops.untilStopped()
}

/** The site answers: the build is in use, others may go, and the next `npm start` finds it. */
function settle(env: Env, build: string): () => void {
  markServed(join(root, build))
  forgetBuilds(dirname(join(root, build)), join(root, build)).catch((error: unknown) =>
    log().warn({ err: error }, 'old builds could not be removed'),
  )
  return noteRunning(env.port, build)
}

/** The worker with everything that it can do. */
export async function openWorker(): Promise<{ stop(): Promise<void> }> {
  const [{ startWorker }, { workers }] = await Promise.all([import('#lib/jobs/worker'), import('#lib/wire')])
  return startWorker(workers)
}
