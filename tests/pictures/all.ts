import { mkdir, rm } from 'node:fs/promises'
import { chromium } from '@playwright/test'
import type { Site } from '#tests/bench/site'
import { enter, folder, shoot, type Wanted } from '#tests/pictures/shoot'
import { takeStates } from '#tests/pictures/states'
import { chromiumArgs } from '#tests/support/chromium'
import { knowSite } from '#tests/support/known'
import { addressesFor, type Looker } from '#tests/support/pages'

const lookers: Looker[] = ['visitor', 'member', 'organizer']
const widths = [390, 1440]

/** Addresses that no list of pages has: what is not there. */
const nowhere = [
  { address: '/nothing-here', live: false },
  { address: '/events/nothing-here', live: false },
  { address: '/b/nothing-here', live: false },
]

/**
 * Takes every page as visitor, member and organizer, and the states that pages can be in, narrow and wide, light and dark.
 * `words` takes only those whose name holds one of them, and leaves the others as they are. Returns how many pictures.
 */
export async function takeAllPictures(
  site: Site,
  executablePath: string,
  words: readonly string[],
  say: (text: string) => void,
): Promise<number> {
  const wanted: Wanted = (name) => words.length === 0 || words.some((word) => name.includes(word))
  if (words.length === 0) await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const browser = await chromium.launch({ executablePath, args: chromiumArgs })
  let taken = 0
  try {
    for (const looker of lookers) {
      const context = await enter(browser, site.url, looker)
      const page = await context.newPage()
      const pages = addressesFor(looker, await knowSite(context.request))
      for (const { address, live } of [...pages, ...(looker === 'visitor' ? nowhere : [])]) {
        const name = `${looker}-${nameOf(address)}`
        if (!wanted(name)) continue
        const go = async () => {
          await page.goto(address)
          if (live) await page.locator('.connection.on').waitFor()
        }
        taken += await shoot(page, name, go, widths)
      }
      await context.close()
      say(`${looker}: ${taken} pictures so far`)
    }
    return taken + (await takeStates(browser, site, wanted, say))
  } finally {
    await browser.close()
  }
}

function nameOf(address: string): string {
  const plain = address.replace(/\?.*$/, '').replace(/[\w.-]{40,}/g, 'token')
  return plain.replace(/\W+/g, '-').replace(/^-|-$/g, '') || 'home'
}
