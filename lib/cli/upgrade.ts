import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { livesAs } from '#lib/db/embedded-processes'
import type { Env } from '#lib/env'
import { waysIn } from './closing.ts'
import { root } from './data-folder.ts'
import { Refusal } from './refusal.ts'
import { findRunning, pidOf, type RunningSite } from './running.ts'
import { openDatabase } from './site.ts'
import { step } from './steps.ts'
import type { Stops } from './stops.ts'

const POLL_MS = 50
/** As long as a successor lives and loads. */
const PATIENCE_MS = 90_000

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
  const keeper = pidOf(site.keeper ?? '')
  const { successors } = keptBy(keeper)
  process.kill(keeper, 'SIGUSR2')
  await stops.open(() => untilSucceeded(env.port, site, () => keptBy(keeper), successors))
  step('the new version answers')
  console.log(waysIn(env))
}

/** Whom a keeper keeps, by its note (bootstrap-keeper.mjs); there is none before its first successor. */
type Kept = { successors: number; children: number[] }

function keptBy(keeper: number): Kept {
  try {
    return JSON.parse(readFileSync(join(root, '.data', `keeper-${keeper}.json`), 'utf8')) as Kept
  } catch {
    return { successors: 0, children: [] }
  }
}

async function untilSucceeded(port: number, before: RunningSite, look: () => Kept, earlier: number): Promise<void> {
  const end = Date.now() + PATIENCE_MS
  let came = false
  for (;;) {
    const { successors, children } = look()
    const site = findRunning(port)
    if (site && site.signature !== before.signature) return
    const lives = children.some((pid) => pid !== pidOf(before.signature))
    came ||= lives || successors > earlier
    if ((came && !lives) || Date.now() > end) break
    await wait(POLL_MS)
  }
  const stays = livesAs(before.signature)
  throw new Refusal(
    `The new version did not come up; what it said stands where the site's own output goes. ` +
      (stays ? 'The version before it goes on serving.' : 'The version before it has stopped: start it again.'),
  )
}

/** Asks the site for its place, as its successor that has everything loaded. It stops listening first, then finishes. */
export function takeOver(site: RunningSite): void {
  step('ready; the site before this one finishes what it has begun')
  process.kill(pidOf(site.signature), 'SIGTERM')
}
