import { type Browser, expect, type Page } from '@playwright/test'
import { Client } from 'pg'
import { outagePage } from '#lib/http/outage-page'
import { newId } from '#lib/ids'
import { paths } from '#lib/paths'
import type { Site } from '#tests/bench/site'
import { aBoard, aDesk, ahead, aMeeting, aPerson, aSeat, long, over, type Scene, whoIs } from '#tests/pictures/scenes'
import { enter, shoot } from '#tests/pictures/shoot'
import type { Looker } from '#tests/support/pages'
import { awaitMail, freshAddress, linkTo } from '#tests/support/site'

/** Something that a page can be in: who sees it and how one gets there. `wide` ones are taken on a projector, too. */
type State = { name: string; by: Looker[]; go: (page: Page) => Promise<unknown>; wide?: true }

const everybody: Looker[] = ['visitor', 'member', 'organizer']
const usual = [390, 1440]
const wider = [320, 390, 1440, 1920, 2560]

/** Takes what pages look like when they are full, refused, closed, cancelled or away. Returns how many pictures. */
export async function takeStates(browser: Browser, site: Site, say: (text: string) => void): Promise<number> {
  const db = new Client({ connectionString: site.databaseUrl })
  await db.connect()
  try {
    const states = [
      ...(await boards(db)),
      ...(await events(db)),
      ...(await links(browser, site, db)),
      ...forms,
      ...opened,
    ]
    await aDesk(db)
    let taken = 0
    for (const looker of everybody) {
      const context = await enter(browser, site.url, looker)
      for (const state of states.filter(({ by }) => by.includes(looker))) {
        const page = await context.newPage()
        try {
          taken += await shoot(page, `state-${state.name}-${looker}`, () => state.go(page), state.wide ? wider : usual)
        } catch (error) {
          say(`${state.name} as ${looker} could not be taken: ${error instanceof Error ? error.message : error}`)
        }
        await page.close()
        await context.setOffline(false)
      }
      await context.close()
      say(`${looker}: ${taken} pictures of states so far`)
    }
    return taken
  } finally {
    await db.end()
  }
}

async function visit(page: Page, address: string, status = 200): Promise<void> {
  const answer = await page.goto(address)
  expect(answer?.status(), address).toBe(status)
}

async function live(page: Page, slug: string): Promise<void> {
  await visit(page, paths.board(slug))
  await page.locator('.connection.on').waitFor()
}

async function boards(db: Client): Promise<State[]> {
  const many = Array.from(
    { length: 30 },
    (_, n) => `${n + 1}. ${n % 7 === 3 ? long.solid : n % 5 === 2 ? long.arabic : 'What nobody asks of a log'}`,
  )
  const details = 'What we promised, what we kept, and which of the two the customers had read about.\n\nWith numbers.'
  const scenes: Record<string, Scene> = {
    collecting: { phase: 'collecting' },
    'nothing-yet': { phase: 'collecting', topics: [] },
    voting: { phase: 'voting', details },
    'thirty-topics': { phase: 'voting', topics: many },
    'between-topics': { phase: 'discussing' },
    'on-the-table': { phase: 'discussing', minutesLeft: 30, details },
    'time-is-up': { phase: 'discussing', minutesLeft: 0 },
    hidden: { phase: 'discussing', minutesLeft: 30, hidden: true },
    names: {
      phase: 'discussing',
      minutesLeft: 30,
      topics: [long.arabic, long.solid, long.solid, long.hebrew, long.family],
    },
    closed: { phase: 'closed', hidden: true },
  }
  const states: State[] = []
  for (const [name, scene] of Object.entries(scenes)) {
    const title = name === 'names' ? `${long.hebrew} ${long.solid}` : 'Distributed Systems Chat #42'
    const { id, slug } = await aMeeting(db, title)
    await aBoard(db, id, scene)
    const wide = name === 'on-the-table' || name === 'thirty-topics' || name === 'names'
    states.push({ name: `board-${name}`, by: everybody, go: (page) => live(page, slug), ...(wide && { wide }) })
    if (name === 'on-the-table')
      states.push({
        name: 'board-offline',
        by: ['member'],
        go: async (page) => {
          await page.context().setOffline(false)
          await live(page, slug)
          await page.context().setOffline(true)
          await page.locator('.connection.away').waitFor({ timeout: 60_000 })
        },
      })
    if (name === 'voting')
      for (const [what, open] of Object.entries(dialogs))
        states.push({
          name: `board-dialog-${what}`,
          by: ['organizer'],
          go: async (page) => {
            await live(page, slug)
            await open(page)
          },
        })
  }
  return states
}

const dialogs: Record<string, (page: Page) => Promise<unknown>> = {
  people: async (page) => {
    await page.getByRole('button', { name: /^People on this board/ }).click()
    await page.getByRole('dialog').waitFor()
  },
}

async function events(db: Client): Promise<State[]> {
  const [member, cancelled, full, waiting, past, names] = [
    await whoIs(db, 'member'),
    await aMeeting(db, 'Distributed Systems Chat #43', {
      ...ahead(),
      status: 'cancelled',
      cancelReason: 'The room is gone, and we found no other in time.',
    }),
    await aMeeting(db, 'Distributed Systems Chat #44', { ...ahead(), capacity: 6 }),
    await aMeeting(db, 'Distributed Systems Chat #45', { ...ahead(), capacity: 2 }),
    await aMeeting(db, 'Distributed Systems Chat #41', over()),
    await aMeeting(db, `${long.hebrew} ${long.solid}`, {
      ...ahead(),
      mode: 'in-person',
      place: `${long.solid}, 1st floor`,
    }),
  ]
  for (const { id, capacity } of [
    { id: full.id, capacity: 6 },
    { id: waiting.id, capacity: 2 },
    { id: names.id, capacity: 9 },
  ])
    for (let n = 0; n < capacity + 2; n++)
      await aSeat(
        db,
        id,
        await aPerson(db, [long.arabic, long.solid.slice(0, 60), long.family, 'Ada'][n % 4] ?? ''),
        n < capacity ? 'going' : 'waitlisted',
      )
  await aSeat(db, waiting.id, member, 'waitlisted')
  await aSeat(db, past.id, member)
  const seen = Object.entries({ cancelled, full, waiting, past, names })
  return [
    ...seen.map(([name, { slug }]) => ({
      name: `event-${name}`,
      by: everybody,
      go: (page: Page) => visit(page, paths.event(slug)),
    })),
    ...seen.map(([name, { id }]) => ({
      name: `desk-event-${name}`,
      by: ['organizer'] as Looker[],
      go: (page: Page) => visit(page, paths.organizeEvent(id)),
    })),
    { name: 'board-cancelled', by: ['member'], go: (page) => live(page, cancelled.slug) },
    { name: 'refused-rsvp', by: ['visitor'], go: (page) => refuse(page, paths.event(names.slug)) },
  ]
}

/** What the links of mails lead to, in each state that the seat behind them can be in. */
async function links(browser: Browser, site: Site, db: Client): Promise<State[]> {
  const context = await enter(browser, site.url, 'visitor')
  const states: State[] = []
  for (const name of ['going', 'given back', 'waitlisted', 'of a cancelled meeting']) {
    const meeting = await aMeeting(db, 'Distributed Systems Chat #46', { ...ahead(), capacity: 1 })
    if (name === 'waitlisted') await aSeat(db, meeting.id, await aPerson(db, 'Ada'))
    const email = freshAddress('looker')
    const asked = await context.request.post(paths.api.rsvps(meeting.slug), {
      data: { name: long.arabic, email, topic: long.solid },
    })
    expect(asked.status()).toBe(202)
    const link = linkTo(await awaitMail(context.request, email, /Please confirm/), '/rsvp/')
    const token = decodeURIComponent(new URL(link).pathname.split('/').pop() ?? '')
    const act = async (data: object) =>
      expect((await context.request.post(paths.api.rsvp(token), { data })).status()).toBe(200)
    await act({ action: 'confirm', name: long.arabic, topic: long.solid })
    if (name === 'given back') await act({ action: 'cancel' })
    if (name.startsWith('of')) await db.query(`UPDATE "Event" SET status = 'cancelled' WHERE id = $1`, [meeting.id])
    states.push({
      name: `rsvp-${name.replaceAll(' ', '-')}`,
      by: ['visitor'],
      go: (page) => page.goto(paths.rsvp(token)),
    })
  }
  await context.close()
  return [...states, { name: 'rsvp-cut-short', by: ['visitor'], go: (page) => page.goto(paths.rsvp('cut-short')) }]
}

/** Sends a form as it stands, past the browser's own checks. */
async function refuse(page: Page, address: string): Promise<void> {
  await visit(page, address)
  await page.evaluate(() => {
    for (const form of document.querySelectorAll('form')) form.noValidate = true
  })
  await page.locator('main form .button-primary').first().click()
  await page.locator('[aria-invalid="true"], [role="alert"]').first().waitFor()
}

const forms: State[] = [
  { name: 'refused-sign-in', by: ['visitor'], go: (page) => refuse(page, paths.signIn()) },
  { name: 'refused-offer', by: ['visitor'], go: (page) => refuse(page, paths.getInvolvedAs('speaker')) },
  { name: 'refused-report', by: ['visitor'], go: (page) => refuse(page, paths.conduct()) },
  { name: 'refused-event', by: ['organizer'], go: (page) => refuse(page, paths.organizeNewEvent()) },
  { name: 'refused-entry', by: ['organizer'], go: (page) => refuse(page, paths.organizeEntry('new')) },
  { name: 'sent-offer', by: ['visitor'], go: (page) => page.goto(paths.getInvolvedAs('host', 'sent')) },
  { name: 'sent-report', by: ['visitor'], go: (page) => page.goto(paths.reportSent()) },
  { name: '403', by: ['member'], go: (page) => visit(page, paths.organize(), 403) },
  { name: '503', by: ['visitor'], go: (page) => page.setContent(outagePage(newId())) },
  { name: 'desk-reports', by: ['organizer'], go: (page) => visit(page, paths.organizeReports()) },
  { name: 'desk-offers', by: ['organizer'], go: (page) => visit(page, paths.organizeOffers()) },
  { name: 'desk-mail', by: ['organizer'], go: (page) => visit(page, paths.organizeMail()) },
  { name: 'desk-people', by: ['organizer'], go: (page) => visit(page, paths.organizePeople()) },
  { name: 'settings', by: ['member'], go: (page) => visit(page, paths.settings()) },
]

const opened: State[] = [
  {
    name: 'account-menu',
    by: ['organizer'],
    go: async (page) => {
      await visit(page, paths.home())
      if ((page.viewportSize()?.width ?? 0) < 1000) await page.getByText('Menu', { exact: true }).click()
      else await page.locator('.account > summary').click()
    },
  },
  {
    name: 'toast',
    by: ['member'],
    go: async (page) => {
      await visit(page, paths.settings())
      await page.getByRole('button', { name: 'Save' }).first().click()
      await page.locator('.toast').waitFor()
    },
  },
]
