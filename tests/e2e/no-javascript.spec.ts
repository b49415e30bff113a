import { expect, type Page, test } from '@playwright/test'
import { knowSite } from '#tests/support/known'
import { addressesFor } from '#tests/support/pages'
import { awaitMail, freshAddress, linkTo } from '#tests/support/site'

// RSVP, confirm, cancel and undo without JavaScript: rsvp.spec.ts. A member's one click: member.spec.ts.

test.use({ javaScriptEnabled: false })

// biome-ignore lint/performance/useDomNodeTextContent: what is hidden is not read
const words = async (page: Page) => (await page.locator('main').innerText()).replace(/\s+/g, ' ').trim()

test('every page that a visitor reads says without JavaScript what it says with it', async ({ page, browser }) => {
  const known = await knowSite(page.request)
  const context = await browser.newContext({ storageState: await page.context().storageState() })
  const scripted = await context.newPage()
  for (const { address, live } of addressesFor('visitor', known)) {
    expect((await page.goto(address))?.status(), address).toBe(200)
    await expect(page.getByRole('heading', { level: 1 }), address).toBeVisible()
    if (live) continue
    await scripted.goto(address)
    expect(await words(page), address).toBe(await words(scripted))
  }
  await context.close()
})

test('somebody signs in by link and by code, with a slip each, and signs out', async ({ page }) => {
  const email = freshAddress('plain')
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill('plain@example')
  await page.getByRole('button', { name: 'Send me the mail' }).click()
  await expect(page.getByLabel('Email')).toHaveValue('plain@example')
  await expect(page.getByLabel('Email')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByRole('alert')).toBeFocused()
  await page.getByLabel('Email').fill(email)
  await page.getByRole('button', { name: 'Send me the mail' }).click()
  await expect(page).toHaveURL(/\/sign-in\/code/)
  const mail = await awaitMail(page.request, email, /Sign in/)
  await page.goto(linkTo(mail, '/sign-in/link/'))
  const form = page.locator('form', { has: page.getByRole('button', { name: 'Sign in on this device' }) })
  await page.getByLabel('Your name').fill(' ')
  await form.getByRole('button').click()
  await expect(page.getByRole('alert')).toBeFocused()
  await page.getByLabel('Your name').fill('Ada Plain')
  await form.getByRole('button').click()
  await page.goto('/settings')
  await expect(page.getByLabel('Name')).toHaveValue('Ada Plain')
  await page.getByRole('button', { name: 'Sign out here' }).click()
  await expect(page.getByRole('link', { name: 'Sign in' }).first()).toBeVisible()

  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(email)
  await page.getByRole('button', { name: 'Send me the mail' }).click()
  await expect(page).toHaveURL(/\/sign-in\/code/)
  const other = async () => (await awaitMail(page.request, email, /Sign in/)).id !== mail.id
  await expect.poll(other).toBe(true)
  const code = /^\s*(\d{6})\s*$/m.exec((await awaitMail(page.request, email, /Sign in/)).text)?.[1] ?? ''
  await page.getByLabel('Code').fill(code === '000000' ? '000001' : '000000')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('4 tries are left.').first()).toBeVisible()
  await page.getByLabel('Code').fill(code)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.goto('/settings')
  await expect(page.getByLabel('Name')).toHaveValue('Ada Plain')
})
