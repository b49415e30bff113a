import { advisories } from './advisories.ts'
import { ensureChromium } from './browser.ts'
import { ensureBuild, ensureClient } from './build.ts'
import { runCommand } from './steps.ts'
import { endToEnd, lint, types, vitest } from './suites.ts'
import { conclude, forgetSite, newTally } from './tally.ts'

// npm test: every suite, whatever the one before came to. The last line is the sum over all.

await runCommand(async (stops) => {
  forgetSite()
  await stops.open(ensureClient)
  const tally = newTally()
  await stops.open(() => tally.run('types', types))
  await stops.open(() => tally.run('lint', lint))
  await stops.open(() => tally.run('advisories', advisories))
  await stops.open(() => tally.run('unit and architecture', () => vitest('unit')))
  await stops.open(() => tally.run('integration', () => vitest('integration')))
  await stops.open(() =>
    tally.run('end to end', async () => {
      const chromium = await ensureChromium()
      await ensureBuild()
      return endToEnd(chromium)
    }),
  )
  process.exitCode = conclude(tally) ? 0 : 1
})
