import { expect, type Page, test } from '@playwright/test'
import { newId } from '#lib/ids'
import { aMeeting } from '#tests/support/dump'
import { signInAs, signInByApi } from '#tests/support/site'

// What is not refused is kept: over a reload, and while the network is away.

/** A board in voting with one topic, and a guest who looks at it. */
async function aVote(page: Page, playwright: typeof import('@playwright/test'), base: string) {
  const { id, slug } = await aMeeting('Kept')
  const moderator = await playwright.request.newContext({ baseURL: base })
  await signInByApi(moderator, 'organizer')
  const command = async (data: object) =>
    expect((await moderator.post(`/api/boards/${id}/commands`, { data: { id: newId(), ...data } })).ok()).toBe(true)
  await command({ type: 'propose', title: 'Apples' })
  await command({ type: 'set-phase', phase: 'voting' })
  await page.request.post(`/api/boards/${id}/participants`, { data: { id: newId(), name: 'Gus' } })
  await page.goto(`/events/${slug}/board`)
  await expect(page.locator('.connection.on')).toBeVisible()
  const votes = async () => {
    const board = (await (await page.request.get(`/api/boards/${id}`)).json()) as { me: { votes: string[] } }
    return board.me.votes.length
  }
  return { moderator, command, votes }
}

test('what was missed is told by the next page too, where the browser threw the first one away', async ({
  page,
  playwright,
  baseURL,
}) => {
  const { command } = await aVote(page, playwright as never, baseURL ?? '')
  const board = page.url()
  await page.goto('/conduct')
  // As if a minute had gone by since the board was left.
  const older = await page.evaluate(() => {
    const key = Object.keys(sessionStorage).find((name) => name.includes(' seen '))
    const kept = JSON.parse(sessionStorage.getItem(key ?? '') ?? '{}')
    sessionStorage.setItem(key ?? '', JSON.stringify({ ...kept, at: kept.at - 60_000 }))
    return typeof kept.at
  })
  expect(older).toBe('number')
  const topicId = newId()
  await command({ id: topicId, type: 'propose', title: 'Berries' })
  await command({ type: 'set-phase', phase: 'discussing' })
  await command({ type: 'start-topic', topicId })
  await page.goto(board)
  const missed = page.getByRole('region', { name: 'While you were away' })
  await expect(missed.getByRole('listitem')).toHaveText([
    'The discussion has begun.',
    /^Now it is “.Berries.”\.$/,
    /^“.Berries.” was proposed\.$/,
  ])
  await missed.getByRole('button', { name: 'Thanks' }).click()
  await page.reload()
  await expect(page.locator('.connection.on')).toBeVisible()
  await expect(missed).toBeHidden()
})

test('an unsent click and a half-typed topic and line survive a reload', async ({ page, playwright, baseURL }) => {
  const { moderator, command, votes } = await aVote(page, playwright as never, baseURL ?? '')
  await page.route('**/commands', (route) => route.abort())
  await page.getByRole('button', { name: 'Vote for Apples' }).click()
  await expect(page.getByText('2 votes left')).toBeVisible()
  const title = page.getByLabel('What should we talk about?')
  await title.pressSequentially('Half a th')
  await page.getByLabel('Details').pressSequentially('It began when')
  const anonymously = page.getByLabel('Anonymously')
  await anonymously.check()

  await page.reload()
  // The click is still there, though nobody else knows of it.
  await expect(page.getByText('2 votes left')).toBeVisible()
  expect(await votes()).toBe(0)
  await expect(title).toHaveValue('Half a th')
  await expect(page.getByLabel('Details')).toHaveValue('It began when')
  // Words that were to be nobody's do not go out under a name.
  await expect(anonymously).toBeChecked()
  await page.unroute('**/commands')
  // It is tried again after a pause that grew with each failure.
  await expect.poll(votes, { timeout: 30_000 }).toBe(1)

  await title.press('End')
  await title.pressSequentially('ought')
  await page.getByRole('button', { name: 'Propose', exact: true }).last().click()
  await expect(page.getByText('Half a thought')).toBeVisible()
  await expect(page.getByText('by you, anonymously')).toBeVisible()
  await page.reload()
  await expect(page.getByText('Half a thought')).toBeVisible()
  // What was sent is no draft any more, and what was clicked counts once.
  await expect(title).toHaveValue('')
  await expect(page.getByLabel('Details')).toHaveValue('')
  await expect(anonymously).not.toBeChecked()
  expect(await votes()).toBe(1)

  const topicId = newId()
  await command({ id: topicId, type: 'propose', title: 'Berries' })
  await command({ type: 'set-phase', phase: 'discussing' })
  await command({ type: 'start-topic', topicId })
  const line = page.getByLabel(/^A line on/)
  const kind = page.getByLabel('Kind of line')
  const owner = page.getByLabel('Who does it')
  const day = page.getByLabel('By which day')
  await kind.selectOption('Action')
  await owner.selectOption('Gus')
  await line.pressSequentially('Half a li')
  await day.fill('2027-02-01')
  await page.reload()
  await expect(line).toHaveValue('Half a li')
  // An action does not become a note that nobody has to do.
  await expect(kind).toHaveValue('action')
  await expect(owner.locator('option:checked')).toHaveText('Gus')
  await expect(day).toHaveValue('2027-02-01')
  await expect(page.locator('.connection.on')).toBeVisible()
  await page.context().setOffline(true)
  await expect(page.locator('.connection.on')).toBeHidden()
  await line.press('End')
  await line.pressSequentially('ne')
  await page.context().setOffline(false)
  await expect(page.locator('.connection.on')).toBeVisible({ timeout: 30_000 })
  await expect(line).toHaveValue('Half a line')
  await line.press('Enter')
  await expect(page.locator('.stage').getByText(/^Half a line .Gus., by February 1$/)).toBeVisible()
  await expect(owner.locator('option:checked')).toHaveText('Nobody yet')
  await expect(day).toHaveValue('')
  await moderator.dispose()
})

test('what is clicked and typed while the network is away is sent when it is back', async ({
  page,
  playwright,
  baseURL,
}) => {
  const { moderator, votes } = await aVote(page, playwright as never, baseURL ?? '')
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Vote for Apples' }).click()
  const title = page.getByLabel('What should we talk about?')
  await title.fill('Sent from a tunnel')
  await page.getByRole('button', { name: 'Propose', exact: true }).last().click()
  await title.fill('Half a th')
  await expect(page.getByText('2 votes left')).toBeVisible()
  await page.context().setOffline(false)
  await expect.poll(votes, { timeout: 30_000 }).toBe(1)
  await expect(page.locator('.connection.on')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('Sent from a tunnel')).toHaveCount(1)
  await expect(title).toHaveValue('Half a th')
  await moderator.dispose()
})

test('a member who has not joined loses no proposal, and is on the board before an anonymous one', async ({ page }) => {
  await signInAs(page, 'member')
  const { id, slug } = await aMeeting('Kept early')
  const now = async () => {
    const board = (await (await page.request.get(`/api/boards/${id}`)).json()) as Record<string, object[]>
    return { people: board.people?.length, topics: board.topics?.length }
  }
  await page.goto(`/events/${slug}/board`)
  await expect(page.locator('.connection.on')).toBeVisible()
  const title = page.getByLabel('What should we talk about?')
  const propose = page.getByRole('button', { name: 'Propose', exact: true }).last()
  for (const route of ['commands', 'participants']) await page.route(`**/${route}`, (request) => request.abort())
  await title.fill('Sent before joining')
  await propose.click()
  await expect(page.getByText('Sent before joining')).toBeVisible()
  await page.reload()
  await expect(page.getByText('Sent before joining')).toBeVisible()
  expect(await now()).toEqual({ people: 0, topics: 0 })
  await page.unroute('**/participants')
  await title.pressSequentially('W')
  await expect.poll(now).toEqual({ people: 1, topics: 0 })
  await title.pressSequentially('hose is it?')
  await page.getByLabel('Anonymously').check()
  await propose.click()
  await page.unroute('**/commands')
  await expect.poll(now, { timeout: 30_000 }).toEqual({ people: 1, topics: 2 })
  await expect(page.getByText('by you, anonymously')).toBeVisible()
})
