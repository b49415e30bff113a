import { expect, type Page, test } from '@playwright/test'
import { unreadable } from '#tests/support/looks'
import { nextEvent } from '#tests/support/site'

const dark = 'rgb(13, 22, 44)'

async function groundOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    // A canvas speaks sRGB, whatever the stylesheet speaks.
    const canvas = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D
    canvas.fillStyle = getComputedStyle(document.documentElement).backgroundColor
    canvas.fillRect(0, 0, 1, 1)
    return `rgb(${[...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)].join(', ')})`
  })
}

test('colours change at once, stay, and are in the first HTML of the next page', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/events')
  const kept = page.waitForResponse((answer) => answer.url().endsWith('/api/theme'))
  await page.getByRole('button', { name: 'Dark colours' }).click()
  expect(await groundOf(page)).toBe(dark)
  expect((await kept).ok()).toBe(true)
  await expect(page.locator('meta[name="theme-color"]')).toHaveCount(1)
  await expect(page.locator('meta[name="theme-color"]')).toHaveAttribute('content', '#0d162c')
  expect(await (await page.request.get('/')).text()).toMatch(/<html[^>]* data-theme="dark"/)
  await page.getByRole('button', { name: 'Colours as the device says' }).click()
  await expect.poll(() => groundOf(page)).not.toBe(dark)
})

test('a system that forces its colours still shows what is filled, where one is, and the words on it', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' })
  const ground = (selector: string, part?: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element, of) => getComputedStyle(element, of).backgroundColor, part)
  const { slug } = await nextEvent(page.request)
  for (const address of [`/events/${slug}`, '/resources?kind=book']) {
    await page.goto(address)
    const canvas = await ground('body')
    expect(await ground('.nav-link[aria-current]', '::before')).not.toBe(canvas)
    expect(await ground('.theme-switch [aria-pressed="true"]')).not.toBe(
      await ground('.theme-switch [aria-pressed="false"]'),
    )
    // Text on a fill gets a plate of the system's ground behind it, unless it is left alone.
    const plated = await page.evaluate(
      () =>
        [...document.querySelectorAll('.button-primary, .skip-link')].filter(
          (element) => getComputedStyle(element).getPropertyValue('forced-color-adjust') !== 'none',
        ).length,
    )
    expect(plated).toBe(0)
  }
  await page.goto(`/events/${slug}`)
  expect(await ground('.pips i.on')).not.toBe(await ground('.pips i:not(.on)'))
})

test.describe('on a phone that wants less motion', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('every colour follows the device at once, on the page that is open and on the next', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await page.goto('/')
    for (const colorScheme of ['dark', 'light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect.soft(await unreadable(page), `the open page in ${colorScheme}`).toEqual([])
      for (const address of ['/about', '/sign-in', '/resources']) {
        await page.goto(address)
        expect.soft(await unreadable(page), `${address} in ${colorScheme}`).toEqual([])
      }
    }
  })
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false, colorScheme: 'light' })

  test('colours are chosen by a plain form, which leads back to where one was', async ({ page }) => {
    await page.goto('/resources?kind=book')
    await page.getByRole('button', { name: 'Dark colours' }).click()
    await expect(page).toHaveURL('/resources?kind=book')
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await expect(page.getByRole('button', { name: 'Dark colours' })).toHaveAttribute('aria-pressed', 'true')
    await page.getByRole('button', { name: 'Colours as the device says' }).click()
    await expect(page.locator('html')).not.toHaveAttribute('data-theme')
  })
})
