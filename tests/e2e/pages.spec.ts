import { expect, type Page, test } from '@playwright/test'
import { listenForComplaints } from '#tests/support/complaints'
import { knowSite } from '#tests/support/known'
import { axeFindings, focusFindings, sidewaysFindings, spacingFindings } from '#tests/support/looks'
import { addressesFor, type Visit } from '#tests/support/pages'
import { signInAs } from '#tests/support/site'

test.describe.configure({ mode: 'parallel' })

async function visit(page: Page, { address, live }: Visit): Promise<void> {
  const answer = await page.goto(address)
  expect(answer?.status(), address).toBe(200)
  await expect(page.getByRole('heading', { level: 1 }), address).toBeVisible()
  if (live) await expect(page.locator('.connection.on')).toBeVisible()
}

const small = { width: 320, height: 256 }
const large = { width: 1440, height: 800 }

async function lookOnce(page: Page, rules?: string[]): Promise<string[]> {
  return [
    ...(await sidewaysFindings(page)),
    ...(await axeFindings(page, rules)),
    ...(await spacingFindings(page)),
    ...(await focusFindings(page)),
  ]
}

/** What is wrong with the page that is open, in both windows. Each goes by the width, as a window that is resized does. */
async function look(page: Page): Promise<string[]> {
  const wide = await lookOnce(page)
  await page.setViewportSize(small)
  const narrow = await lookOnce(page, ['target-size'])
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
