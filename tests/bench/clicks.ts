import { randomUUID } from 'node:crypto'
import type { Browser, Page } from '@playwright/test'
import { paths } from '#lib/paths'
import type { Bench } from '#tests/bench/bench'
import { throttle } from '#tests/bench/browse'
import { addMeetingsAhead, withDatabase } from '#tests/bench/community'
import { emptyPage } from '#tests/bench/pages'
import { openRoom, sendCommand } from '#tests/bench/room'
import { listEvents, type Site } from '#tests/bench/site'
import { type Row, row } from '#tests/bench/table'

const TOPICS = 30

/** An act on the board, and the keys or clicks that it is made of. */
type Act = [name: string, act: (page: Page) => Promise<void>]

/** What one does most while votes are given and while a topic is discussed. */
const whileVoting: Act[] = [
  [
    'vote',
    (page) =>
      page
        .getByRole('button', { name: /^Vote for/ })
        .nth(3)
        .click(),
  ],
  [
    'take a vote back',
    (page) =>
      page
        .getByRole('button', { name: /^Take back/ })
        .first()
        .click(),
  ],
  ['open the people', (page) => page.getByRole('button', { name: /^People on this board/ }).click()],
  ['close the people', (page) => page.getByRole('button', { name: 'Close', exact: true }).click()],
  [
    'propose',
    async (page) => {
      await page.getByLabel('What should we talk about?').pressSequentially('What is a clock?')
      await page.getByRole('button', { name: 'Propose', exact: true }).last().click()
    },
  ],
]
const whileDiscussing: Act[] = [
  [
    'add a line',
    async (page) => {
      await page.getByLabel(/^A line on/).pressSequentially('A clock is a counter.')
      await page.getByLabel(/^A line on/).press('Enter')
    },
  ],
]

/** From input to next paint on a board with many topics, a line an act: the worst of its interactions. */
export async function measureClicks(bench: Bench, browser: Browser, site: Site): Promise<Row[]> {
  const [boardId = ''] = await withDatabase(site.databaseUrl, (client) => addMeetingsAhead(client, 1))
  const room = await openRoom(site, boardId, { people: TOPICS })
  for (const { cookie } of room.guests.slice(room.topics.length))
    await sendCommand(room, cookie, { type: 'propose', title: 'One more topic: queues and clocks' })
  const slug = (await listEvents(site)).find(({ id }) => id === boardId)?.slug ?? ''
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const organizer = await browser.newContext()
  await context.addInitScript(watchInput)
  const page = await context.newPage()
  await throttle(context, page, false)
  const empty = await worst(page, async () => {
    await page.goto(site.url + emptyPage)
    for (let click = 0; click < 5; click++) await page.getByText('Empty.').click()
  })
  const rows: Row[] = []
  const measure = async (acts: Act[]) => {
    const slowest = new Map<string, number>()
    // Round by round, since one act undoes the other: votes are few, and a dialog opens once.
    for (let round = 0; round < bench.size.rounds; round++)
      for (const [name, act] of acts)
        slowest.set(name, Math.max(slowest.get(name) ?? 0, await worst(page, () => act(page))))
    for (const [name, ours] of slowest)
      rows.push(row(`board of ${TOPICS}, ${name}`, { ours, yardstick: empty }, 'ms', { figure: 'ours', atMost: 200 }))
  }
  await context.request.post(site.url + paths.api.boardParticipants(boardId), {
    data: { id: randomUUID(), name: 'Clicker' },
  })
  await page.goto(site.url + paths.board(slug))
  await page.locator('.connection.on').waitFor()
  await measure(whileVoting)
  await organizer.request.post(site.url + paths.api.localSignIn(), { data: { role: 'organizer' } })
  const order = (command: object) =>
    organizer.request.post(site.url + paths.api.boardCommands(boardId), { data: { id: randomUUID(), ...command } })
  await order({ type: 'set-phase', phase: 'discussing' })
  await order({ type: 'start-topic', topicId: room.topics[0] })
  await page.getByLabel(/^A line on/).waitFor()
  await measure(whileDiscussing)
  await context.close()
  await organizer.close()
  return rows
}

/** The longest interaction of the act, in ms. Event Timing tells of those under 16 ms nothing, which count as 16. */
async function worst(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => Object.assign(globalThis, { slowest: 0 })).catch(() => undefined)
  await act()
  // Entries come with the next frames; what the act leads to (the answer of the server) is drawn by then, too.
  await page.waitForTimeout(700)
  const found = await page.evaluate(() => (globalThis as unknown as { slowest?: number }).slowest ?? 0)
  return Math.max(16, found)
}

/** Runs in the page, before anything of its own. */
function watchInput(): void {
  Object.assign(globalThis, { slowest: 0 })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { interactionId: number })[]) {
      const all = globalThis as unknown as { slowest: number }
      if (entry.interactionId > 0) all.slowest = Math.max(all.slowest, entry.duration)
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit)
}
