import { expect, type Page, test } from '@playwright/test'
import { newId } from '#lib/ids'
import { aMeeting } from '#tests/support/dump'
import { signInAs } from '#tests/support/site'

const titles = (page: Page, list: string) => page.locator(`section[aria-labelledby="list-${list}"] .topic-title`)

async function moderate(page: Page, title: string): Promise<void> {
  await page.locator(`summary[aria-label="Moderate ${title}"]`).click()
}

test('a moderator sets up the vote, people stack votes by key, and topics are ordered, merged, parked; each keeps a receipt', async ({
  page,
  browser,
}) => {
  await signInAs(page, 'organizer')
  const { id, slug } = await aMeeting('All about votes')
  const guest = await (await browser.newContext()).newPage()
  const post = async (path: string, data: object) =>
    expect((await guest.request.post(`/api/boards/${id}/${path}`, { data })).ok()).toBe(true)
  await post('participants', { id: newId(), name: 'Gus' })
  for (const title of ['Apples', 'Berries', 'Cherries'])
    await post('commands', { id: newId(), type: 'propose', title, details: '' })
  for (const one of [page, guest]) {
    await one.goto(`/events/${slug}/board`)
    await expect(one.locator('.connection.on')).toBeVisible()
  }

  await page.getByRole('button', { name: 'Settings…' }).click()
  await page.getByLabel('Votes each').fill('4')
  await page.getByLabel('Several votes on one topic').check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(guest.getByText('4 votes left')).toBeVisible()

  await guest.getByRole('button', { name: 'Vote for Cherries' }).click()
  await expect(page.getByRole('img', { name: '1 vote', exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Voting' }).click()
  await page.getByRole('button', { name: 'Fresh ballots, then vote' }).click()
  await expect(guest.getByText('1 in an earlier vote')).toBeVisible()
  await expect(guest.getByText('4 votes left')).toBeVisible()
  await page.getByText('Set a clock').click()
  await page.getByRole('button', { name: '2 min' }).click()
  await expect(guest.getByText('Time to vote')).toBeVisible()

  await guest.locator('#list-open').focus()
  for (const key of ['j', 'v', 'v']) await guest.keyboard.press(key)
  await expect(guest.getByRole('img', { name: 'your 2 votes' })).toBeVisible()
  await guest.keyboard.press('v')
  await expect(guest.getByText('1 vote left')).toBeVisible()
  await guest.keyboard.press('Shift+V')
  await expect(guest.getByText('2 votes left')).toBeVisible()
  await guest.keyboard.press('d')
  await expect(page.getByText('1 of 2 have voted')).toBeVisible()

  await page.getByRole('button', { name: 'Settings…' }).click()
  await page.getByLabel('Votes each').fill('1')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByLabel('Votes each')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('Votes each')).toBeFocused()
  await expect(page.getByText('Somebody has spent more votes than that.').last()).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Votes on paper…' }).click()
  await page.getByLabel('People who vote on paper').fill('2')
  await page.getByRole('textbox', { name: 'Berries' }).fill('1')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('1 on paper')).toBeVisible()

  await page.getByRole('button', { name: 'Discussing' }).click()
  await expect(titles(guest, 'open')).toHaveText(['Apples', 'Berries', 'Cherries'])
  await page.getByRole('button', { name: 'Move Cherries' }).dragTo(titles(page, 'open').first())
  await expect(titles(guest, 'open')).toHaveText(['Cherries', 'Apples', 'Berries'])
  await page.getByRole('button', { name: 'Move Berries' }).press('ArrowUp')
  await expect(titles(guest, 'open')).toHaveText(['Cherries', 'Berries', 'Apples'])
  await expect(page.getByRole('button', { name: 'Move Berries' })).toBeFocused()
  await expect(page.locator('[role=status]')).toContainText(/Berries.* is now 2 of 3\./)

  await moderate(page, 'Apples')
  await page.getByRole('button', { name: 'Merge Apples with another topic' }).click()
  await page.getByRole('radio', { name: /Berries/ }).check()
  await page.getByRole('button', { name: 'Merge', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Berries' })).toBeFocused()
  await expect(guest.getByRole('list', { name: 'Merged into this topic' })).toContainText('Apples')
  await expect(guest.getByRole('img', { name: '3 votes, 2 are yours' })).toBeVisible()
  await moderate(page, 'Cherries')
  await page.getByRole('button', { name: 'Park Cherries' }).click()
  await expect(titles(guest, 'parked')).toHaveText(['Cherries'])

  await page.getByRole('button', { name: 'Close…' }).click()
  await page.getByRole('button', { name: 'Close the board' }).click()
  await expect(guest.getByText('Your ballot: 2 votes')).toBeVisible()
  await expect(guest.locator('.receipt li')).toHaveText(['Berries 2 votes'])
  await guest.context().close()
})

test('cards slide when their order changes, and not when something comes above their list', async ({ page }) => {
  await signInAs(page, 'organizer')
  const { id, slug } = await aMeeting('Slides')
  const command = async (data: object) =>
    expect((await page.request.post(`/api/boards/${id}/commands`, { data: { id: newId(), ...data } })).ok()).toBe(true)
  const last = newId()
  for (const title of ['Apples', 'Berries']) await command({ type: 'propose', title })
  await page.goto(`/events/${slug}/board`)
  await expect(page.locator('.connection.on')).toBeVisible()
  await page.evaluate(() => {
    const seen = Object.assign(globalThis, { slid: [] as string[] })
    const { animate } = Element.prototype
    Element.prototype.animate = function (...how) {
      if (this.matches('li.topic')) seen.slid.push(this.querySelector('h3')?.textContent ?? '')
      return animate.apply(this, how)
    }
  })
  const slid = () => page.evaluate(() => (globalThis as unknown as { slid: string[] }).slid)
  // As a notice that comes with the next change would.
  await page.locator('.board-top').evaluate((top) => Object.assign(top.style, { display: 'block', height: '90px' }))
  await command({ id: last, type: 'propose', title: 'Cherries' })
  await expect(titles(page, 'open')).toHaveText(['Apples', 'Berries', 'Cherries'])
  expect(await slid()).toEqual([])
  const first = await page.locator('li.topic h3').first().getAttribute('id')
  await command({ type: 'move-topic', topicId: last, beforeId: first?.replace('topic-', '') })
  await expect(titles(page, 'open')).toHaveText(['Cherries', 'Apples', 'Berries'])
  expect((await slid()).toSorted()).toEqual(['Apples', 'Berries', 'Cherries'])
})
