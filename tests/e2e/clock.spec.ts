import { expect, type Page, test } from '@playwright/test'
import { newId } from '#lib/ids'
import { aMeeting } from '#tests/support/dump'
import { signInAs } from '#tests/support/site'

const tenMinutes = 600_000

/** Puts the browser's clock off, as a machine without a time server would have it. */
async function shiftClock(page: Page, by: number): Promise<void> {
  await page.addInitScript((shift) => {
    const Real = Date
    const now = Real.now
    class Shifted extends Real {
      constructor(...given: [] | [number | string | Date]) {
        if (given.length === 0) super(now() + shift)
        else super(given[0])
      }
      static override now(): number {
        return now() + shift
      }
    }
    globalThis.Date = Shifted as DateConstructor
  }, by)
}

/** Notes when the cup comes to show each second, on the machine's own clock, which no page can put off. */
async function watchCup(page: Page): Promise<void> {
  await page.evaluate(() => {
    const label = document.querySelector('.board-cup .timer-label') as Element
    const seen = new Map<string, number>()
    Object.assign(globalThis, { seconds: seen })
    new MutationObserver(() => {
      const text = label.textContent?.trim() ?? ''
      if (!seen.has(text)) seen.set(text, performance.timeOrigin + performance.now())
    }).observe(label, { characterData: true, childList: true, subtree: true })
  })
}

/**
 * When a board will show 0:00, in ms of the machine's clock, by the second that it came to show with the least delay: a page
 * that has little of the machine shows some late, none early.
 */
function endShown(page: Page): Promise<number> {
  return page.evaluate(() => {
    const seen = (globalThis as unknown as { seconds: Map<string, number> }).seconds
    const ends = [...seen].map(([text, at]) => {
      const [minutes = 0, seconds = 0] = text.split(':').map(Number)
      return at + (minutes * 60 + seconds) * 1_000
    })
    return ends.length < 4 ? Number.NaN : Math.min(...ends)
  })
}

/** The seconds that a board's cup shows; null where it shows none. */
async function secondsShown(page: Page): Promise<number | null> {
  const text = await page.locator('.board-cup .timer-label').first().textContent()
  const [, minutes, seconds] = /^(\d+):(\d\d)$/.exec(text?.trim() ?? '') ?? []
  return minutes === undefined ? null : Number(minutes) * 60 + Number(seconds)
}

test('browsers whose clocks are ten minutes off show the same seconds, and the same end within 300 ms', async ({
  page,
  browser,
}) => {
  await signInAs(page, 'organizer')
  const { id, slug } = await aMeeting('Clocks')
  const send = (command: object) =>
    page.request.post(`/api/boards/${id}/commands`, { data: { id: newId(), ...command } })
  const topicId = newId()
  expect((await send({ id: topicId, type: 'propose', title: 'What time is it?' })).status()).toBe(200)
  expect((await send({ type: 'set-phase', phase: 'discussing' })).status()).toBe(200)
  expect((await send({ type: 'start-topic', topicId })).status()).toBe(200)

  const boards = await Promise.all(
    [0, tenMinutes, -tenMinutes].map(async (by) => {
      const other = await (await browser.newContext()).newPage()
      await shiftClock(other, by)
      await other.goto(`/events/${slug}/board`)
      await expect(other.locator('.connection.on')).toBeVisible()
      return other
    }),
  )
  const differ = async () => {
    const shown = await Promise.all(boards.map(secondsShown))
    const known = shown.filter((seconds) => seconds !== null)
    return known.length < 3 ? Number.POSITIVE_INFINITY : Math.max(...known) - Math.min(...known)
  }
  // Read at slightly different moments, two right clocks may stand a second apart, never more.
  await expect.poll(differ).toBeLessThanOrEqual(1)
  expect(await secondsShown(boards[0] as Page)).toBeGreaterThan(200)

  for (const board of boards) await watchCup(board)
  const apart = async () => {
    const ends = await Promise.all(boards.map(endShown))
    return Math.max(...ends) - Math.min(...ends)
  }
  await expect.poll(apart, { timeout: 30_000 }).toBeLessThanOrEqual(300)
  for (const board of boards) await board.context().close()
})
