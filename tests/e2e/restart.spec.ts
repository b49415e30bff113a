import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { expect, type Page, test } from '@playwright/test'
import { Client } from 'pg'
import { newId } from '#lib/ids'
import { OwnSite } from '#tests/support/own-site'
import { signInAs } from '#tests/support/site'
import { readFrames } from '#tests/support/sse'

let site: OwnSite

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  site = await OwnSite.start('restart')
})
test.afterAll(() => site.remove())

const commands = async (boardId: string, type: string) =>
  (await site.rows<{ at: Date }>('SELECT at FROM "BoardCommand" WHERE "boardId" = $1 AND type = $2', boardId, type))
    .length
const endsAt = async (boardId: string) =>
  (await site.rows<{ at: Date | null }>('SELECT "timeboxEndsAt" AS at FROM "Board" WHERE id = $1', boardId))[0]?.at

/** A board in its voting phase with one topic, its moderator's page, and a guest who has joined it in another browser. */
async function meeting(
  moderator: Page,
  guest: Page,
  title: string,
): Promise<{ id: string; topicId: string; send: Send }> {
  await signInAs(moderator, 'organizer')
  const { id, slug } = await site.meeting(title)
  const send: Send = async (command) => {
    const answer = await moderator.request.post(`/api/boards/${id}/commands`, { data: { id: newId(), ...command } })
    expect(answer.status()).toBe(200)
  }
  const topicId = newId()
  await send({ id: topicId, type: 'propose', title: 'Who owns the clock?' })
  await send({ type: 'set-phase', phase: 'voting' })
  await guest.goto(`/events/${slug}/board`)
  await guest.getByLabel('Your name').fill('Grace')
  await guest.getByRole('button', { name: 'Join' }).click()
  await expect(guest.getByText('3 votes left')).toBeVisible()
  await expect(guest.locator('.connection.on')).toBeVisible()
  return { id, topicId, send }
}
type Send = (command: object) => Promise<void>

for (const [how, signal] of [
  ['a kill', 'SIGKILL'],
  ['a graceful stop', 'SIGTERM'],
] as const) {
  test(`${how} during a meeting costs a reconnect: the vote on its way counts once, time is up once`, async ({
    browser,
  }) => {
    const contexts = await Promise.all([1, 2].map(() => browser.newContext({ baseURL: site.url })))
    const [moderator, guest] = (await Promise.all(contexts.map((context) => context.newPage()))) as [Page, Page]
    const { id, topicId, send } = await meeting(moderator, guest, `A meeting and ${how}`)

    expect(await site.stop(signal)).toBe(signal === 'SIGTERM' ? 0 : null)
    await guest.getByRole('button', { name: 'Vote for Who owns the clock?' }).click()
    // The click shows at once and waits, with the identity that it was born with.
    await expect(guest.getByText('2 votes left')).toBeVisible()
    await expect(guest.locator('.connection.away')).toContainText('1 click waits')
    // While nobody has the board in mind: a short timebox for what follows.
    await site.rows('UPDATE "Board" SET ladder = ARRAY[5, 180], "romanVoteSeconds" = 0 WHERE id = $1', id)
    await site.start()
    await expect(guest.locator('.connection.on')).toBeVisible({ timeout: 30_000 })
    await expect.poll(() => commands(id, 'vote')).toBe(1)
    await expect(guest.getByText('2 votes left')).toBeVisible()
    expect(await site.rows('SELECT 1 FROM "Vote" WHERE "boardId" = $1', id)).toHaveLength(1)

    await send({ type: 'set-phase', phase: 'discussing' })
    await send({ type: 'start-topic', topicId })
    const end = await endsAt(id)
    expect(end).toEqual(expect.any(Date))
    await site.stop(signal)
    expect(await endsAt(id)).toEqual(end)
    await site.start()
    await expect(guest.getByText(/^\d+ of \d+ have answered/)).toBeVisible({ timeout: 30_000 })
    expect(await site.rows('SELECT 1 FROM "Round" WHERE "boardId" = $1', id)).toHaveLength(1)
    expect(await commands(id, 'time-up')).toBe(1)
    for (const context of contexts) await context.close()
  })
}

test('a page that loses the database half way answers 503 with words of its own, not 500', async () => {
  const database = await site.database()
  const holder = new Client({ connectionString: database.url })
  await holder.connect()
  await holder.query('BEGIN')
  await holder.query('LOCK TABLE "Event" IN ACCESS EXCLUSIVE MODE')
  // Everything before its own rows is read by then; what waits for those loses its connection.
  const cut = async () =>
    (
      await holder.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND application_name = 'quorum'`,
      )
    ).rowCount ?? 0
  let answer: Response | null = null
  const answered = fetch(`${site.url}/events`).then((response) => {
    answer = response
    return response
  })
  await expect.poll(async () => (await cut()) === 0 && answer !== null).toBe(true)
  await holder.query('ROLLBACK')
  await holder.end()
  await database.stop()
  const { status, headers, text } = await answered.then(async (response) => ({
    status: response.status,
    headers: response.headers,
    text: await response.text(),
  }))
  expect([status, headers.get('retry-after')]).toEqual([503, '5'])
  expect(text).toContain('We cannot reach our database.')
  expect((await fetch(`${site.url}/events`)).status).toBe(200)
})

test('a graceful stop tells streams, answers what is begun and finishes the job, then ends', async ({ page }) => {
  await site.stop()
  await site.start()
  await page.goto(`${site.url}/events`)
  const { events } = (await (await page.request.get(`${site.url}/api/events`)).json()) as { events: { id: string }[] }
  const boardId = events[0]?.id ?? ''

  // A job that is running: its mail waits for the mailbox, which somebody else holds.
  const database = await site.database()
  const holder = new Client({ connectionString: database.url })
  await holder.connect()
  await holder.query('BEGIN')
  await holder.query('LOCK TABLE "LocalMail" IN ACCESS EXCLUSIVE MODE')
  const body = new URLSearchParams({ email: 'grace@example.org' }).toString()
  const form = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length) }
  const asked = await fetch(`${site.url}/api/sign-in`, { method: 'POST', headers: form, body, redirect: 'manual' })
  expect(asked.status).toBe(303)
  const jobs = () => site.rows<{ by: string | null }>('SELECT locked_by AS by FROM graphile_worker._private_jobs')
  await expect.poll(async () => (await jobs()).some(({ by }) => by !== null)).toBe(true)

  // A request whose body is half sent, and a stream.
  const slow = request(`${site.url}/api/sign-in`, { method: 'POST', headers: form })
  const answered = once(slow, 'response')
  slow.write(body.slice(0, 5))
  const heard: string[] = []
  const frames = readFrames(`${site.url}/api/boards/${boardId}/stream`, {}, new AbortController().signal)
  await frames.next()

  const ended = site.stop()
  for await (const { event, data } of frames) heard.push(event === 'bye' ? JSON.stringify(data) : event)
  expect(heard.at(-1)).toBe('{"reason":"restart"}')
  expect(await fetch(`${site.url}/api/health`).catch(() => 'refused')).toBe('refused')
  slow.end(body.slice(5))
  const [response] = (await answered) as [IncomingMessage]
  expect(response.statusCode).toBe(303)
  response.resume()
  await holder.query('COMMIT')
  expect(await ended).toBe(0)
  await holder.end()
  await database.stop()
  expect(await site.rows(`SELECT 1 FROM "LocalMail" WHERE recipient = 'grace@example.org'`)).toHaveLength(1)
  // What was asked for meanwhile had not begun: it waits for the next worker.
  expect(await jobs()).toEqual([{ by: null }])
})
