import { expect, type Page } from '@playwright/test'
import { paths } from '#lib/paths'
import type { Looker } from '#tests/support/pages'

/** Something that a page can be in: who sees it, how one gets there, and how wide it is taken. */
export type State = { name: string; by: Looker[]; go: (page: Page) => Promise<unknown>; widths?: number[] }

export const everybody: Looker[] = ['visitor', 'member', 'organizer']
export const usual = [390, 1440]
export const wider = [320, 390, 1440, 1920, 2560]

export async function visit(page: Page, address: string, status = 200): Promise<void> {
  const answer = await page.goto(address)
  expect(answer?.status(), address).toBe(status)
}

export async function live(page: Page, slug: string): Promise<void> {
  await visit(page, paths.board(slug))
  await page.locator('.connection.on').waitFor()
}

/** Sends a form as it stands, or with these words, past the browser's own checks. */
export async function refuse(page: Page, address: string, words: Record<string, string> = {}): Promise<void> {
  await visit(page, address)
  await page.evaluate(() => {
    for (const form of document.querySelectorAll('form')) form.noValidate = true
  })
  for (const [label, text] of Object.entries(words)) await page.getByLabel(label).first().fill(text)
  await page.locator('main form :is(.button-primary, .button-danger)').first().click()
  await page.locator('[aria-invalid="true"], main [role="alert"]').first().waitFor()
}
