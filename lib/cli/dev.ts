import { ensureClient } from './build.ts'
import { fillSite } from './fill.ts'
import { serve } from './serve.ts'
import { checkEnvironment, checkPort, openDatabase } from './site.ts'
import { runCommand } from './steps.ts'

// npm run dev: the site without a build, pages reload as they are edited.

await runCommand(async (stops) => {
  await checkPort(await checkEnvironment())
  await stops.open(ensureClient)
  const env = await openDatabase(stops)
  await stops.open(() => fillSite(env))
  await serve(stops, env, 'dev')
})
