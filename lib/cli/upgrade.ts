import { setTimeout as wait } from 'node:timers/promises'
import { livesAs } from '#lib/db/embedded-processes'
import type { Env } from '#lib/env'
import { waysIn } from './closing.ts'
import { Refusal } from './refusal.ts'
import { findRunning, pidOf, type RunningSite } from './running.ts'
import { openDatabase } from './site.ts'
import { step } from './steps.ts'
import type { Stops } from './stops.ts'

const POLL_MS = 50
/** The successor loads, and the site before it has ten seconds to finish. */
const PATIENCE_MS = 90_000
const STOP_MS = 15_000

/**
 * `npm start` beside a site that runs: the build is made already, the schema is brought up to it, then whoever keeps the
 * site starts its successor. Until that answers, the site before it does; where anything fails, it goes on.
 */
export async function upgrade(stops: Stops, env: Env, site: RunningSite, build: string): Promise<void> {
  if (site.build === build) {
    step('the site runs already, and nothing has changed since')
    console.log(waysIn(env))
    return
  }
  await openDatabase(stops)
  step('the site that runs hands over')
  process.kill(pidOf(site.keeper ?? ''), 'SIGUSR2')
  await stops.open(() => untilSucceeded(env.port, site))
  step('the new version answers')
  console.log(waysIn(env))
}

async function untilSucceeded(port: number, before: RunningSite): Promise<void> {
  const end = Date.now() + PATIENCE_MS
  let successor: RunningSite | null = null
  for (;;) {
    const site = findRunning(port)
    if (site && site.signature !== before.signature) return
    successor ??= findRunning(port, 'successor')
    if ((successor && !livesAs(successor.signature)) || Date.now() > end) break
    await wait(POLL_MS)
  }
  const stays = livesAs(before.signature)
  throw new Refusal(
    `The new version did not come up; what it said stands where the site's own output goes. ` +
      (stays ? 'The version before it goes on serving.' : 'The version before it has stopped: start it again.'),
  )
}

/** Asks the site to stop, as its successor that is ready to listen, and waits until it has. */
export async function takeOver(site: RunningSite): Promise<void> {
  step('ready; the site before this one finishes what it has begun')
  process.kill(pidOf(site.signature), 'SIGTERM')
  const end = Date.now() + STOP_MS
  while (livesAs(site.signature) && Date.now() < end) await wait(POLL_MS)
}
