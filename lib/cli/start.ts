import { ensureBuild, ensureClient } from './build.ts'
import { fillSite } from './fill.ts'
import { serve } from './serve.ts'
import { checkEnvironment, checkPort, openDatabase } from './site.ts'
import { runCommand } from './steps.ts'

// npm start: everything that a site needs, on a machine that has nothing but Node.

await runCommand(async (stops) => {
  await checkPort(await checkEnvironment())
  await stops.open(ensureClient)
  await stops.open(ensureBuild)
  const env = await openDatabase(stops)
  await stops.open(() => fillSite(env))
  await serve(stops, env, false)
})
