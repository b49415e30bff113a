import { expect, type Page, test } from '@playwright/test'
import { aMeeting } from '#tests/support/dump'
import { signInAs } from '#tests/support/site'

/** Opens the fold that holds what only moderators do. */
async function moderate(page: Page): Promise<void> {
  await page.locator('details.moderate:not([open]) > summary[aria-label="Moderate A rude word"]').click()
}

test('a moderator hides a topic: it goes from every screen but the author’s, and comes back; also when the board is closed', async ({
  browser,
}) => {
  const [organizer, author, reader] = await Promise.all(
    [1, 2, 3].map(async () => (await browser.newContext()).newPage()),
  )
  if (!organizer || !author || !reader) throw new Error('three pages')
  await signInAs(organizer, 'organizer')
  const { slug } = await aMeeting('A meeting to be kept clean')
  for (const page of [organizer, author, reader]) {
    await page.goto(`/events/${slug}/board`)
    await expect(page.locator('.connection.on')).toBeVisible()
  }
  await author.getByLabel('Your name').fill('Ada')
  await author.getByRole('button', { name: /^Join/ }).click()
  await author.getByLabel('What should we talk about?').first().fill('A rude word')
  await author.getByRole('button', { name: 'Propose', exact: true }).first().click()
  await expect(reader.getByRole('heading', { name: 'A rude word' })).toBeVisible()

  await moderate(organizer)
  await organizer.getByRole('button', { name: 'Hide A rude word' }).click()
  await expect(reader.getByRole('heading', { name: 'Hidden by a moderator' })).toBeVisible()
  await expect(reader.getByText('A rude word', { exact: true })).toHaveCount(0)
  await expect(author.getByText(/Only you and the moderators still see what you wrote: A rude word/)).toBeVisible()
  await expect(organizer.getByRole('heading', { name: 'A rude word' })).toBeVisible()
  await organizer.getByRole('button', { name: 'Restore A rude word' }).click()
  await expect(reader.getByRole('heading', { name: 'A rude word' })).toBeVisible()

  await organizer.getByRole('button', { name: 'Close…' }).click()
  await organizer.getByRole('button', { name: 'Close the board' }).click()
  await expect(reader.getByRole('heading', { name: 'This board is closed.' })).toBeVisible()
  await moderate(organizer)
  await organizer.getByRole('button', { name: 'Hide A rude word' }).click()
  await expect(reader.getByRole('heading', { name: 'Hidden by a moderator' })).toBeVisible()
  expect(await (await reader.request.get(`/events/${slug}`)).text()).not.toContain('A rude word')
  for (const page of [organizer, author, reader]) await page.context().close()
})
