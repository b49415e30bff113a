import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { root } from '#lib/cli/data-folder'
import type { Site } from '#tests/bench/site'
import { chromiumArgs } from '#tests/support/chromium'
import { knowSite } from '#tests/support/known'
import { addressesFor, type Looker } from '#tests/support/pages'

const folder = join(root, 'tests', '.results', 'pictures')
const lookers: Looker[] = ['visitor', 'member', 'organizer']
const widths = [390, 1440]

/** Addresses that no list of pages has: what is not there. */
const nowhere = [
  { address: '/nothing-here', live: false },
  { address: '/events/nothing-here', live: false },
]

/** Takes every page as visitor, member and organizer, narrow and wide, light and dark. Returns how many pictures. */
export async function takeAllPictures(
  site: Site,
  executablePath: string,
  say: (text: string) => void,
): Promise<number> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const browser = await chromium.launch({ executablePath, args: chromiumArgs })
  let taken = 0
  try {
    for (const looker of lookers) {
      const context = await enter(browser, site, looker)
      const page = await context.newPage()
      const pages = addressesFor(looker, await knowSite(context.request))
      for (const { address, live } of [...pages, ...(looker === 'visitor' ? nowhere : [])])
        taken += await shoot(page, looker, address, live)
      await context.close()
      say(`${looker}: ${taken} pictures so far`)
    }
    return taken
  } finally {
    await browser.close()
  }
}

async function enter(browser: Browser, site: Site, looker: Looker): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: site.url,
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
  })
  if (looker !== 'visitor') {
    const answer = await context.request.post('/api/local/sign-in', { data: { role: looker } })
    if (!answer.ok()) throw new Error(`Signing in as ${looker} answered ${answer.status()}.`)
  }
  return context
}

/** One page, four times. */
async function shoot(page: Page, looker: Looker, address: string, live: boolean): Promise<number> {
  const name =
    address
      .replace(/\?.*$/, '')
      .replace(/[\w-]{40,}/g, 'token')
      .replace(/\W+/g, '-')
      .replace(/^-|-$/g, '') || 'home'
  let taken = 0
  for (const width of widths) {
    await page.setViewportSize({ width, height: width < 600 ? 844 : 1000 })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.goto(address)
      if (live) await page.locator('.connection.on').waitFor()
      await page.screenshot({ path: join(folder, `${looker}-${name}-${width}-${colorScheme}.png`), fullPage: true })
      taken += 1
    }
  }
  return taken
}
