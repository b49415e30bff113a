import { expect, test } from '@playwright/test'
import { newId } from '#lib/ids'
import { awaitMail, freshAddress, linkTo, publishEvent, signInAs } from '#tests/support/site'

for (const scripts of [true, false]) {
  test.describe(scripts ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled: scripts })

    test('somebody offers a talk, is sent back once, confirms by mail', async ({ page, request }) => {
      const email = freshAddress('speaker')
      await page.goto('/get-involved')
      await page.getByRole('link', { name: 'Offer to speak' }).click()
      await page.getByLabel('What about?').fill('Clock skew')
      await page.getByLabel('What should people take home?').fill('Why two clocks differ.')
      // Spaces pass the browser, not the site: the words are still there afterwards.
      await page.getByLabel('Your name').fill('   ')
      await page.getByLabel('Email').fill(email)
      await page.getByRole('button', { name: 'Offer to speak' }).click()
      await expect(page.getByRole('main').getByRole('alert')).toContainText('Your name is missing')
      await expect(page.getByLabel('What about?')).toHaveValue('Clock skew')
      await page.getByLabel('Your name').fill('Sam Speaker')
      await page.getByRole('button', { name: 'Offer to speak' }).click()
      await expect(page.getByText('Look into your mail.')).toBeVisible()
      const mail = await awaitMail(request, email, /your offer/)
      expect(mail.text).not.toContain('Sam Speaker')
      await page.goto(linkTo(mail, '/offer/'))
      await expect(page.getByText('Clock skew')).toBeVisible()
      await page.getByRole('button', { name: 'Confirm and send' }).click()
      await expect(page.getByText('The organizers have it.')).toBeVisible()
    })
  })
}

test('an organizer answers an offer, tries the mail, cancels a meeting, and reads all of it in the log', async ({
  page,
  request,
}) => {
  await signInAs(page, 'organizer')
  await page.goto('/get-involved/volunteer')
  const help = `Keeping time ${newId().slice(0, 6)}`
  await page.getByLabel('What would you like to help with?').fill(help)
  await page.getByRole('button', { name: 'Offer to help' }).click()
  await expect(page.getByText('The organizers have it.')).toBeVisible()
  await page.goto('/organize/offers')
  await page.getByRole('row').filter({ hasText: help }).getByRole('link').click()
  await page.getByLabel('Your answer').fill('Gladly.')
  await page.getByRole('button', { name: 'Send the answer' }).click()
  await expect(page.getByText('Your answer is on its way.')).toBeVisible()

  await page.goto('/organize/mail')
  await page.getByRole('button', { name: 'Send me a test mail' }).click()
  await expect(page.getByText('It was handed over.')).toBeVisible()
  await expect(page.getByText('_dmarc.', { exact: false }).first()).toBeVisible()

  const title = `Called off ${newId().slice(0, 6)}`
  const { id, slug } = await publishEvent(page, title)
  const guest = freshAddress('guest')
  await request.post(`/api/events/${slug}/rsvps`, { data: { name: 'Gus', email: guest } })
  const confirm = linkTo(await awaitMail(request, guest, /Please confirm/), '/rsvp/')
  const token = new URL(confirm).pathname.split('/').pop()
  await request.post(`/api/rsvps/${token}`, { data: { action: 'confirm', name: 'Gus' } })
  await page.goto(`/organize/events/${id}`)
  await page.getByRole('link', { name: 'Cancel this event' }).click()
  await page.getByLabel('Why').fill('No room.')
  await page.getByRole('button', { name: 'Cancel the event and mail 1 person' }).click()
  await expect(page.getByText('This meeting is cancelled.')).toBeVisible()
  const mail = await awaitMail(request, guest, /Cancelled/)
  expect(mail.text).toContain('No room.')
  expect(mail.attachments[0]?.content).toContain('METHOD:CANCEL')

  await page.goto('/organize/audit')
  await expect(page.getByRole('row').filter({ hasText: title }).filter({ hasText: 'cancelled' })).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'answered an offer' }).first()).toBeVisible()
})
