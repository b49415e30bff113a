import type { Browser, BrowserContext, Page } from '@playwright/test'
import { paths } from '#lib/paths'
import type { Bench, Findings } from '#tests/bench/bench'
import { openBrowser, throttle } from '#tests/bench/browse'
import { addMeetingsAhead, withDatabase } from '#tests/bench/community'
import { type Figures, inTurn, pairOf } from '#tests/bench/numbers'
import { emptyPage } from '#tests/bench/pages'
import { openRoom, type Room, sendCommand } from '#tests/bench/room'
import { listEvents, openSite } from '#tests/bench/site'
import { row } from '#tests/bench/table'

const PEOPLE = 100
/** How many send at once while the log grows. */
const AT_ONCE = 32

/** A board with very many topics and a long log: how soon it is live on a slow machine, and what a vote draws anew. */
export async function measureBigBoard(bench: Bench): Promise<Findings> {
  const { bigTopics, bigCommands, rounds } = bench.size
  const site = await openSite(bench)
  const [boardId = ''] = await withDatabase(site.databaseUrl, (client) => addMeetingsAhead(client, 1))
  const settings = { votesHidden: false }
  const room = await openRoom(site, boardId, { people: PEOPLE, topics: bigTopics, settings })
  await lengthenLog(room, bigCommands)
  const slug = (await listEvents(site)).find(({ id }) => id === boardId)?.slug ?? ''
  const browser = await openBrowser(bench)
  const load = (path: string, sign: string, cards: number) => () =>
    openPage(browser, room, site.url + path, sign, cards)
  const found = await inTurn(rounds, {
    board: load(paths.board(slug), '.connection.on', room.topics.length),
    empty: load(emptyPage, 'body', 0),
  })
  const drawn = await drawnByVotes(browser, room, site.url + paths.board(slug))
  const what = `board of ${bigTopics} topics, ${bigCommands.toLocaleString('en')} commands`
  return {
    rows: [
      row(`${what}: open`, pairOf('painted', found.board, found.empty), 'ms', { figure: 'ours', atMost: 1_000 }),
      row(`${what}: open and live`, pairOf('live', found.board, found.empty), 'ms', null),
      row(`${what}: open, live and whole`, pairOf('whole', found.board, found.empty), 'ms', null),
      row(`${what}: cards that one's vote draws anew`, { ours: drawn.own, yardstick: 1 }, '', {
        figure: 'ours',
        atMost: 1,
      }),
      row(`${what}: cards that another's vote draws anew`, { ours: drawn.theirs, yardstick: 1 }, '', {
        figure: 'ours',
        atMost: 1,
      }),
    ],
    notes: [
      'Big board: a guest who joined before opens it in a fresh browser context at 4x CPU slowdown, without a slow line. Open: its ' +
        'largest paint, the window is full; live: its stream is (of the empty page: its body is); whole: all cards ' +
        'stand, those out of sight too. Drawn anew counts cards of which React gave any element other props in a commit.',
    ],
  }
}

/** Votes cast and taken back, until the log has its length. */
async function lengthenLog(room: Room, length: number): Promise<void> {
  let left = length - room.topics.length - PEOPLE
  const send = async (worker: number) => {
    for (let step = 0; left > 0; step++) {
      left -= 1
      const { cookie } = room.guests[worker] ?? { cookie: '' }
      const topicId = room.topics[(worker + (step >> 1)) % room.topics.length]
      await sendCommand(room, cookie, { type: step % 2 === 0 ? 'vote' : 'unvote', topicId })
    }
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, PEOPLE) }, (_, worker) => send(worker)))
}

type Opening = { paintedAt: number; liveAt: number; wholeAt: number }

/** Runs in the page, before anything of its own: when it was painted, live, and had so many cards; ms from the start. */
function watchOpening([sign, cards]: readonly [sign: string, cards: number]): void {
  const opening = globalThis as Partial<Opening>
  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) opening.paintedAt = startTime
  }).observe({ type: 'largest-contentful-paint', buffered: true })
  new MutationObserver((_, observer) => {
    if (document.querySelector(sign)) opening.liveAt ??= performance.now()
    if (opening.liveAt === undefined || document.querySelectorAll('li.topic').length !== cards) return
    observer.disconnect()
    opening.wholeAt = performance.now()
  }).observe(document, { subtree: true, childList: true, attributes: true })
}

async function openPage(browser: Browser, room: Room, address: string, sign: string, cards: number): Promise<Figures> {
  const context = await openContext(browser, room)
  try {
    const page = await context.newPage()
    await throttle(context, page, false)
    await page.addInitScript(watchOpening, [sign, cards] as const)
    await page.goto(address, { waitUntil: 'load' })
    await page.waitForFunction(() => 'wholeAt' in globalThis, null, { timeout: 60_000 })
    return await page.evaluate(() => {
      const { paintedAt, liveAt, wholeAt } = globalThis as unknown as Opening
      return { painted: paintedAt, live: liveAt, whole: wholeAt }
    })
  } finally {
    await context.close()
  }
}

/** A browser of a guest who has joined, and has all votes left. */
async function openContext(browser: Browser, { site, guests }: Room): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const [name = '', value = ''] = guests[AT_ONCE]?.cookie.split('=') ?? []
  await context.addCookies([{ name, value, url: site.url }])
  return context
}

async function drawnByVotes(browser: Browser, room: Room, address: string): Promise<{ own: number; theirs: number }> {
  const context = await openContext(browser, room)
  try {
    const page = await context.newPage()
    await page.addInitScript(watchCommitsOfReact)
    await page.goto(address)
    await page.locator('.connection.on').waitFor()
    await page
      .locator('li.topic')
      .nth(room.topics.length - 1)
      .waitFor({ state: 'attached' })
    const votes = page.getByRole('button', { name: /^Take back/ })
    await startCounting(page)
    await page
      .getByRole('button', { name: /^Vote for/ })
      .nth(3)
      .click()
    await votes.first().waitFor()
    await page.locator('.topic', { has: votes.first() }).getByText('saving').waitFor({ state: 'hidden' })
    const own = await drawn(page)
    await startCounting(page)
    const topicId = room.topics[7]
    const before = await page.locator(`.topic:has(#topic-${topicId})`).textContent()
    await sendCommand(room, room.guests[PEOPLE - 1]?.cookie ?? '', { type: 'vote', topicId })
    await page.waitForFunction(
      ([id, text]) => document.getElementById(`topic-${id}`)?.closest('.topic')?.textContent !== text,
      [topicId, before] as const,
    )
    return { own, theirs: await drawn(page) }
  } finally {
    await context.close()
  }
}

type Watched = { drawnCards: Set<Element>; counting: boolean }

const startCounting = (page: Page) =>
  page.evaluate(() => Object.assign(globalThis, { drawnCards: new Set(), counting: true }))
const drawn = (page: Page) => page.evaluate(() => (globalThis as unknown as Watched).drawnCards.size)

/** Runs in the page before React: hears each commit, and keeps the cards of which an element got other props. */
function watchCommitsOfReact(): void {
  type Fiber = { stateNode: unknown; memoizedProps: unknown; child: Fiber | null; sibling: Fiber | null }
  const watched = globalThis as unknown as Watched & { __REACT_DEVTOOLS_GLOBAL_HOOK__: object }
  const known = new WeakMap<Element, unknown>()
  const look = (fiber: Fiber | null): void => {
    for (let at = fiber; at; at = at.sibling) {
      const node = at.stateNode
      if (node instanceof Element) {
        const before = known.get(node)
        known.set(node, at.memoizedProps)
        const card = watched.counting && before !== at.memoizedProps ? node.closest('li.topic') : null
        if (card) watched.drawnCards.add(card)
      }
      look(at.child)
    }
  }
  watched.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
    supportsFiber: true,
    inject: () => 1,
    onCommitFiberRoot: (_: unknown, root: { current: Fiber }) => look(root.current),
    onCommitFiberUnmount: () => undefined,
    onPostCommitFiberRoot: () => undefined,
  }
}
