import { join } from 'node:path'
import { type APIRequestContext, type Browser, chromium, type Page } from '@playwright/test'
import { root } from '#lib/cli/data-folder'
import { newId } from '#lib/ids'
import { nextMeeting, type Site } from '#tests/bench/site'
import { chromiumArgs } from '#tests/support/chromium'

const folder = join(root, '.github', 'readme')

/** Takes the two pictures of the README from a running site with the sample community. Returns their files. */
export async function takePictures(site: Site, executablePath: string): Promise<string[]> {
  const browser = await chromium.launch({ executablePath, args: chromiumArgs })
  try {
    const meeting = await nextMeeting(site)
    const address = `${site.url}/events/${meeting.slug}`
    const visitor = await newPage(browser)
    await visitor.goto(address)
    await visitor.getByText(/^for you: /).waitFor()
    const event = await shoot(visitor, 'event.png')
    const guests = ['Ada', 'Barbara', 'Leslie', 'Nancy', 'Jim', 'Edsger']
    for (const [at, name] of guests.entries()) await takeSeat(browser, site, meeting.id, `${address}/board`, name, at)
    const moderator = await newPage(browser)
    await beginDiscussion(moderator.request, site, meeting.id)
    await moderator.goto(`${address}/board`)
    await moderator.getByText(`${guests.length + 1} here`).waitFor()
    return [event, await shoot(moderator, 'board.png')]
  } finally {
    await browser.close()
  }
}

async function newPage(browser: Browser): Promise<Page> {
  return browser.newPage({ viewport: { width: 1440, height: 1000 }, colorScheme: 'light', timezoneId: 'Europe/Berlin' })
}

async function shoot(page: Page, name: string): Promise<string> {
  const path = join(folder, name)
  await page.screenshot({ path })
  return path
}

/** A guest joins, votes and stays, so that the ring of the board shows them as present. */
async function takeSeat(
  browser: Browser,
  site: Site,
  boardId: string,
  board: string,
  name: string,
  at: number,
): Promise<void> {
  const guest = await newPage(browser)
  await post(guest.request, `${site.url}/api/boards/${boardId}/participants`, { id: newId(), name })
  const topics = await topicsOf(guest.request, site, boardId)
  for (const topic of [topics[at % 2], topics[2 + (at % 3)]])
    await send(guest.request, site, boardId, { type: 'vote', topicId: topic?.id })
  await guest.goto(board)
}

/** The moderator begins the hour: one topic is on the table with its first lines. */
async function beginDiscussion(who: APIRequestContext, site: Site, boardId: string): Promise<void> {
  await post(who, `${site.url}/api/local/sign-in`, { role: 'organizer' })
  const topicId = (await topicsOf(who, site, boardId))[0]?.id
  await send(who, site, boardId, { type: 'set-phase', phase: 'discussing' })
  await send(who, site, boardId, { type: 'start-topic', topicId })
  const lines = [
    { kind: 'note', text: 'The broker promises at least once; the rest is ours.' },
    { kind: 'decision', text: 'Idempotency keys at the edge, kept for a week.' },
    { kind: 'link', text: 'https://raft.github.io/' },
  ]
  for (const line of lines) await send(who, site, boardId, { type: 'add-line', topicId, ...line })
}

async function topicsOf(who: APIRequestContext, site: Site, boardId: string): Promise<{ id: string }[]> {
  return ((await (await who.get(`${site.url}/api/boards/${boardId}`)).json()) as { topics: { id: string }[] }).topics
}

function send(who: APIRequestContext, site: Site, boardId: string, command: object): Promise<void> {
  return post(who, `${site.url}/api/boards/${boardId}/commands`, { id: newId(), ...command })
}

async function post(who: APIRequestContext, address: string, data: object): Promise<void> {
  const answer = await who.post(address, { data })
  if (!answer.ok()) throw new Error(`${address} answered: ${await answer.text()}`)
}
