import { expect, test } from '@playwright/test'
import { aMeeting } from '#tests/support/dump'
import { signInAs } from '#tests/support/site'

for (const scripts of [true, false]) {
  test.describe(scripts ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled: scripts })

    test('a signed-in member saves a seat with one click, and gives it back', async ({ page }) => {
      const { slug } = await aMeeting('One click')
      await signInAs(page, 'member')
      // From a link to the place on the page: what follows must not be taken for a jump within it.
      await page.goto(`/events/${slug}#rsvp`)
      for (let round = 0; round < 2; round++) {
        await page.getByRole('button', { name: 'Save my seat' }).click()
        await expect(page.getByText('You have a seat.')).toBeVisible()
        await page.getByRole('button', { name: 'I cannot come' }).click()
        await expect(page.getByRole('button', { name: 'Save my seat' })).toBeVisible()
      }
    })
  })
}
