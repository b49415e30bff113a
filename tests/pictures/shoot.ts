import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { root } from '#lib/cli/data-folder'
import { unreadable } from '#tests/support/looks'
import type { Looker } from '#tests/support/pages'

/** Where the pictures for looking at lie. */
export const folder = join(root, 'tests', '.results', 'pictures')

/** Whether a picture of this name is to be taken. */
export type Wanted = (name: string) => boolean

const heights: Record<number, number> = { 320: 640, 390: 844, 1920: 1080, 2560: 1440 }

/** A browser of its own for one who looks, signed in where that is somebody. */
export async function enter(browser: Browser, baseURL: string, looker: Looker): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL, timezoneId: 'Europe/Berlin', reducedMotion: 'reduce' })
  if (looker !== 'visitor') {
    const answer = await context.request.post('/api/local/sign-in', { data: { role: looker } })
    if (!answer.ok()) throw new Error(`Signing in as ${looker} answered ${answer.status()}.`)
  }
  return context
}

/** Goes there and takes it in these widths, light and dark. Returns how many pictures. */
export async function shoot(page: Page, name: string, go: () => Promise<unknown>, widths: number[]): Promise<number> {
  let taken = 0
  for (const width of widths) {
    await page.setViewportSize({ width, height: heights[width] ?? 1000 })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await go()
      await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true })
      taken += 1
      const lost = await unreadable(page)
      if (lost.length > 0) console.log(`${name} at ${width} px, ${colorScheme}, can hardly be read:`, lost)
    }
  }
  return taken
}
