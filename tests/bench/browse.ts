import { type Browser, type BrowserContext, type CDPSession, chromium, devices, type Page } from '@playwright/test'
import { ensureChromium } from '#lib/cli/browser'
import type { Bench } from '#tests/bench/bench'
import { chromiumArgs } from '#tests/support/chromium'

/** What a visitor has whom we measure for: a processor a quarter as fast as this one, and slow 4G (Lighthouse's figures). */
const slowdown = 4
const slow4g = { downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8, latency: 150 }

/** One cold load: when its largest part was painted (ms), how far things moved, and what came over the line (KB). */
export type Load = { paintMs: number; shift: number; kilobytes: number }

/** Opens a browser for the time of the bench. */
export async function openBrowser({ stops }: Bench): Promise<Browser> {
  const executablePath = await ensureChromium()
  return stops.open(
    () => chromium.launch({ executablePath, args: chromiumArgs }),
    (browser) => browser.close(),
    10_000,
  )
}

/** Loads an address on a slow phone with an empty cache. Rejects where the answer is not 200. */
export async function loadCold(browser: Browser, address: string): Promise<Load> {
  const context = await browser.newContext({ ...devices['Pixel 7'] })
  try {
    await context.addInitScript(watchPaint)
    const page = await context.newPage()
    const wire = await throttle(context, page, true)
    const answer = await page.goto(address, { waitUntil: 'load' })
    if (answer?.status() !== 200) throw new Error(`${address} answered ${answer?.status()}.`)
    // Faces may come after the load and move what is there; nothing else is on its way then.
    await page.evaluate(() => document.fonts.ready)
    await page.waitForTimeout(1_000)
    return {
      ...(await page.evaluate(() => (globalThis as unknown as { seen: Omit<Load, 'kilobytes'> }).seen)),
      kilobytes: wire(),
    }
  } finally {
    await context.close()
  }
}

/** Makes a page slow; gives what counts the kilobytes that came. */
export async function throttle(context: BrowserContext, page: Page, line: boolean): Promise<() => number> {
  const session: CDPSession = await context.newCDPSession(page)
  let bytes = 0
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await session.send('Network.enable')
  if (line) await session.send('Network.emulateNetworkConditions', { offline: false, ...slow4g })
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  return () => bytes / 1024
}

/** Runs in the page, before anything of its own. */
function watchPaint(): void {
  const seen = { paintMs: 0, shift: 0 }
  Object.assign(globalThis, { seen })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.paintMs = entry.startTime
  }).observe({ type: 'largest-contentful-paint', buffered: true })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) seen.shift += entry.value
  }).observe({ type: 'layout-shift', buffered: true })
}
