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
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect.soft(sideways, `${address} at ${page.viewportSize()?.width} px scrolls sideways`).toBeLessThanOrEqual(0)
}

// The small window is what 400 % leaves of 1280 x 1024; there, what axe looks at is the size of targets.
const windows = [
  { width: 320, height: 256, rules: ['target-size'] },
  { width: 1440, height: 800, rules: undefined },
]

for (const { width, height, rules } of windows) {
  for (const looker of ['visitor', 'organizer'] as const) {
    test(`every page that a ${looker} sees at ${width} px stands without complaint, for everybody`, async ({
      page,
    }) => {
      test.slow()
      const complaints = await listenForComplaints(page.context())
      await page.setViewportSize({ width, height })
      const known = await knowSite(page.request)
      if (looker === 'organizer') await signInAs(page, 'organizer')
      const more = looker === 'organizer' ? addressesFor('member', known) : []
      for (const seen of [...more, ...addressesFor(looker, known)]) {
        await visit(page, seen)
        const wrong = [
          ...(await axeFindings(page, rules)),
          ...(await spacingFindings(page)),
          ...(await focusFindings(page)),
        ]
        expect.soft(wrong, `${seen.address} at ${width} px`).toEqual([])
      }
      expect(complaints).toEqual([])
    })
  }
}
