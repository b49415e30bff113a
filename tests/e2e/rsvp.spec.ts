import { expect, test } from '@playwright/test'
import ICAL from 'ical.js'
import { awaitMail, freshAddress, linkTo, nextEvent } from '#tests/support/site'

for (const scripts of [true, false]) {
  test.describe(scripts ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled: scripts })

    test('a visitor saves a seat by mail, changes, cancels and takes it back', async ({ page, request }) => {
      const email = freshAddress('grace')
      const topic = scripts ? 'Is a lease a lock?' : 'Is a lock a lease?'
      const event = await nextEvent(request)
      await page.goto(`/events/${event.slug}`)
      await page.getByLabel('Your name').fill('Grace')
      await page.getByLabel('Email').fill(email)
      await page.getByLabel('What should we talk about?').fill(topic)
      await page.getByRole('button', { name: 'Save my seat' }).click()
      await expect(page.getByText('Look into your mail.')).toBeVisible()
      expect((await nextEvent(request)).going).toBe(event.going)

      const first = await awaitMail(request, email, /Please confirm/)
      expect(first.attachments).toEqual([])
      expect(first.text).not.toContain('Grace')
      await page.goto(linkTo(first, '/rsvp/'))
      await expect(page.getByLabel('Your name')).toHaveValue('Grace')
      await page.getByRole('button', { name: 'Confirm' }).click()
      await expect(page.getByText('You have a seat.')).toBeVisible()

      const invitation = await awaitMail(request, email, /You are in/)
      const calendar = new ICAL.Component(ICAL.parse(invitation.attachments[0]?.content ?? ''))
      const entry = calendar.getFirstSubcomponent('vevent')
      expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST')
      expect(entry?.getFirstPropertyValue('uid')).toBe(`${event.id}@127.0.0.1`)
      expect(entry?.getAllProperties('attendee')).toHaveLength(1)

      await page.goto(`/events/${event.slug}`)
      await expect(page.getByText(topic)).toBeVisible()
      await expect(page.getByText('You have a seat.')).toBeVisible()

      await page.goto(linkTo(invitation, '/rsvp/'))
      await page.getByRole('link', { name: 'Change name or add a topic' }).click()
      await page.getByLabel('Your name').fill('Grace H.')
      await page.getByRole('button', { name: 'Save' }).click()
      await expect(page.getByText('Your change is saved.')).toBeVisible()

      await page.getByRole('button', { name: 'I cannot come' }).click()
      await expect(page.getByText('You cancelled.')).toBeVisible()
      const cancelled = await awaitMail(request, email, /You are not coming/)
      expect(cancelled.attachments[0]?.content).toContain('METHOD:CANCEL')
      await page.getByRole('button', { name: 'Undo' }).click()
      await expect(page.getByText('You have your seat back.')).toBeVisible()
    })

    test('a refused form comes back with what was typed and why', async ({ page, request }) => {
      const event = await nextEvent(request)
      await page.goto(`/events/${event.slug}`)
      const form = page.locator('form', { has: page.getByLabel('Your name') })
      await form.evaluate((element: HTMLFormElement) => element.setAttribute('novalidate', ''))
      await page.getByLabel('Your name').fill('Grace')
      await page.getByLabel('Email').fill('not-an-address')
      await page.getByRole('button', { name: 'Save my seat' }).click()
      await expect(page).toHaveURL(/draft=/)
      await expect(page.getByLabel('Your name')).toHaveValue('Grace')
      await expect(page.getByLabel('Email')).toHaveValue('not-an-address')
      await expect(page.getByLabel('Email')).toHaveAttribute('aria-invalid', 'true')
    })

    test('an address where nothing is answers 404 with a page', async ({ page }) => {
      for (const address of ['/nowhere', '/events/no-such-event', '/notes/no-such-notes', '/resources?kind=spoon']) {
        const answer = await page.goto(address)
        expect(answer?.status(), address).toBe(404)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      }
    })
  })
}
