import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import ical from 'ical.js'
import { Pool } from 'pg'
import { hearBreaches } from '#tests/support/complaints'
import { allAtOnce, inject, otherColumns, textColumns, wordColumns } from '#tests/support/injected'
import { injections } from '#tests/support/injections'
import { OwnSite } from '#tests/support/own-site'
import { askRaw } from '#tests/support/raw'
import { act, actionIds } from '#tests/support/roles/ask'
import { insert, makeWorld, type Site, type World } from '#tests/support/roles/world'

// A site of its own, whose every field of words holds the whole corpus.

let own: OwnSite
let site: Site
let world: World
let database: { stop: () => Promise<void> }

test.beforeAll(async () => {
  test.setTimeout(120_000)
  own = await OwnSite.start('injections')
  const { url, ...rest } = await own.database()
  database = rest
  const client = new Pool({ connectionString: url })
  const read = (name: string) => readFileSync(join(own.folder, name), 'utf8')
  site = { client, base: own.url, secret: read('secret'), instance: read('id') }
  world = await makeWorld(site)
  await write()
  await inject(site, world)
})

test.afterAll(async () => {
  await site.client.end()
  await database.stop()
  await own.remove()
})

/** Markdown goes in as an organizer would write it. */
async function write(): Promise<void> {
  const ids = actionIds()
  const markdown = injections.map((text) => text.replaceAll(/[\p{Cc}]/gu, ' ')).join('\n\n')
  const { cookies, event, site: settings } = world
  const run = (file: string, name: string, fields: Record<string, string>) =>
    act(`${site.base}/organize`, ids.get(`${file} ${name}`) ?? '', cookies.organizer, fields, false)
  const texts = Object.fromEntries(['about', 'format', 'problems', 'credits', 'call'].map((key) => [key, markdown]))
  expect(await run('organize/settings/actions.ts', 'saveSettings', { ...settings, ...texts })).toBe('done')
  const notes = { eventId: event.id, revision: '0', markdown, intent: 'publish' }
  expect(await run('organize/events/[id]/notes/actions.ts', 'writeNotes', notes)).toBe('done')
}

/** Signs the browser in and reports everything that runs or is refused. */
async function watch(context: BrowserContext): Promise<string[]> {
  const complaints: string[] = []
  const [name = '', value = ''] = world.cookies.organizer.split('=')
  await context.addCookies([{ name, value, url: site.base }])
  await hearBreaches(context, (what) => complaints.push(what))
  return complaints
}

const flat = (text: string) => text.replace(/\s+/g, ' ').trim()

/** Goes there; what ran or was loaded from elsewhere ends up among the complaints. */
async function visit(page: Page, path: string, complaints: string[]): Promise<string> {
  page.removeAllListeners('dialog')
  page.on('dialog', (dialog) => {
    complaints.push(`${path}: a dialog`)
    void dialog.dismiss()
  })
  const answer = await page.goto(`${site.base}${path}`)
  expect(answer?.status(), path).toBe(200)
  const pwned = await page.evaluate(() => '__pwned' in window)
  if (pwned) complaints.push(`${path}: a script ran`)
  return flat((await page.evaluate(() => document.body.textContent)) ?? '')
}

test('the corpus knows every column in which words are kept', async () => {
  expect(injections.length).toBeGreaterThanOrEqual(200)
  const columns = await textColumns(site.client)
  const unknown = columns.filter((name) => !(name in wordColumns) && !otherColumns.test(name))
  expect(unknown, 'say in tests/support/injected.ts how the corpus gets into it').toEqual([])
  expect(Object.keys(wordColumns).filter((name) => !columns.includes(name))).toEqual([])
})

test('no string of the corpus is more than text on any page', async ({ page, context }) => {
  test.setTimeout(180_000)
  const complaints = await watch(context)
  const { event, noted, cancelled, entry, offer, personIds } = world
  const whole: string[] = [
    '/',
    '/about',
    `/events/${event.slug}`,
    `/events/${cancelled.slug}`,
    `/notes/${event.slug}`,
    `/notes/${noted.slug}`,
    `/resources/${entry.slug}`,
    '/organize',
    `/organize/events/${event.id}`,
    `/organize/events/${event.id}/notes`,
    `/organize/people/${personIds.member}`,
    '/organize/reports',
    `/organize/offers/${offer}`,
    '/organize/mail',
    '/organize/audit',
    '/settings',
  ]
  const text = flat(allAtOnce)
  for (const path of whole) expect.soft(await visit(page, path, complaints), path).toContain(text)
  for (const path of [
    '/events',
    '/notes',
    '/resources',
    '/privacy',
    '/conduct',
    '/get-involved',
    '/organize/people',
    '/organize/library',
  ])
    await visit(page, path, complaints)
  const rows: [string, string][] = [
    [`/events/${event.slug}/board`, '.connection.on'],
    ['/resources?kind=tool', 'h1'],
  ]
  for (const [path, ready] of rows) {
    await visit(page, path, complaints)
    // A board with all of the corpus on it takes its time on a busy machine.
    await expect(page.locator(ready).first()).toBeAttached({ timeout: 30_000 })
    const shown = flat((await page.evaluate(() => document.body.textContent)) ?? '')
    const missing = injections.filter((one) => !shown.includes(flat(one.replaceAll('\u0000', ''))))
    expect.soft(missing, path).toEqual([])
    expect.soft(await page.evaluate(() => '__pwned' in window), path).toBe(false)
  }
  expect(complaints).toEqual([])
})

test('titles, descriptions and JSON-LD hold the words and nothing else', async ({ page, context }) => {
  const complaints = await watch(context)
  await visit(page, `/events/${world.event.slug}`, complaints)
  const head = await page.evaluate(() => ({
    title: document.title,
    card: document.querySelector('meta[property="og:title"]')?.getAttribute('content') ?? '',
    data: [...document.querySelectorAll('script[type="application/ld+json"]')].map((one) => one.textContent ?? ''),
    scripts: [...document.querySelectorAll('script:not([type="application/ld+json"])')].map(
      (one) => one.textContent ?? '',
    ),
  }))
  expect(flat(head.title)).toContain(flat(allAtOnce))
  expect(flat(head.card)).toContain(flat(allAtOnce))
  expect(head.data).toHaveLength(1)
  expect(flat((JSON.parse(head.data[0] ?? '') as { name: string }).name)).toBe(flat(allAtOnce))
  expect(head.scripts.filter((text) => text.startsWith('window.__pwned'))).toEqual([])
  expect(complaints).toEqual([])
})

test('a calendar file stays one event, whatever its words', async () => {
  const text = await (await fetch(`${site.base}/events/${world.event.slug}/calendar.ics`)).text()
  const calendar = new ical.Component(ical.parse(text) as unknown[])
  const events = calendar.getAllSubcomponents('vevent')
  expect(events).toHaveLength(1)
  expect(events[0]?.getAllProperties('attendee')).toHaveLength(0)
  expect(events[0]?.getAllSubcomponents()).toHaveLength(0)
  expect(flat(String(events[0]?.getFirstPropertyValue('summary')))).toBe(flat(allAtOnce))
})

test('what is no page is a file of its own kind, with its words whole, and never HTML', async ({ page, context }) => {
  const complaints = await watch(context)
  const { event, cookies, personIds } = world
  const id = world.fresh()
  // Whoever has a seat is said to have brought all that stands on the board.
  const attendee = { boardId: event.id, id, personId: personIds.attendee, name: allAtOnce, joinedAt: new Date() }
  await insert(site, 'Participant', attendee)
  for (const table of ['Topic', 'Line'])
    await site.client.query(`UPDATE "${table}" SET "authorId" = $1 WHERE "boardId" = $2`, [id, event.id])
  const kinds: [path: string, type: string, attached?: 'attachment'][] = [
    ['/api/own-data', 'application/json', 'attachment'],
    [`/events/${event.slug}/calendar.ics`, 'text/calendar', 'attachment'],
    ['/api/events', 'application/json'],
    [`/api/events/${event.slug}`, 'application/json'],
    [`/api/boards/${event.id}`, 'application/json'],
    [`/api/boards/${event.id}/stream`, 'text/event-stream'],
    ['/api/local/mail', 'application/json'],
    ['/api/openapi.json', 'application/json'],
    ['/manifest.webmanifest', 'application/manifest+json'],
    [`/events/${event.slug}/picture.png`, 'image/png'],
    ['/picture.png', 'image/png'],
  ]
  for (const [path, type, attached = null] of kinds) {
    const { headers } = await askRaw(site.base, path, { headers: { cookie: cookies.attendee } })
    expect.soft(headers['content-type']?.split(';')[0], path).toBe(type)
    expect.soft(headers['x-content-type-options'], path).toBe('nosniff')
    expect.soft(headers['content-disposition']?.split(';')[0] ?? null, path).toBe(attached)
    if (type === 'text/event-stream') continue
    const saved = attached ? page.waitForEvent('download') : null
    const answer = await page.goto(`${site.base}${path}`).catch(() => null)
    expect.soft(answer === null, `${path} is saved, not shown`).toBe(attached !== null)
    await saved
    expect.soft(await page.evaluate(() => '__pwned' in window), path).toBe(false)
  }
  expect(complaints).toEqual([])

  type Own = {
    profile: { name: string }
    sessions: { userAgent: string }[]
    eventsYouAnswered: { event: { title: string } }[]
    boards: { name: string; topics: { title: string; details: string }[]; lines: { text: string }[] }[]
  }
  const asked = await askRaw(site.base, '/api/own-data', { headers: { cookie: cookies.attendee } })
  const { profile, sessions, eventsYouAnswered, boards } = JSON.parse(asked.text) as Own
  const [board] = boards
  for (const text of [profile.name, sessions[0]?.userAgent, eventsYouAnswered[0]?.event.title, board?.name])
    expect(text).toBe(allAtOnce)
  const each = injections.map((text) => text.replaceAll('\u0000', ''))
  expect(board?.topics.map(({ title }) => title)).toEqual(each)
  expect(board?.topics.map(({ details }) => details)).toEqual(each)
  expect(board?.lines.map(({ text }) => text)).toEqual(each)
})

test('a mail has one subject and runs nothing', async ({ page, context }) => {
  const complaints = await watch(context)
  const ask = await fetch(`${site.base}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'somebody@example.org' }),
  })
  expect(ask.status).toBe(202)
  type Mail = { to: string; subject: string; html: string }
  const mails = async () => (await (await fetch(`${site.base}/api/local/mail`)).json()) as Mail[]
  await expect.poll(async () => (await mails()).length, { timeout: 15_000 }).toBeGreaterThan(0)
  for (const { subject, html } of await mails()) {
    expect(subject).not.toMatch(/[\r\n]/)
    await page.setContent(html)
    expect(
      await page.evaluate(() => document.querySelectorAll('script, iframe, object, embed, [onerror]').length),
    ).toBe(0)
    expect(await page.evaluate(() => '__pwned' in window)).toBe(false)
  }
  await visit(page, '/local/mail', complaints)
  expect(complaints).toEqual([])
})
