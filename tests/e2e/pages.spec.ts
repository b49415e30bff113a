import { expect, type Page, test } from '@playwright/test'
import { listenForComplaints } from '#tests/support/complaints'
import { knowSite } from '#tests/support/known'
import { axeFindings, focusFindings, spacingFindings } from '#tests/support/looks'
import { addressesFor, type Visit } from '#tests/support/pages'
import { signInAs } from '#tests/support/site'

test.describe.configure({ mode: 'parallel' })

async function visit(page: Page, { address, live }: Visit): Promise<void> {
  const answer = await page.goto(address)
  expect(answer?.status(), address).toBe(200)
  await expect(page.getByRole('heading', { level: 1 }), address).toBeVisible()
  if (live) await expect(page.locator('.connection.on')).toBeVisible()
}

/** How far a page can be scrolled sideways, where it should not be. */
async function sidewaysFindings(page: Page): Promise<string[]> {
  const { scrollWidth, clientWidth } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return { scrollWidth, clientWidth }
  })
  return scrollWidth > clientWidth ? [`scrolls sideways by ${scrollWidth - clientWidth} px`] : []
}

// The small window is what 400 % leaves of 1280 x 1024; there, what axe looks at is the size of targets.
const small = { width: 320, height: 256 }
const large = { width: 1440, height: 800 }

/** What is wrong with the page that is open, in both windows. Each goes by the width, as a window that is resized does. */
async function look(page: Page): Promise<string[]> {
  const wide = [
    ...(await sidewaysFindings(page)),
    ...(await axeFindings(page)),
    ...(await spacingFindings(page)),
    ...(await focusFindings(page)),
  ]
  await page.setViewportSize(small)
  const narrow = [
    ...(await sidewaysFindings(page)),
    ...(await axeFindings(page, ['target-size'])),
    ...(await spacingFindings(page)),
    ...(await focusFindings(page)),
  ]
  await page.setViewportSize(large)
  return [...wide.map((line) => `at 1440 px: ${line}`), ...narrow.map((line) => `at 320 px: ${line}`)]
}

for (const looker of ['visitor', 'organizer'] as const) {
  test(`every page that a ${looker} sees stands without complaint, small and large, for everybody`, async ({
    page,
  }) => {
    test.setTimeout(480_000)
    const complaints = await listenForComplaints(page.context())
    await page.setViewportSize(large)
    const known = await knowSite(page.request)
    if (looker === 'organizer') await signInAs(page, 'organizer')
    const more = looker === 'organizer' ? addressesFor('member', known) : []
    for (const seen of [...more, ...addressesFor(looker, known)]) {
      await visit(page, seen)
      expect.soft(await look(page), seen.address).toEqual([])
    }
    expect(complaints).toEqual([])
  })
}
