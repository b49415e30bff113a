import { expect, type Page, test } from '@playwright/test'
import { newId } from '#lib/ids'
import { aMeeting, cancelMeeting, shortenTimeboxes } from '#tests/support/dump'
import { knowSite } from '#tests/support/known'
import { axeFindings } from '#tests/support/looks'
import { publishEvent, signInAs } from '#tests/support/site'

// Every page as it is first seen: pages.spec.ts. Here: what they become by what one does.

test.describe.configure({ mode: 'parallel' })

async function look(page: Page, state: string): Promise<void> {
  expect.soft(await axeFindings(page), state).toEqual([])
}

/** Lets the server judge what the browser would have refused. */
async function sendAsIs(page: Page, button: string): Promise<void> {
  const form = page.locator('form', { has: page.getByRole('button', { name: button }) })
  await form.evaluate((element: HTMLFormElement) => element.setAttribute('novalidate', ''))
  await form.getByRole('button', { name: button }).click()
}

test('a visitor who is refused, waits, confirms, changes and cancels', async ({ page }) => {
  const known = await knowSite(page.request)
  await page.goto(`/events/${known.event.slug}`)
  await sendAsIs(page, 'Save my seat')
  await expect(page).toHaveURL(/draft=/)
  await look(page, 'RSVP refused')
  await page.goto(`/events/${known.event.slug}?sent=1`)
  await look(page, 'RSVP sent')
  await page.goto('/sign-in')
  await sendAsIs(page, 'Send me the mail')
  await expect(page).toHaveURL(/draft=/)
  await look(page, 'sign-in refused')
  await page.goto(`/rsvp/${known.rsvpToken}`)
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect(page.getByText('You have a seat.')).toBeVisible()
  await look(page, 'RSVP confirmed')
  await page.getByRole('link', { name: 'Change name or add a topic' }).click()
  await page.getByLabel('Your name').fill(' ')
  await sendAsIs(page, 'Save')
  await expect(page).toHaveURL(/draft=/)
  await look(page, 'change refused')
  await page.goto(`/rsvp/${known.rsvpToken}`)
  await page.getByRole('button', { name: 'I cannot come' }).click()
  await expect(page.getByText('You cancelled.')).toBeVisible()
  await look(page, 'RSVP cancelled')
  for (const address of ['/nowhere', '/rsvp/broken', '/sign-in/link/broken', '/sign-in/code', '/resources?kind=book']) {
    await page.goto(address)
    await look(page, address)
  }
})

test('a desk with a refused form, an empty event and its notes', async ({ page }) => {
  await signInAs(page, 'organizer')
  await page.goto('/organize/events/new')
  await sendAsIs(page, 'Save as a draft')
  await expect(page.locator('.notice-error').first()).toBeVisible()
  await look(page, 'event refused')
  const { id, slug } = await publishEvent(page, `Nobody yet ${newId().slice(0, 6)}`)
  await look(page, 'event published')
  for (const address of [`/organize/events/${id}/notes`, `/events/${slug}`]) {
    await page.goto(address)
    await look(page, address)
  }
  await cancelMeeting(id)
  await page.goto(`/events/${slug}/board`)
  await expect(page.getByText('This meeting is cancelled.').first()).toBeVisible()
  await look(page, 'the board of a cancelled meeting')
})

test('a board from its first topic to its end, as a guest and as its moderator', async ({ page, browser }) => {
  test.slow()
  await signInAs(page, 'organizer')
  const { id, slug } = await aMeeting('Axe')
  const guest = await (await browser.newContext()).newPage()
  const gus = newId()
  const joined = await guest.request.post(`/api/boards/${id}/participants`, { data: { id: gus, name: 'Gus' } })
  expect(joined.ok()).toBe(true)
  for (const one of [page, guest]) {
    await one.goto(`/events/${slug}/board`)
    await expect(one.locator('.connection.on')).toBeVisible()
  }
  const lookAtBoth = async (state: string) => {
    await look(page, `${state}, moderator`)
    await look(guest, `${state}, guest`)
  }
  const run = async (who: Page, command: object) =>
    expect((await who.request.post(`/api/boards/${id}/commands`, { data: { id: newId(), ...command } })).status()).toBe(
      200,
    )
  await lookAtBoth('an empty board')
  await guest.getByRole('button', { name: 'Propose', exact: true }).last().click()
  await look(guest, 'a topic refused')
  const topics = [newId(), newId()]
  const timeboxId = newId()
  for (const [at, topicId] of topics.entries())
    await run(guest, { id: topicId, type: 'propose', title: `Topic ${at}`, details: 'https://example.org '.repeat(9) })
  await guest.getByLabel('What should we talk about?').fill('Topic')
  await expect(guest.getByRole('button', { name: 'Vote for this instead: Topic 0' })).toBeVisible()
  await look(guest, 'similar topics')
  await run(guest, { type: 'vote', topicId: topics[0] })
  await expect(page.getByRole('img', { name: '1 vote', exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Voting', exact: true }).click()
  await expect(page.getByRole('dialog')).toContainText('1 vote was cast before the meeting')
  await look(page, 'fresh ballots')
  await page.getByRole('button', { name: 'Vote on with these' }).click()
  await run(guest, { type: 'vote', topicId: topics[1] })
  await expect(guest.getByText('1 vote left')).toBeVisible()
  await run(page, { type: 'start-clock', seconds: 600 })
  await expect(guest.getByText('Time to vote')).toBeVisible()
  await lookAtBoth('voting')
  for (const name of ['Settings…', 'Votes on paper…', /^Keys/]) {
    await page.getByRole('button', { name }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await look(page, `the dialog ${name}`)
    await page.keyboard.press('Escape')
  }
  await page.locator('summary[aria-label="Moderate Topic 0"]').click()
  await page.getByRole('button', { name: 'Merge Topic 0' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await look(page, 'merging')
  await page.keyboard.press('Escape')
  await guest.getByRole('button', { name: /^Edit/ }).first().click()
  await expect(guest.getByRole('dialog')).toBeVisible()
  await look(guest, 'a dialog')
  await page.getByRole('button', { name: /People on this board/ }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await look(page, 'the people')
  for (const one of [page, guest]) await one.keyboard.press('Escape')
  await run(page, { type: 'set-phase', phase: 'discussing' })
  await run(page, { id: timeboxId, type: 'start-topic', topicId: topics[0] })
  for (const kind of ['note', 'decision', 'action'])
    await run(guest, { type: 'add-line', topicId: topics[0], kind, text: `A ${kind}` })
  await run(guest, { type: 'raise-hand', topicId: topics[0], participantId: gus })
  await run(page, { type: 'pause-timebox', timeboxId })
  await guest.getByLabel('Kind of line').selectOption('action')
  await page.getByText('Raise a hand for somebody').click()
  await expect(guest.locator('.stage').getByText('A decision')).toBeVisible()
  await lookAtBoth('discussing')
  for (const one of [page, guest]) await one.getByRole('button', { name: 'What the moderator did' }).click()
  for (const one of [page, guest]) await expect(one.getByRole('dialog')).toContainText('started “')
  await lookAtBoth('what the moderator did')
  for (const one of [page, guest]) await one.keyboard.press('Escape')
  await run(page, { type: 'finish-topic', timeboxId })
  await shortenTimeboxes(id, 1)
  await run(page, { type: 'start-topic', topicId: topics[1] })
  for (const one of [page, guest]) await expect(one.getByText(/0 of \d have answered/)).toBeVisible()
  await guest.getByRole('button', { name: 'Thumb up: continue' }).click()
  await expect(page.getByText(/1 of \d have answered/)).toBeVisible()
  await lookAtBoth('time is up, a thumb is raised')
  await run(page, { type: 'set-phase', phase: 'closed' })
  await expect(guest.getByText('This board is closed.')).toBeVisible()
  await lookAtBoth('closed')
  await guest.context().close()
})
