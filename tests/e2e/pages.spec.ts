import { expect, type Page, test } from '@playwright/test'
import { nextEvent, signInAs } from '#tests/support/site'

const forAll = [
  '/',
  '/about',
  '/events',
  '/notes',
  '/notes/2023-04-06-coffee-chat-01',
  '/resources',
  '/sign-in',
  '/local/mail',
]
const forMembers = ['/settings']
const forOrganizers = [
  '/organize',
  '/organize/settings',
  '/organize/people',
  '/organize/mail',
  '/organize/audit',
  '/organize/events/new',
]

/** Everything that a page complains of: script errors, refused resources, breaches of the Content-Security-Policy. */
function listenForComplaints(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' || /Content.Security.Policy/i.test(message.text())) complaints.push(message.text())
  })
  return complaints
}

async function visit(page: Page, address: string): Promise<void> {
  const answer = await page.goto(address, { waitUntil: 'networkidle' })
  expect(answer?.status(), address).toBe(200)
  await expect(page.getByRole('heading', { level: 1 }), address).toBeVisible()
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(sideways, `${address} at ${page.viewportSize()?.width} px scrolls sideways`).toBeLessThanOrEqual(0)
}

for (const width of [320, 1440]) {
  test(`every page at ${width} px stands without complaint`, async ({ page, request }) => {
    const complaints = listenForComplaints(page)
    await page.setViewportSize({ width, height: 800 })
    const { id, slug } = await nextEvent(request)
    for (const address of [...forAll, `/events/${slug}`]) await visit(page, address)
    await signInAs(page, 'organizer')
    const own = [`/organize/events/${id}`, `/organize/events/${id}/notes`, `/events/${slug}`]
    for (const address of [...forMembers, ...forOrganizers, ...own]) await visit(page, address)
    // A board keeps its stream open, so its network is never idle.
    expect((await page.goto(`/events/${slug}/board`))?.status()).toBe(200)
    await expect(page.locator('.connection.on')).toBeVisible()
    expect(complaints).toEqual([])
  })
}
