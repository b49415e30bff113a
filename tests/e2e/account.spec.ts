import { expect, type Page, test } from '@playwright/test'
import { awaitMail, freshAddress, linkTo } from '#tests/support/site'

/** Signs somebody new in by the code of their mail. */
async function comeIn(page: Page, email: string, name: string): Promise<void> {
  await page.goto('/sign-in?to=/settings')
  await page.getByLabel('Email').fill(email)
  await page.getByRole('button', { name: 'Send me the mail' }).click()
  const code = /^\s*(\d{6})\s*$/m.exec((await awaitMail(page.request, email, /Sign in/)).text)?.[1] ?? ''
  for (let round = 0; round < 2; round++) {
    await page.getByLabel('Code').fill(code)
    if (round === 1) await page.getByLabel('Your name').fill(name)
    await page.getByRole('button', { name: 'Sign in' }).click()
  }
  await expect(page).toHaveURL(/\/settings/)
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('somebody changes their address, takes what is kept along, and is deleted', async ({ page, browser }) => {
    const [old, next] = [freshAddress('kim'), freshAddress('kim-new')]
    await comeIn(page, old, 'Kim')
    await page.getByLabel('New address').fill(next)
    await page.getByRole('button', { name: 'Change the address' }).click()
    await expect(page.getByText('waits for the old address and the new one')).toBeVisible()
    const mails = [
      await awaitMail(page.request, old, /Shall your address change/),
      await awaitMail(page.request, next, /Is this your address/),
    ]
    const phone = await browser.newPage({ javaScriptEnabled: false })
    for (const mail of mails) {
      await phone.goto(linkTo(mail, '/address/'))
      await phone.getByRole('button', { name: 'Yes' }).click()
    }
    await expect(phone.getByRole('heading', { name: 'The address has changed' })).toBeVisible()
    await phone.context().close()
    await page.reload()
    await expect(page.getByText(next).first()).toBeVisible()

    const file = await page.request.get('/api/own-data')
    expect(file.headers()['content-disposition']).toContain('attachment')
    expect(await file.json()).toMatchObject({ profile: { name: 'Kim', email: next } })

    await page.getByRole('link', { name: 'Delete me' }).click()
    await page.getByLabel('Your address').fill(old)
    await page.getByRole('button', { name: 'Delete me' }).click()
    await expect(page.getByText('That is not your address').first()).toBeVisible()
    await page.getByLabel('Your address').fill(next)
    await page.getByRole('button', { name: 'Delete me' }).click()
    await expect(page.getByRole('heading', { name: 'You are deleted' })).toBeVisible()
    await page.goto('/settings')
    await expect(page).toHaveURL(/\/sign-in/)
    await awaitMail(page.request, next, /You are deleted/)
  })

  test('anybody reports something without a name', async ({ page }) => {
    await page.goto('/conduct')
    await page.getByLabel('What happened').fill('x')
    await page.getByLabel('Email').fill('nobody@nowhere')
    await page.getByRole('button', { name: 'Send the report' }).click()
    await expect(page.getByText('That does not look like an address for mail.').first()).toBeVisible()
    await expect(page.getByLabel('What happened')).toHaveValue('x')
    await page.getByLabel('Email').fill('')
    await page.getByRole('button', { name: 'Send the report' }).click()
    await expect(page.getByText('The organizers have your report.')).toBeVisible()
  })
})

test('a session is ended from another one, at once', async ({ page, browser }) => {
  const email = freshAddress('lee')
  const other = await browser.newPage()
  await comeIn(page, email, 'Lee')
  await other.goto('/sign-in?to=/settings')
  await other.getByLabel('Email').fill(email)
  const before = (await awaitMail(page.request, email, /Sign in/)).id
  await other.getByRole('button', { name: 'Send me the mail' }).click()
  await expect.poll(async () => (await awaitMail(page.request, email, /Sign in/)).id).not.toBe(before)
  await other.goto(linkTo(await awaitMail(page.request, email, /Sign in/), '/sign-in/link/'))
  await other.getByRole('button', { name: 'Sign in on this device' }).click()
  await expect(other).toHaveURL(/\/settings/)
  await page.reload()
  await expect(page.getByText('this one')).toHaveCount(1)
  await page.getByRole('button', { name: /^End\s*:/ }).click()
  await expect(page.getByRole('button', { name: /^End\s*:/ })).toHaveCount(0)
  await other.reload()
  await expect(other).toHaveURL(/\/sign-in/)
  await other.context().close()
})
