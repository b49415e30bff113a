import { type Browser, expect, type Page } from '@playwright/test'
import { Client } from 'pg'
import { paths } from '#lib/paths'
import type { Site } from '#tests/bench/site'
import { aBoard, aDesk, ahead, aMeeting, aPerson, aSeat, long, over, type Scene, whoIs } from '#tests/pictures/scenes'
import { enter, shoot, type Wanted } from '#tests/pictures/shoot'
import { everybody, live, refuse, type State, usual, visit, wider } from '#tests/pictures/state'
import { deskStates } from '#tests/pictures/states-desk'
import { formStates } from '#tests/pictures/states-forms'
import { mediaStates } from '#tests/pictures/states-media'
import { ownBoards } from '#tests/pictures/states-own'
import type { Looker } from '#tests/support/pages'
import { awaitMail, freshAddress, linkTo } from '#tests/support/site'

/** Takes what pages look like when they are full, refused, closed, cancelled or away. Returns how many pictures. */
export async function takeStates(
  browser: Browser,
  site: Site,
  wanted: Wanted,
  say: (text: string) => void,
): Promise<number> {
  const db = new Client({ connectionString: site.databaseUrl })
  await db.connect()
  try {
    const states = [
      ...(await boards(db)),
      ...(await events(db)),
      ...(await links(browser, site, db)),
      ...formStates,
      ...(await ownBoards(db)),
      ...(await deskStates(db, await aDesk(db))),
      ...(await mediaStates(db)),
    ]
    let taken = 0
    for (const looker of everybody) {
      const context = await enter(browser, site.url, looker)
      for (const state of states) {
        const name = `state-${state.name}-${looker}`
        if (!state.by.includes(looker) || !wanted(name)) continue
        const page = await context.newPage()
        try {
          taken += await shoot(page, name, () => state.go(page), state.widths ?? usual)
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
    const wide = ['on-the-table', 'thirty-topics', 'names'].includes(name)
    states.push({
      name: `board-${name}`,
      by: everybody,
      go: (page) => live(page, slug),
      ...(wide && { widths: wider }),
    })
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
