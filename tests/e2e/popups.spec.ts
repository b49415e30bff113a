import { expect, test } from '@playwright/test'
import { signInAs, signInByApi } from '#tests/support/site'

test('the account menu opens by keyboard, closes by Escape, and gives the focus back', async ({ page }) => {
  await signInAs(page, 'member')
  await page.goto('/events')
  const opener = page.locator('.account > summary')
  const arrived = page.waitForResponse((answer) => /\.js$/.test(new URL(answer.url()).pathname))
  await opener.focus()
  await arrived
  await expect(opener).toHaveAttribute('aria-haspopup', 'menu')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Where you are going' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toBeHidden()
  await expect(opener).toBeFocused()
  await opener.click()
  await page.getByRole('menuitem', { name: 'Settings' }).click()
  await expect(page).toHaveURL('/settings')
})

test('settings: a zone is found by its city, saving is said as a toast, signing out everywhere asks first', async ({
  page,
}) => {
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  await signInAs(page, 'member')
  await page.goto('/settings')
  const zone = page.getByLabel('Time zone')
  await zone.fill('new york')
  await page.getByRole('option', { name: 'America/New York' }).click()
  await expect(zone).toHaveValue('America/New_York')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('dialog').getByText('Saved.')).toBeVisible()
  await expect(zone).toHaveValue('America/New_York')
  await page.getByRole('button', { name: 'Sign out everywhere' }).click()
  const question = page.getByRole('alertdialog')
  await question.getByRole('button', { name: 'Leave it' }).click()
  await expect(question).toBeHidden()
  await page.getByRole('button', { name: 'Dark colours' }).focus()
  await page.keyboard.press('Tab')
  await expect(page.locator('.tip')).toHaveText('Colours as the device says')
  await page.getByRole('button', { name: 'Sign out everywhere' }).click()
  await question.getByRole('button', { name: 'Sign out everywhere' }).click()
  await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible()
  expect(complaints).toEqual([])
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the account menu opens, a zone is typed, saving is said', async ({ page }) => {
    await signInByApi(page.request, 'member')
    await page.goto('/')
    await page.locator('.account > summary').click()
    await page.locator('.account').getByRole('link', { name: 'Settings' }).click()
    await page.getByLabel('Time zone').fill('Europe/Berlin')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByText('Saved.')).toBeVisible()
    await expect(page.getByLabel('Time zone')).toHaveValue('Europe/Berlin')
  })
})
