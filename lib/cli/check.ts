import { ensureClient } from './build.ts'
import { runCommand } from './steps.ts'
import { lint, types, vitest } from './suites.ts'
import { conclude, forgetSite, newTally } from './tally.ts'

// npm run check: what every commit passes, in less than a minute.

await runCommand(async (stops) => {
  forgetSite()
  await stops.open(ensureClient)
  const tally = newTally()
  await stops.open(() => tally.run('types', types))
  await stops.open(() => tally.run('lint', lint))
  await stops.open(() => tally.run('unit and architecture', () => vitest('unit')))
  process.exitCode = conclude(tally) ? 0 : 1
})
