import type { Page } from '@playwright/test'
import { outagePage } from '#lib/http/outage-page'
import { newId } from '#lib/ids'
import { paths } from '#lib/paths'
import { long } from '#tests/pictures/scenes'
import { refuse, type State, visit } from '#tests/pictures/state'
import { freshAddress, nextEvent } from '#tests/support/site'

/** Forms that were refused or sent, pages of faults, and what opens above a page. */
export const formStates: State[] = [
  { name: 'refused-sign-in', by: ['visitor'], go: (page) => refuse(page, paths.signIn()) },
  { name: 'refused-offer', by: ['visitor'], go: (page) => refuse(page, paths.getInvolvedAs('speaker')) },
  { name: 'refused-report', by: ['visitor'], go: (page) => refuse(page, paths.conduct()) },
  { name: 'refused-event', by: ['organizer'], go: (page) => refuse(page, paths.organizeNewEvent()) },
  { name: 'refused-entry', by: ['organizer'], go: (page) => refuse(page, paths.organizeEntry('new')) },
  { name: 'refused-resource', by: ['organizer'], go: (page) => refuse(page, paths.organizeResource('new')) },
  { name: 'refused-settings', by: ['member'], go: (page) => refuse(page, paths.settings(), { Name: '' }) },
  { name: 'refused-delete', by: ['member'], go: (page) => refuse(page, paths.forgetMe(), { 'Your address': 'a@b' }) },
  { name: 'refused-code', by: ['visitor'], go: wrongCode },
  { name: 'sent-offer', by: ['visitor'], go: (page) => page.goto(paths.getInvolvedAs('host', 'sent')) },
  { name: 'kept-offer', by: ['member'], go: (page) => page.goto(paths.getInvolvedAs('host', 'kept')) },
  { name: 'sent-report', by: ['visitor'], go: (page) => page.goto(paths.reportSent()) },
  { name: 'sent-rsvp', by: ['visitor'], go: async (page) => visit(page, paths.rsvpSent(await nextSlug(page))) },
  { name: '403', by: ['member'], go: (page) => visit(page, paths.organize(), 403) },
  { name: '503', by: ['visitor'], go: (page) => page.setContent(outagePage(newId())) },
  { name: 'settings', by: ['member'], go: (page) => visit(page, paths.settings()) },
  { name: 'address-change', by: ['member'], go: otherAddress },
  {
    name: 'account-menu',
    by: ['organizer'],
    go: async (page) => {
      await visit(page, paths.home())
      if ((page.viewportSize()?.width ?? 0) < 1000) await page.getByText('Menu', { exact: true }).click()
      else await page.locator('.account > summary').click()
    },
  },
  {
    name: 'toast',
    by: ['member'],
    go: async (page) => {
      await visit(page, paths.settings())
      await page.getByRole('button', { name: 'Save' }).first().click()
      await page.locator('.toast').waitFor()
    },
  },
]

async function nextSlug(page: Page): Promise<string> {
  return (await nextEvent(page.request)).slug
}

async function wrongCode(page: Page): Promise<void> {
  await visit(page, paths.signIn())
  await page.getByLabel('Email').fill(freshAddress('looker'))
  await page.getByRole('button', { name: 'Send me the mail' }).click()
  await page.getByLabel('Code').fill('000000')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.locator('[aria-invalid="true"]').waitFor()
}

/** The settings while another address waits. */
async function otherAddress(page: Page): Promise<void> {
  const email = freshAddress(`looker-${long.solid.slice(0, 30).toLowerCase()}`)
  await visit(page, paths.settings())
  const field = page.getByLabel('New address')
  if (await field.isVisible()) {
    await field.fill(email)
    await page.getByRole('button', { name: 'Change the address' }).click()
  }
  await page.getByText('waits for the old address').waitFor()
}
