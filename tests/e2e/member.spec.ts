import { expect, test } from '@playwright/test'
import { newId } from '#lib/ids'
import { publishEvent, signInAs } from '#tests/support/site'

for (const scripts of [true, false]) {
  test.describe(scripts ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled: scripts })

    test('a signed-in member saves a seat with one click, and gives it back', async ({ page, browser }) => {
      const organizer = await browser.newPage({ javaScriptEnabled: true })
      await signInAs(organizer, 'organizer')
      const { slug } = await publishEvent(organizer, `One click ${newId().slice(0, 6)}`)
      await organizer.context().close()
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
