import { expect, type Page, test } from '@playwright/test'
import { newId } from '#lib/ids'
import { sidewaysFindings } from '#tests/support/looks'
import { awaitMail, freshAddress, linkTo, publishEvent, signInAs } from '#tests/support/site'

// Names and titles of every script and direction. Each begins with letters that run from right to left, by which it is found.

const marks = { arabic: 'عائشة', hebrew: 'יעל' }
const person = `${marks.arabic} (3)`
const guest = `${marks.hebrew} 👩🏽‍🚀 ก็`
const title = `${marks.hebrew} 42? ${'W'.repeat(80)}`
const called = `${title} ${newId().slice(0, 6)}`
const line = `${marks.arabic} 東京 Z͑̌a̧l̈g̃o`
const whole = [person, guest, title, called, line, `${title}!`, `${title}?`]

/**
 * Where the page puts one of these among words of its own without keeping the two apart: numbers and signs beside it would
 * change places. Apart is: all that stands in something with a `dir`, or in a bdi, or between the marks of an isolate.
 */
async function mixed(page: Page, whole: readonly string[]): Promise<string[]> {
  return page.evaluate((names) => {
    const foreign = /[\u0590-\u06ff]/
    const wrong: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent ?? ''
      const parent = node.parentElement
      if (
        !foreign.test(text) ||
        !parent?.checkVisibility() ||
        parent.closest('script, option, textarea, pre, .sr-only')
      )
        continue
      const apart = parent.closest('bdi, [dir]:not(html)')?.cloneNode(true) as Element | undefined
      for (const inner of apart?.querySelectorAll('bdi, [dir]') ?? []) inner.remove()
      if (apart?.tagName === 'BDI' || names.includes(apart?.textContent.trim() ?? '')) continue
      if (!foreign.test(text.replace(/\u2068[^\u2069]*\u2069/g, ''))) continue
      wrong.push(`${text.trim().slice(0, 80)} in ${parent.outerHTML.slice(0, 160)}`)
    }
    return wrong
  }, whole)
}

async function look(page: Page, address: string): Promise<void> {
  const answer = await page.goto(address)
  expect(answer?.status(), address).toBe(200)
  expect.soft(await page.locator('body').textContent(), address).toMatch(/[\u0590-\u06ff]/)
  expect.soft(await mixed(page, whole), address).toEqual([])
  expect.soft(await sidewaysFindings(page), address).toEqual([])
}

test('names and titles of any script keep their order and their room, wherever they show', async ({
  page,
  browser,
}) => {
  test.slow()
  await signInAs(page, 'organizer')
  const { id, slug } = await publishEvent(page, called)
  const attendee = await (await browser.newContext({ viewport: { width: 320, height: 640 } })).newPage()
  const email = freshAddress('names')
  await attendee.request.post(`/api/events/${slug}/rsvps`, { data: { name: person, email, topic: `${title}!` } })
  const link = linkTo(await awaitMail(page.request, email, /Please confirm/), '/rsvp/')
  await look(attendee, link)
  await attendee.getByRole('button', { name: 'Confirm' }).click()
  await expect(attendee.getByText('You have a seat.')).toBeVisible()

  const stranger = await browser.newContext()
  const joined = await stranger.request.post(`/api/boards/${id}/participants`, { data: { id: newId(), name: guest } })
  expect(joined.ok()).toBe(true)
  const run = async (who: Page | typeof stranger, command: object) =>
    expect((await who.request.post(`/api/boards/${id}/commands`, { data: { id: newId(), ...command } })).status()).toBe(
      200,
    )
  const [topicId, other, timeboxId] = [newId(), newId(), newId()]
  await run(stranger, { id: topicId, type: 'propose', title, details: line })
  await run(stranger, { id: other, type: 'propose', title: `${title}?` })
  await page.setViewportSize({ width: 320, height: 640 })
  for (const address of [`/events/${slug}`, `/events/${slug}/board`, '/events', '/settings', '/'])
    await look(attendee, address)
  await run(page, { type: 'set-phase', phase: 'discussing' })
  await run(page, { id: timeboxId, type: 'start-topic', topicId })
  await run(stranger, { type: 'add-line', topicId, kind: 'note', text: line })
  for (const who of [page, attendee]) await look(who, `/events/${slug}/board`)
  await page.getByRole('button', { name: /^People on this board/ }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  expect.soft(await mixed(page, whole), 'people').toEqual([])
  await run(page, { type: 'finish-topic', timeboxId })
  await run(page, { type: 'set-phase', phase: 'closed' })
  const desk = ['/organize', '/organize/people', `/organize/events/${id}`, '/organize/audit']
  for (const address of [`/events/${slug}/board`, ...desk]) await look(page, address)
  await stranger.close()
  await attendee.context().close()
})
