import { paths } from '#lib/paths'
import type { Bench, Findings } from '#tests/bench/bench'
import { runLoad } from '#tests/bench/load'
import { inTurn, type Pair, pairOf } from '#tests/bench/numbers'
import { nextMeeting, openSite, type Site } from '#tests/bench/site'
import { row } from '#tests/bench/table'

/** The page of the build on which nothing stands. */
export const emptyPage = '/local/empty'

/** Requests per second of the next meeting's page, for a visitor without cookies, beside those of the empty page. */
export async function measurePages(bench: Bench): Promise<Findings> {
  const site = await openSite(bench)
  const asked = { figure: 'ratio', atLeast: 0.35 } as const
  const plain = await comparePages(bench, site, {})
  const gzip = await comparePages(bench, site, { 'accept-encoding': 'gzip' })
  return {
    rows: [row('event page, requests/s', plain, '', asked), row('event page, requests/s, gzip', gzip, '', asked)],
    notes: [
      `Pages: ${bench.size.connections} keep-alive connections from a thread of the bench, visitor without cookies, ` +
        'every answer checked (200, title). The gzip row asks as a browser does, and both sides are packed.',
    ],
  }
}

async function comparePages(bench: Bench, site: Site, headers: Record<string, string>): Promise<Pair> {
  const { connections: clients, rounds, seconds, warmUpSeconds } = bench.size
  const event = await nextMeeting(site)
  const { port } = site
  const load = (path: string, contains: string, length: number) =>
    runLoad({ kind: 'pages', port, path, contains, headers, clients, seconds: length })
  const ours = (length = seconds) => load(paths.event(event.slug), event.title, length)
  const empty = (length = seconds) => load(emptyPage, 'Empty.', length)
  await ours(warmUpSeconds)
  await empty(warmUpSeconds)
  const found = await inTurn(rounds, { ours: () => ours(), empty: () => empty() })
  return pairOf('perSecond', found.ours, found.empty)
}
