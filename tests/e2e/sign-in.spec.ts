import { expect, test } from '@playwright/test'
import { awaitMail, freshAddress, linkTo } from '#tests/support/site'

test('somebody new signs in by the code, gives a name, and signs out everywhere', async ({
  page,
  browser,
  request,
}) => {
  const email = freshAddress('ada')
  await page.goto('/settings')
  await expect(page).toHaveURL(/\/sign-in/)
  await page.getByLabel('Email').fill(email)
  await page.getByRole('button', { name: 'Send me the mail' }).click()
  const mail = await awaitMail(request, email, /Sign in/)
  const code = /^\s*(\d{6})\s*$/m.exec(mail.text)?.[1] ?? ''
  const wrong = code === '000000' ? '000001' : '000000'

  await page.getByLabel('Code').fill(wrong)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('4 tries are left.').first()).toBeVisible()
  await page.getByLabel('Code').fill(code)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByLabel('Code').fill(code)
  await page.getByLabel('Your name').fill('Ada')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/settings/)
  await expect(page.getByLabel('Name')).toHaveValue('Ada')

  // The code is the browser's that asked; the link of the next mail works in another one, once.
  const phone = await (await browser.newContext()).newPage()
  await page.context().clearCookies()
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(email)
  await page.getByRole('button', { name: 'Send me the mail' }).click()
  const second = await expect
    .poll(async () => (await awaitMail(request, email, /Sign in/)).id !== mail.id)
    .toBe(true)
    .then(() => awaitMail(request, email, /Sign in/))
  await phone.goto(linkTo(second, '/sign-in/link/'))
  await expect(phone.getByText(`with ${email}`)).toBeVisible()
  await phone.getByRole('button', { name: 'Sign in on this device' }).click()
  await phone.goto('/settings')
  await expect(phone.getByLabel('Name')).toHaveValue('Ada')
  await phone.getByRole('button', { name: 'Sign out everywhere' }).click()
  await phone.getByRole('alertdialog').getByRole('button', { name: 'Sign out everywhere' }).click()
  await expect(phone.getByRole('link', { name: 'Sign in' })).toBeVisible()
  await phone.goto('/settings')
  await expect(phone).toHaveURL(/\/sign-in/)
  await phone.goto(linkTo(second, '/sign-in/link/'))
  await expect(phone.getByRole('heading', { name: 'This link has ended' })).toBeVisible()
  await phone.context().close()
})
