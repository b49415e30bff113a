import { type Browser, expect, type Page, test } from '@playwright/test'
import { awaitMail, freshAddress, linkTo, publishEvent, signInByHand } from '#tests/support/site'

const timebox = 8

/** A browser of its own, as another person would have. */
async function newPerson(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage()
}

/** Boards made from now on have short timeboxes, so that a whole meeting fits into a test. */
async function shortenTimeboxes(organizer: Page): Promise<void> {
  await organizer.goto('/organize/settings')
  await organizer.locator('[name=ladder]').fill(`0:${String(timebox).padStart(2, '0')}, 0:05`)
  await organizer.locator('[name=romanVoteSeconds]').fill('0')
  await organizer.getByRole('button', { name: 'Save' }).first().click()
  await expect(organizer.getByText('Saved').first()).toBeVisible()
}

async function saveSeat(visitor: Page, slug: string, topic: string): Promise<void> {
  const email = freshAddress('vera')
  await visitor.goto(`/events/${slug}`)
  await visitor.getByLabel('Your name').fill('Vera')
  await visitor.getByLabel('Email').fill(email)
  await visitor.getByLabel('What should we talk about?').fill(topic)
  await visitor.getByRole('button', { name: 'Save my seat' }).click()
  await visitor.goto(linkTo(await awaitMail(visitor.request, email, /Please confirm/), '/rsvp/'))
  await visitor.getByRole('button', { name: 'Confirm' }).click()
  await expect(visitor.getByText('You have a seat.')).toBeVisible()
}

test('one meetup, from the first visit to the published notes', async ({ browser }) => {
  test.setTimeout(90_000)
  const [organizer, visitor, watcher] = await Promise.all([newPerson(browser), newPerson(browser), newPerson(browser)])
  await signInByHand(organizer, 'organizer')
  await shortenTimeboxes(organizer)
  const { id, slug } = await publishEvent(organizer, 'An hour for the whole loop')

  await saveSeat(visitor, slug, 'Who owns the clock?')
  await visitor.getByRole('link', { name: 'See the topics and vote' }).click()
  await expect(visitor.getByRole('heading', { name: 'Who owns the clock?' })).toBeVisible()
  await visitor.getByLabel('What should we talk about?').fill('Queues between friends')
  await visitor.getByRole('button', { name: 'Propose', exact: true }).last().click()
  await expect(visitor.getByRole('heading', { name: 'Queues between friends' })).toBeVisible()

  await watcher.goto(`/events/${slug}/board`)
  await watcher.getByLabel('Your name').fill('Gus')
  await watcher.getByRole('button', { name: 'Join' }).click()
  await expect(watcher.getByText('3 votes left')).toBeVisible()

  await organizer.goto(`/events/${slug}/board`)
  await organizer.getByRole('button', { name: 'Voting' }).click()
  await visitor.getByRole('button', { name: 'Vote for Queues between friends' }).click()
  await expect(visitor.getByText('2 votes left')).toBeVisible()
  await watcher.getByRole('button', { name: 'Vote for Queues between friends' }).click()
  await watcher.getByRole('button', { name: 'Vote for Who owns the clock?' }).click()
  await watcher.getByRole('button', { name: 'Take back your vote for Who owns the clock?' }).click()
  await expect(watcher.getByText('2 votes left')).toBeVisible()

  await organizer.getByRole('button', { name: 'Discussing' }).click()
  await organizer.getByRole('button', { name: /^Start, / }).click()
  const stage = watcher.locator('section.stage')
  await expect(stage.getByRole('heading', { name: 'Queues between friends' })).toBeVisible()
  await visitor.getByLabel('A line on Queues between friends').fill('Bound every queue.')
  await visitor.reload()
  await expect(visitor.getByLabel('A line on Queues between friends')).toHaveValue('Bound every queue.')
  await visitor.getByLabel('Kind of line').selectOption('decision')
  await visitor.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(stage.getByText('Bound every queue.')).toBeVisible()

  await expect(watcher.getByRole('heading', { name: 'Another sip?' })).toBeVisible({ timeout: 20_000 })
  await watcher.getByRole('button', { name: 'Thumb up: continue' }).click()
  await visitor.getByRole('button', { name: 'Thumb down: next topic' }).click()
  await expect(organizer.getByText(/2 of \d+ have answered/)).toBeVisible()
  await expect(organizer.locator('.tally').first()).toContainText('1')
  await organizer.getByRole('button', { name: /^Continue/ }).click()
  await expect(watcher.getByText(/second timebox/)).toBeVisible()
  await organizer.getByRole('button', { name: 'Next topic' }).click()

  await organizer.getByRole('button', { name: /^Start, / }).click()
  await expect(stage.getByRole('heading', { name: 'Who owns the clock?' })).toBeVisible()
  await organizer.getByRole('button', { name: 'add one minute' }).click()
  await organizer.getByRole('button', { name: 'Pause' }).click()
  await expect(stage.getByText('paused').first()).toBeVisible()
  await organizer.getByRole('button', { name: 'Finish topic' }).click()
  await expect(watcher.getByText('Everything is discussed.')).toBeVisible()

  await visitor.getByRole('button', { name: 'Propose', exact: true }).first().click()
  await visitor.getByRole('dialog').getByLabel('What should we talk about?').fill('For another hour')
  await visitor.getByRole('dialog').getByRole('button', { name: 'Propose', exact: true }).click()
  await expect(organizer.getByRole('heading', { name: 'For another hour', level: 3 })).toBeVisible()

  await organizer.getByRole('button', { name: 'Close…' }).click()
  await organizer.getByRole('button', { name: 'Close the board' }).click()
  await expect(watcher.getByRole('heading', { name: 'This board is closed.' })).toBeVisible()
  await watcher.getByRole('radio', { name: '4 of 5' }).check()
  await expect(organizer.getByText('1 person has said so far')).toBeVisible()
  await organizer.getByRole('button', { name: 'Let For another hour go' }).click()
  await expect(watcher.getByText('not carried over')).toBeVisible()
  await organizer.getByRole('button', { name: 'Carry For another hour over' }).click()
  await expect(watcher.getByText('not carried over')).toBeHidden()

  await expect(async () => {
    await organizer.goto(`/organize/events/${id}/notes`)
    await expect(organizer.getByLabel('Notes')).toHaveValue(/Bound every queue\\?\./, { timeout: 1_000 })
  }).toPass({ timeout: 20_000 })
  const draft = await organizer.getByLabel('Notes').inputValue()
  expect(draft.indexOf('Queues between friends')).toBeLessThan(draft.indexOf('Who owns the clock'))
  await organizer.getByLabel('Notes').fill(`${draft}\n\nWritten down by **the organizer**.\n`)
  expect((await visitor.goto(`/notes/${slug}`))?.status()).toBe(404)
  await organizer.getByRole('button', { name: 'Save and publish' }).click()
  await expect(organizer.getByText('Published. Everybody can read them now.')).toBeVisible()

  expect((await visitor.goto(`/notes/${slug}`))?.status()).toBe(200)
  await expect(visitor.getByText('Bound every queue.')).toBeVisible()
  await expect(visitor.getByText('the organizer', { exact: true })).toBeVisible()

  const next = await publishEvent(organizer, 'The hour after that', 50)
  await visitor.goto(`/events/${next.slug}/board`)
  await visitor.getByRole('button', { name: 'Bring For another hour along' }).click()
  await expect(visitor.getByRole('heading', { name: 'For another hour' })).toBeVisible()
  await expect(visitor.getByRole('link', { name: /notes of An hour for the whole loop/ })).toBeVisible()
  for (const person of [organizer, visitor, watcher]) await person.context().close()
})
