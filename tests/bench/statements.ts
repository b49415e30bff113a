import type { Client } from 'pg'
import { paths } from '#lib/paths'
import type { Bench, Findings } from '#tests/bench/bench'
import { addMeetingsAhead, addPastMeetings, furnishMeetings, withDatabase } from '#tests/bench/community'
import { type CountingProxy, openCountingProxy } from '#tests/bench/counting-proxy'
import { median } from '#tests/bench/numbers'
import { listEvents, nextMeeting, openSite, type Site } from '#tests/bench/site'
import { row } from '#tests/bench/table'

const TRIES = 3

/** How many statements each page takes with few events and with many. */
export async function measureStatements(bench: Bench): Promise<Findings> {
  const { fewEvents, manyEvents } = bench.size
  const proxies: CountingProxy[] = []
  const site = await openSite(bench, async (databaseUrl) => {
    const opened = await openCountingProxy(bench, databaseUrl)
    proxies.push(opened)
    return opened.url
  })
  const [proxy] = proxies
  if (!proxy) throw new Error('The site was opened without its proxy.')
  const at = async (events: number) => {
    await withDatabase(site.databaseUrl, (client) => growTo(client, events))
    return countPages(site, proxy)
  }
  const few = await at(fewEvents)
  const many = await at(manyEvents)
  const count = (events: number) => events.toLocaleString('en')
  const rows = [...many].map(([page, statements]) => {
    const base = few.get(page) ?? Number.NaN
    const what = `statements of ${page}, ${count(manyEvents)} events beside ${fewEvents}`
    return row(what, { ours: statements, yardstick: base }, '', { figure: 'ratio', atMost: 1 })
  })
  return {
    rows,
    notes: [
      'Statements: Query and Execute messages on the connections of the site, counted by a proxy before PostgreSQL, on the ' +
        `second and later visits (median of ${TRIES}); added events have guests, notes or a board with topics.`,
    ],
  }
}

async function growTo(client: Client, events: number): Promise<void> {
  const { rows } = await client.query<{ count: number }>('SELECT count(*)::int AS count FROM "Event"')
  const missing = events - (rows[0]?.count ?? 0)
  const ahead = Math.floor(missing / 3)
  await addMeetingsAhead(client, ahead)
  await addPastMeetings(client, missing - ahead)
  await furnishMeetings(client)
}

async function countPages(site: Site, proxy: CountingProxy): Promise<Map<string, number>> {
  const next = await nextMeeting(site)
  const noted = (await listEvents(site)).find((event) => event.hasNotes)
  const pages: Record<string, string> = {
    home: paths.home(),
    events: paths.events(),
    'an event': paths.event(next.slug),
    'all notes': paths.allNotes(),
    notes: paths.notes(noted?.slug ?? ''),
    resources: paths.resources(),
  }
  const counts = new Map<string, number>()
  for (const [name, path] of Object.entries(pages)) {
    await visit(site, path)
    const found: number[] = []
    for (let index = 0; index < TRIES; index++) {
      const before = proxy.statements()
      await visit(site, path)
      found.push(proxy.statements() - before)
    }
    counts.set(name, median(found))
  }
  return counts
}

async function visit(site: Site, path: string): Promise<void> {
  const answer = await fetch(site.url + path)
  await answer.text()
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}.`)
}
