import { full } from '#tests/bench/bench'
import { openSite } from '#tests/bench/site'
import { takeAllPictures } from '#tests/pictures/all'
import { takePictures } from '#tests/pictures/take'
import { ensureChromium } from './browser.ts'
import { ensureBuild, ensureClient } from './build.ts'
import { runCommand, step } from './steps.ts'
import { forgetSite } from './tally.ts'

// npm run pictures: takes the pictures of the README anew, from the production build with the sample community.
// npm run pictures -- all: takes every page for whoever wants to look at them, into tests/.results/pictures;
// words after `all` take only those whose name holds one of them.

await runCommand(async (stops) => {
  forgetSite()
  const chromium = await ensureChromium()
  await stops.open(ensureClient)
  await stops.open(ensureBuild)
  const site = await openSite({ stops, size: full, say: step })
  if (process.argv[2] === 'all')
    step(
      `${await takeAllPictures(site, chromium, process.argv.slice(3), step)} pictures lie in tests/.results/pictures`,
    )
  else for (const path of await takePictures(site, chromium)) step(path)
  await stops.closeAll()
})
