import { type CDPSession, expect, type Page, test } from '@playwright/test'
import { diff, type ViewPatch } from '#lib/board/patch'
import type { Board } from '#lib/board/state'
import { type BoardView, view } from '#lib/board/view'
import { aMeeting } from '#tests/support/dump'
import { aBoard, act, by, type Order, site } from '#tests/unit/board/boards'

/** How many frames a wall sees here, and before they are counted. Drawn are groups of them, as the board gathers them. */
const frames = 10_000
const first = 2_000
const together = 40

/** What a wall sees over and over again: topics come up, run, pause, are voted on and continued, and people come and go. */
function anHour(now: number): BoardView[] {
  const views: BoardView[] = []
  let board = aBoard()
  const take = (who: Parameters<typeof act>[1], order: Order, at = now) => {
    board = act(board, who, order, at)
    views.push(view(board, 'public'))
  }
  const topics = Array.from({ length: 30 }, (_, at) => `topic-${at}`)
  for (const id of topics)
    take(by('mo'), { type: 'propose', id, title: `What ${id} taught us about queues`, details: '' })
  take(by('mo'), { type: 'set-phase', phase: 'voting' })
  for (const topicId of topics.slice(0, 3)) take(by('bo'), { type: 'vote', topicId })
  take(by('mo'), { type: 'set-phase', phase: 'discussing' })
  for (const topicId of topics.slice(0, 10)) discuss(topicId)
  return views

  function discuss(topicId: string): void {
    take(by('mo'), { type: 'start-topic', topicId })
    take(by('mo'), { type: 'pause-timebox' })
    take(by('mo'), { type: 'resume-timebox' })
    take(by('bo'), { type: 'add-line', topicId, kind: 'note', text: 'A line that no wall shows.' })
    const { id: timeboxId, endsAt } = current(board).timebox
    const end = endsAt ?? now
    take(site, { type: 'time-up', timeboxId, endsAt: end, headCount: 3 }, end)
    for (const value of ['up', 'down', 'sideways'] as const) take(by('bo'), { type: 'thumb', value }, end)
    take(by('mo'), { type: 'continue-topic' }, end)
    take(by('mo'), { type: 'finish-topic' }, end)
  }
}

function current(board: Board): NonNullable<Board['current']> {
  if (!board.current) throw new Error('Nothing is being discussed.')
  return board.current
}

/** A wall screen whose stream begins with this view. */
async function openWall(page: Page, seen: BoardView | undefined): Promise<void> {
  const { slug } = await aMeeting('A wall for the night')
  await page.addInitScript(giveStream)
  await page.goto(`/events/${slug}/board/screen`)
  // The page listens once its scripts run, which may be after it has loaded.
  await page.waitForFunction(() => (globalThis as unknown as Given).listens('snapshot'))
  await page.evaluate((view) => (globalThis as unknown as Given).stream('snapshot', { kind: 'public', view }), seen)
  await expect(page.locator('.connection.on')).toBeVisible()
}

test('the cup with the time takes at least a quarter of the height of every wall', async ({ page }) => {
  const running = anHour(Date.now()).find(({ current }) => current !== null)
  await openWall(page, running && { ...running, version: 0 })
  for (const size of [
    { width: 1920, height: 1080 },
    { width: 1024, height: 768 },
    { width: 1280, height: 600 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(size)
    const drawn = await page.locator('.wall-cup > svg').boundingBox()
    expect(Math.min(drawn?.width ?? 0, drawn?.height ?? 0), JSON.stringify(size)).toBeGreaterThanOrEqual(
      size.height / 4,
    )
  }
})

test('a wall screen that hangs for ten thousand frames is as light as before', async ({ page }) => {
  test.setTimeout(120_000)
  const views = anHour(Date.now()).map((seen, version) => ({ ...seen, version }))
  const patches = views.map((seen, at) => diff(seen, views[(at + 1) % views.length] ?? seen))
  await openWall(page, views[0])

  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  await feed(patches, first)
  const before = await weigh(session)
  await feed(patches, frames)
  const after = await weigh(session)
  const shown = views[(first + frames) % views.length]
  const title = shown?.topics.find(({ id }) => id === shown.current?.topicId)?.title
  await expect(page.getByRole('heading', { name: title ?? 'the last frame has a topic', exact: true })).toBeVisible()
  expect(after.nodes).toBeLessThanOrEqual(before.nodes + 50)
  expect(after.listeners).toBeLessThanOrEqual(before.listeners + 5)
  expect(after.heap - before.heap).toBeLessThan(1_000_000)

  /** Goes round and round through the patches, from where it stood; each follows the last version. */
  function feed(round: readonly ViewPatch[], count: number): Promise<void> {
    return page.evaluate(
      async ([cycle, many, group]) => {
        const given = globalThis as unknown as Given
        for (let done = 0; done < many; done++) {
          const patch = cycle[given.at % cycle.length]
          given.stream('patch', { ...patch, from: given.at, to: given.at + 1 })
          given.at += 1
          if (done % group === 0) await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 8)))
        }
      },
      [round, count, together] as const,
    )
  }
})

type Given = { listens(name: string): boolean; stream(name: string, data: unknown): void; at: number }

/** Runs in the page: what its stream brings is given by the test. */
function giveStream(): void {
  const heard = new Map<string, (event: { data: string; lastEventId: string }) => void>()
  class GivenStream {
    addEventListener(name: string, hear: (event: { data: string; lastEventId: string }) => void): void {
      heard.set(name, hear)
    }
    close(): void {
      heard.clear()
    }
  }
  Object.assign(globalThis, {
    EventSource: GivenStream,
    at: 0,
    listens: (name: string) => heard.has(name),
    stream(name: string, data: unknown) {
      const hear = heard.get(name)
      if (!hear) throw new Error(`Nobody listens for ${name}.`)
      hear({ data: JSON.stringify(data), lastEventId: '' })
    },
  })
}

/** What is left of a page once what nobody holds is gone. */
async function weigh(session: CDPSession): Promise<{ heap: number; nodes: number; listeners: number }> {
  await session.send('HeapProfiler.collectGarbage')
  const { metrics } = await session.send('Performance.getMetrics')
  const of = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN
  return { heap: of('JSHeapUsedSize'), nodes: of('Nodes'), listeners: of('JSEventListeners') }
}
