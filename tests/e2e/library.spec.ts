import { expect, test } from '@playwright/test'
import { signInAs } from '#tests/support/site'

test('an organizer writes an entry, looks at it and publishes it; a reader finds their way in it', async ({
  browser,
}) => {
  const [organizer, reader] = [
    await (await browser.newContext()).newPage(),
    await (await browser.newContext()).newPage(),
  ]
  await signInAs(organizer, 'organizer')
  await organizer.goto('/organize/library/entries/new')
  await organizer.getByLabel('Title').fill('Clocks that disagree')
  await organizer.getByLabel('Description').fill('What time it is, and for whom.')
  const text =
    '## One clock\n\nNobody[^1] has it, says [[Distributed systems]], unlike [[Nothing of the kind]].\n\n' +
    '~~~go\nvar now = time.Now()\n~~~\n\n## Many\n\nEach is right.\n\n[^1]: Perhaps one laboratory.\n'
  await organizer.getByLabel('Text', { exact: true }).fill(text)
  await organizer.getByLabel('Questions for the table').fill('Whose clock do we believe?')
  await organizer.getByRole('button', { name: 'Preview' }).click()
  await expect(organizer.getByRole('region', { name: 'Preview, not saved' }).getByText('Each is right.')).toBeVisible()
  await expect(organizer.getByLabel('Text', { exact: true })).toHaveValue(text)
  expect((await reader.goto('/resources/clocks-that-disagree'))?.status()).toBe(404)
  await organizer.getByRole('button', { name: 'Save and publish' }).click()
  await expect(organizer.getByText('Published. Everybody can read it now.')).toBeVisible()

  await reader.goto('/resources')
  await reader.getByRole('link', { name: 'Clocks that disagree' }).click()
  await expect(reader.getByRole('heading', { level: 1, name: 'Clocks that disagree' })).toBeVisible()
  await reader.getByRole('navigation', { name: 'Contents', exact: true }).getByRole('link', { name: 'Many' }).click()
  expect(new URL(reader.url()).hash).toBe('#s-many')
  await expect(reader.locator('.hljs-keyword')).toHaveText('var')
  await reader.locator('[data-footnote-ref]').click()
  await expect(reader.locator('li:target')).toContainText('Perhaps one laboratory.')
  await expect(reader.getByRole('link', { name: 'Distributed systems', exact: true })).toHaveAttribute(
    'href',
    '/resources/distributed-systems',
  )
  await expect(reader.getByRole('link', { name: 'Nothing of the kind' })).toHaveCount(0)
  await reader.getByRole('link', { name: /Propose it/ }).click()
  await reader.getByLabel('Your name').fill('Rea')
  await reader.getByRole('button', { name: /^Join/ }).click()
  await expect(reader.getByLabel('What should we talk about?').first()).toHaveValue('Whose clock do we believe?')

  await organizer.getByRole('button', { name: 'Save and take back' }).click()
  await expect(organizer.getByText('Taken back. Only organizers see it now.')).toBeVisible()
  expect((await reader.goto('/resources/clocks-that-disagree'))?.status()).toBe(404)
  for (const page of [organizer, reader]) await page.context().close()
})
