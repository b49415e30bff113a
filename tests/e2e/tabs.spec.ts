import { expect, type Page, test } from '@playwright/test'
import { newId } from '#lib/ids'
import { aMeeting } from '#tests/support/dump'

// Over HTTP/1.1 all tabs of a browser share six connections to a site.

/** As in a browser with a window: one tab is in front, the others are hidden. Headless, all would be looked at. */
async function hideUntilShown(page: Page): Promise<void> {
  await page.addInitScript(() => {
    let state = 'visible'
    Object.defineProperty(document, 'visibilityState', { get: () => state })
    Object.assign(globalThis, {
      turn: (to: string) => {
        state = to
        document.dispatchEvent(new Event('visibilitychange'))
      },
    })
  })
}

const turn = (page: Page, state: 'visible' | 'hidden') =>
  page.evaluate((to) => (globalThis as unknown as { turn: (state: string) => void }).turn(to), state)

test('with eight tabs of boards in one browser the site stays usable, and the tab in front is live', async ({
  context,
  playwright,
  baseURL,
}) => {
  const meetings = [await aMeeting('Tabs'), await aMeeting('More tabs')]
  const guest = await playwright.request.newContext({ baseURL: baseURL ?? '' })
  const propose = async (title: string) => {
    for (const { id } of meetings)
      expect(
        (await guest.post(`/api/boards/${id}/commands`, { data: { id: newId(), type: 'propose', title } })).ok(),
      ).toBe(true)
  }
  for (const { id } of meetings)
    await guest.post(`/api/boards/${id}/participants`, { data: { id: newId(), name: 'Gus' } })

  const tabs: Page[] = []
  for (let count = 0; count < 8; count++) {
    const before = tabs.at(-1)
    if (before) await turn(before, 'hidden')
    const tab = await context.newPage()
    await hideUntilShown(tab)
    await tab.goto(`/events/${meetings[count % 2]?.slug}/board`)
    await expect(tab.locator('.connection.on')).toBeVisible()
    tabs.push(tab)
  }
  const [first, last] = [tabs[0] as Page, tabs[7] as Page]
  await propose('Seen in front')
  await expect(last.getByText('Seen in front')).toBeVisible()
  // A page that is no board, and one's own act, find a connection too.
  const other = await context.newPage()
  await other.goto('/events')
  await expect(other.getByRole('heading', { level: 1 })).toBeVisible()
  await other.close()

  await turn(last, 'hidden')
  await turn(first, 'visible')
  await expect(first.getByText('Seen in front')).toBeVisible()
  await propose('Seen after coming back')
  await expect(first.getByText('Seen after coming back')).toBeVisible()
  await guest.dispose()
})
