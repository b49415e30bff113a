import { expect, type Page, test } from '@playwright/test'
import { knowSite } from '#tests/support/known'
import { addressesFor } from '#tests/support/pages'
import { signInAs } from '#tests/support/site'

/** Everything that a page complains of: script errors, refused resources, breaches of the Content-Security-Policy. */
function listenForComplaints(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' || /Content.Security.Policy/i.test(message.text())) complaints.push(message.text())
  })
  return complaints
}

async function visit(page: Page, { address, live }: { address: string; live: boolean }): Promise<void> {
  // A board keeps its stream open, so its network is never idle.
  const answer = await page.goto(address, { waitUntil: live ? 'load' : 'networkidle' })
  expect(answer?.status(), address).toBe(200)
  await expect(page.getByRole('heading', { level: 1 }), address).toBeVisible()
  if (live) await expect(page.locator('.connection.on')).toBeVisible()
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(sideways, `${address} at ${page.viewportSize()?.width} px scrolls sideways`).toBeLessThanOrEqual(0)
}

for (const width of [320, 1440]) {
  test(`every page at ${width} px stands without complaint`, async ({ page }) => {
    const complaints = listenForComplaints(page)
    await page.setViewportSize({ width, height: 800 })
    const known = await knowSite(page.request)
    for (const seen of addressesFor('visitor', known)) await visit(page, seen)
    await signInAs(page, 'organizer')
    for (const seen of [...addressesFor('member', known), ...addressesFor('organizer', known)]) await visit(page, seen)
    expect(complaints).toEqual([])
  })
}
