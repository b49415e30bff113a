import { livesAs } from '#lib/db/embedded-processes'
import { ensureBuild, ensureClient } from './build.ts'
import { fillSite } from './fill.ts'
import { findRunning, pidOf } from './running.ts'
import { serve } from './serve.ts'
import { checkEnvironment, checkPort, openDatabase } from './site.ts'
import { runCommand } from './steps.ts'
import { upgrade } from './upgrade.ts'

// npm start: everything that a site needs, on a machine that has nothing but Node. Beside a site of the same data folder and
// port it is the upgrade: builds and migrates, then whoever keeps that site starts this same command as its successor.

await runCommand(async (stops) => {
  const given = await checkEnvironment()
  const site = findRunning(given.port)
  const after = site && pidOf(site.signature) === Number(process.env.QUORUM_SUCCEEDS) ? site : null
  const upgrades = site !== null && after === null && site.keeper !== null && livesAs(site.keeper)
  if (!after && !upgrades) await checkPort(given)
  await stops.open(ensureClient)
  const build = await stops.open(ensureBuild)
  if (upgrades) return upgrade(stops, given, site, build)
  const env = await openDatabase(stops)
  await stops.open(() => fillSite(env))
  await serve(stops, env, { build, after })
})
