import type { Browser, BrowserContext, Locator, Page } from '@playwright/test'
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
/** So many cards fill a large window: those with which the page opens (components/board/topic-list.tsx). */
const IN_SIGHT = 18

/** A board with very many topics and a long log: how soon it is live on a slow machine, and what a vote draws anew. */
export async function measureBigBoard(bench: Bench): Promise<Findings> {
  const { bigTopics, bigCommands, rounds } = bench.size
  const loads = 2 * rounds - 1
  const site = await openSite(bench)
  const [boardId = ''] = await withDatabase(site.databaseUrl, (client) => addMeetingsAhead(client, 1))
  const settings = { votesHidden: false }
  const room = await openRoom(site, boardId, { people: PEOPLE, topics: bigTopics, settings })
  await lengthenLog(room, bigCommands)
  const slug = (await listEvents(site)).find(({ id }) => id === boardId)?.slug ?? ''
  const browser = await openBrowser(bench)
  const load = (path: string, signs: Signs) => () => openPage(browser, room, site.url + path, signs)
  const found = await inTurn(loads, {
    board: load(paths.board(slug), { live: '.connection.on', form: 'form.proposes', cards: room.topics.length }),
    empty: load(emptyPage, { live: 'body', form: 'body', cards: 0 }),
  })
  const drawn = await drawnByVotes(browser, room, site.url + paths.board(slug))
  const what = `board of ${bigTopics} topics, ${bigCommands.toLocaleString('en')} commands`
  return {
    rows: [
      row(`${what}: open`, pairOf('full', found.board, found.empty), 'ms', { figure: 'ours', atMost: 1_000 }),
      row(`${what}: open and live`, pairOf('live', found.board, found.empty), 'ms', null),
      row(`${what}: open, live and whole`, pairOf('whole', found.board, found.empty), 'ms', null),
      row(`${what}: cards that one's vote draws anew`, { ours: drawn.own, yardstick: 1 }, '', {
        figure: 'ours',
        atLeast: 1,
        atMost: 1,
      }),
      row(`${what}: cards that another's vote draws anew`, { ours: drawn.theirs, yardstick: 1 }, '', {
        figure: 'ours',
        atLeast: 1,
        atMost: 1,
      }),
    ],
    notes: [
      `Big board, ${loads} loads each: a guest who joined before opens it in a fresh browser context at 4x CPU slowdown, without a ` +
        `slow line. Open: the later of its largest paint and the frame after the first ${IN_SIGHT} cards, which fill the window, and the form stand; ` +
        'live: its stream is (of the empty page: its body is); whole: all cards stand, those out of sight too. Drawn anew ' +
        "counts cards of which React gave any element other props in a commit, until the answer, the stream's patch and, of " +
        "one's own vote, one's own part have come and are drawn.",
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

/** Signs that a page is live and can be used, and how many cards it shows in the end. */
type Signs = { live: string; form: string; cards: number }
type Opening = { paintedAt: number; fullAt: number; liveAt: number; wholeAt: number }

/** Runs in the page, before anything of its own: when it was painted, full, live and whole; ms from the start. */
function watchOpening([{ live, form, cards }, inSight]: readonly [signs: Signs, inSight: number]): void {
  const opening = globalThis as Partial<Opening>
  let isFull = false
  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) opening.paintedAt = startTime
  }).observe({ type: 'largest-contentful-paint', buffered: true })
  // What follows a frame's callbacks at once comes after it was painted.
  const afterFrame = (work: () => void) => requestAnimationFrame(() => setTimeout(work))
  new MutationObserver((_, observer) => {
    const count = document.querySelectorAll('li.topic').length
    if (!isFull && document.querySelector(form) && count >= Math.min(inSight, cards)) {
      isFull = true
      afterFrame(() => Object.assign(opening, { fullAt: performance.now() }))
    }
    if (document.querySelector(live)) opening.liveAt ??= performance.now()
    if (!isFull || opening.liveAt === undefined || count !== cards) return
    observer.disconnect()
    afterFrame(() => Object.assign(opening, { wholeAt: performance.now() }))
  }).observe(document, { subtree: true, childList: true, attributes: true })
}

async function openPage(browser: Browser, room: Room, address: string, signs: Signs): Promise<Figures> {
  const context = await openContext(browser, room)
  try {
    const page = await context.newPage()
    await throttle(context, page, false)
    await page.addInitScript(watchOpening, [signs, IN_SIGHT] as const)
    await page.goto(address, { waitUntil: 'load' })
    await page.waitForFunction(() => 'wholeAt' in globalThis && 'paintedAt' in globalThis, null, { timeout: 60_000 })
    return await page.evaluate(() => {
      const { paintedAt, fullAt, liveAt, wholeAt } = globalThis as unknown as Opening
      return { full: Math.max(paintedAt, fullAt), live: liveAt, whole: wholeAt }
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
    await page.addInitScript(hearStream)
    await page.goto(address)
    await page.locator('.connection.on').waitFor()
    await page
      .locator('li.topic')
      .nth(room.topics.length - 1)
      .waitFor({ state: 'attached' })
    const path = paths.api.boardCommands(room.boardId)
    const give = page.getByRole('button', { name: /^Vote for/ }).nth(3)
    const card = page.locator('li.topic').filter({ has: page.locator(`[id="${await headingOf(give)}"]`) })
    await startCounting(page)
    const answered = page.waitForResponse((answer) => new URL(answer.url()).pathname === path)
    await give.click()
    const answer = await answered
    if (answer.status() !== 200) throw new Error(`A vote was answered with ${answer.status()}.`)
    const { version } = (await answer.json()) as { version: number }
    await untilDrawn(page, { patch: version, me: version })
    await card.getByRole('button', { name: /^Take back/ }).waitFor()
    await card.locator('[aria-busy=true]').waitFor({ state: 'detached' })
    const own = await drawn(page)
    await startCounting(page)
    const topicId = room.topics[7]
    const theirs = await sendCommand(room, room.guests[PEOPLE - 1]?.cookie ?? '', { type: 'vote', topicId })
    await untilDrawn(page, { patch: theirs.version })
    return { own, theirs: await drawn(page) }
  } finally {
    await context.close()
  }
}

/** The id of the heading of the card in which a button stands. */
const headingOf = (button: Locator) => button.evaluate((node) => node.closest('li.topic')?.querySelector('h3')?.id)

type Heard = { patch: number; me: number }

/** Runs in the page before anything of its own: notes the version of each frame before the page hears it. */
function hearStream(): void {
  const heard: Heard = { patch: 0, me: 0 }
  class HeardSource extends EventSource {
    constructor(...args: ConstructorParameters<typeof EventSource>) {
      super(...args)
      this.addEventListener('patch', ({ lastEventId }) =>
        Object.assign(heard, { patch: Number.parseInt(lastEventId, 10) }),
      )
      this.addEventListener('me', ({ data }) => Object.assign(heard, { me: JSON.parse(data).version }))
    }
  }
  Object.assign(globalThis, { heard, EventSource: HeardSource })
}

/** Resolves when frames of these versions, or later ones, have come and the frame after them is painted. */
async function untilDrawn(page: Page, versions: Partial<Heard>): Promise<void> {
  await page.waitForFunction(({ patch = 0, me = 0 }) => {
    const { heard } = globalThis as unknown as { heard: Heard }
    return heard.patch >= patch && heard.me >= me
  }, versions)
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
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
