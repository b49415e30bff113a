import { type APIRequestContext, expect, type Page } from '@playwright/test'
import { newId } from '#lib/ids'

/** A mail as the local mailbox gives it. */
export type SentMail = {
  id: string
  to: string
  subject: string
  text: string
  html: string
  attachments: { filename: string; contentType: string; content: string }[]
}

/** An event as the API gives it. */
export type ApiEvent = {
  id: string
  slug: string
  title: string
  startsAt: string
  going: number
  capacity: number | null
}

/** All mails to the address, newest first. */
export async function mailsTo(request: APIRequestContext, to: string): Promise<SentMail[]> {
  const mails = (await (await request.get('/api/local/mail')).json()) as SentMail[]
  return mails.filter((mail) => mail.to === to)
}

/** Waits for the newest mail to the address whose subject fits. */
export async function awaitMail(request: APIRequestContext, to: string, subject: RegExp): Promise<SentMail> {
  const found = async () => (await mailsTo(request, to)).find((mail) => subject.test(mail.subject))
  let mail: SentMail | undefined
  const message = `a mail to ${to} with a subject like ${subject}`
  const look = async () => {
    mail = await found()
    return mail?.subject ?? ''
  }
  await expect.poll(look, { message, timeout: 30_000, intervals: [50, 100, 200] }).toMatch(subject)
  if (!mail) throw new Error('The mail was there a moment ago.')
  return mail
}

/** Every address in the text of a mail. */
export function linksOf(mail: SentMail): string[] {
  return mail.text.match(/https?:\/\/[^\s<>")]+/g) ?? []
}

/** The address in the mail that leads to this part of the site. */
export function linkTo(mail: SentMail, part: string): string {
  const link = linksOf(mail).find((address) => new URL(address).pathname.startsWith(part))
  if (!link) throw new Error(`No link to ${part} in "${mail.subject}".`)
  return link
}

/** The next meeting of the sample community. */
export async function nextEvent(request: APIRequestContext): Promise<ApiEvent> {
  const { events } = (await (await request.get('/api/events')).json()) as { events: ApiEvent[] }
  const ahead = events.filter((event) => new Date(event.startsAt) > new Date())
  const next = ahead.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt))[0]
  if (!next) throw new Error('The sample community has no next meeting.')
  return next
}

/** Signs a browser in, without a look at a page. */
export const signInAs = (page: Page, role: 'organizer' | 'member'): Promise<void> => signInByApi(page.request, role)

/** Signs a browser in by the ready-made link of local mode, as a person would. */
export async function signInByHand(page: Page, role: 'organizer' | 'member'): Promise<void> {
  await page.goto(`/local/sign-in/${role}`)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/local/sign-in'))
}

/** Signs a program in by the ready-made link of local mode; the context keeps the cookie. */
export async function signInByApi(request: APIRequestContext, role: 'organizer' | 'member'): Promise<void> {
  const answer = await request.post('/api/local/sign-in', { data: { role } })
  expect(answer.status()).toBe(200)
}

/** An address nobody else in this run has. */
export function freshAddress(who: string): string {
  return `${who}-${newId().slice(0, 8)}@example.org`
}

/** An event that an organizer makes and publishes by hand. */
export async function publishEvent(page: Page, title: string, inDays = 20): Promise<{ id: string; slug: string }> {
  await page.goto('/organize/events/new')
  await page.getByLabel('Title').fill(title)
  await page.getByLabel('Day').fill(new Date(Date.now() + inDays * 86_400_000).toISOString().slice(0, 10))
  await page.getByLabel('Start').fill('18:00')
  await page.getByLabel('End', { exact: true }).fill('19:00')
  await page
    .getByRole('button', { name: /Save|Create/ })
    .first()
    .click()
  await page.waitForURL(/\/organize\/events\/[0-9a-f-]{36}/)
  const id = /events\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? ''
  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByText('published', { exact: true }).first()).toBeVisible()
  const { events } = (await (await page.request.get('/api/events')).json()) as { events: ApiEvent[] }
  const slug = events.find((event) => event.id === id)?.slug
  if (!slug) throw new Error('The event that was just published is not in the list.')
  return { id, slug }
}
