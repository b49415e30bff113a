import type { Env } from '#lib/env'
import { closingBlock } from './closing.ts'
import { step } from './steps.ts'
import type { Stops } from './stops.ts'

/** Server and worker get most of the ten seconds that a stop may take; the database needs little of it. */
const CLOSE_MS = 7_000

/** Starts server and worker in this process, prints where the site is, and runs until a stop is asked for. */
export async function serve(stops: Stops, env: Env, dev: boolean): Promise<never> {
  // Signals are ours: Next's own handler would end the process under running jobs and open streams.
  Object.assign(process.env, {
    NEXT_MANUAL_SIG_HANDLE: 'true',
    NEXT_TELEMETRY_DISABLED: '1',
    NEXTAUTH_URL: env.siteUrl,
    NODE_ENV: dev ? 'development' : 'production',
  })
  const { startServer } = await import('#lib/http/server')
  const open = async () => {
    const worker = env.worker === 'inside' ? await openWorker() : undefined
    try {
      return { worker, server: await startServer({ dev, port: env.port, host: env.host }) }
    } catch (error) {
      await worker?.stop()
      throw error
    }
  }
  await stops.open(open, ({ server, worker }) => Promise.all([server.close(), worker?.stop()]), CLOSE_MS)
  step(dev ? 'development server runs' : 'site runs')
  console.log(closingBlock(env))
  return stops.untilStopped()
}

/** The worker with everything that it can do. */
export async function openWorker(): Promise<{ stop(): Promise<void> }> {
  const [{ startWorker }, { workers }] = await Promise.all([import('#lib/jobs/worker'), import('#lib/wire')])
  return startWorker(workers)
}
