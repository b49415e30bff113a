import { expect, test } from '@playwright/test'
import { newId } from '#lib/ids'
import { aMeeting } from '#tests/support/dump'
import { signInAs } from '#tests/support/site'

test('a topic like one that is there is voted for instead, and two clicks in a row call on one speaker', async ({
  page,
  browser,
}) => {
  await signInAs(page, 'organizer')
  const { id, slug } = await aMeeting('What is like it')
  const phone = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()
  const bo = await (await browser.newContext()).newPage()
  const people = [phone, bo].map((who) => ({ who, participantId: newId() }))
  const run = async (who: typeof page, command: object) => {
    const answer = await who.request.post(`/api/boards/${id}/commands`, { data: { id: newId(), ...command } })
    expect(answer.status()).toBe(200)
  }
  for (const [at, { who, participantId }] of people.entries()) {
    const data = { id: participantId, name: ['Ana', 'Bo'][at] }
    expect((await who.request.post(`/api/boards/${id}/participants`, { data })).ok()).toBe(true)
  }
  const topicId = newId()
  const title = 'How far do clocks drift?'
  await run(bo, { id: topicId, type: 'propose', title })
  await run(page, { type: 'set-phase', phase: 'voting' })
  for (const one of [page, phone]) {
    await one.goto(`/events/${slug}/board`)
    await expect(one.locator('.connection.on')).toBeVisible()
  }

  await phone.getByRole('button', { name: 'Propose', exact: true }).click()
  const field = phone.getByRole('dialog').getByLabel('What should we talk about?')
  const send = phone.getByRole('dialog').getByRole('button', { name: 'Propose', exact: true })
  const place = await send.boundingBox()
  await field.fill('clock drift')
  await expect(phone.getByRole('button', { name: '1 similar below' })).toBeVisible()
  expect(await send.boundingBox(), 'nothing moves under the finger').toEqual(place)
  await expect(field).toBeFocused()
  await expect(phone.locator('[aria-live=polite]')).toContainText('1 similar topic.')
  await phone.getByRole('button', { name: `Vote for this instead: ${title}` }).click()
  await expect(phone.getByRole('dialog')).toBeHidden()
  await expect(phone.getByText('2 votes left')).toBeVisible()
  await expect(phone.getByRole('button', { name: `Take back your vote for ${title}` })).toBeVisible()

  const side = page.getByLabel('What should we talk about?')
  await page.context().setOffline(true)
  const lookup = page.waitForEvent('requestfailed', (request) => request.url().includes('/similar'))
  await side.fill('clock drift')
  await lookup
  await side.press('Tab')
  await page.context().setOffline(false)
  await side.fill('clocks that drift')
  await page.getByRole('button', { name: `Vote for this instead: ${title}` }).click()
  await expect(side).toBeFocused()
  await expect(side).toHaveValue('')
  await expect(page.getByText('2 votes left')).toBeVisible()
  await expect(page.getByText('1 similar below')).toBeHidden()

  await run(page, { type: 'set-phase', phase: 'discussing' })
  await run(page, { type: 'start-topic', topicId })
  for (const { who, participantId } of people) await run(who, { type: 'raise-hand', topicId, participantId })
  await page.getByRole('button', { name: 'Next speaker: Ana' }).dblclick()
  await expect(page.getByText('Ana has the word')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Next speaker: Bo' })).toBeVisible()

  const files = page.waitForEvent('download')
  await page.getByRole('link', { name: 'CSV' }).click()
  expect((await files).suggestedFilename()).toBe(`${slug}-board.csv`)
  for (const { who } of people) await who.context().close()
})
