import type { Browser } from '@playwright/test'
import { paths } from '#lib/paths'
import type { Bench, Findings } from '#tests/bench/bench'
import { type Load, loadCold, openBrowser } from '#tests/bench/browse'
import { measureClicks } from '#tests/bench/clicks'
import { percentile } from '#tests/bench/numbers'
import { emptyPage } from '#tests/bench/pages'
import { listEvents, nextMeeting, openSite, type Site } from '#tests/bench/site'
import { type Row, row } from '#tests/bench/table'

/** How soon a slow phone shows what a page is about, how far things move while it loads, and how soon a click shows. */
export async function measureWeb(bench: Bench): Promise<Findings> {
  const site = await openSite(bench)
  const browser = await openBrowser(bench)
  const rows: Row[] = []
  for (const [name, path] of await pagesOf(site)) rows.push(...(await measurePage(bench, browser, site, name, path)))
  rows.push(...(await measureClicks(bench, browser, site)))
  return {
    rows,
    notes: [
      `Web: Chromium with 4x CPU slowdown; loads over slow 4G (1.6 Mbit/s down, 750 kbit/s up, 150 ms) as a Pixel 7 with an ` +
        `empty cache, ${bench.size.loads} of ours and of the empty page in turn; p75 of Largest Contentful Paint, the worst sum of ` +
        'layout shifts, the median of what was transferred. Clicks are real ones at 1440 px, the worst of all from input to ' +
        'next paint (Event Timing, steps of 8 ms), beside the same clicks on the empty page.',
    ],
  }
}

async function pagesOf(site: Site): Promise<[name: string, path: string][]> {
  const next = await nextMeeting(site)
  const noted = (await listEvents(site)).find(({ hasNotes }) => hasNotes)
  if (!noted) throw new Error('The sample community has no notes.')
  return [
    ['home', paths.home()],
    ['event', paths.event(next.slug)],
    ['notes', paths.notes(noted.slug)],
    ['board', paths.board(next.slug)],
  ]
}

async function measurePage(bench: Bench, browser: Browser, site: Site, name: string, path: string): Promise<Row[]> {
  const ours: Load[] = []
  const empty: Load[] = []
  for (let load = 0; load < bench.size.loads; load++) {
    ours.push(await loadCold(browser, site.url + path))
    empty.push(await loadCold(browser, site.url + emptyPage))
  }
  const paint = (loads: Load[]) =>
    percentile(
      loads.map(({ paintMs }) => paintMs),
      0.75,
    )
  const weight = (loads: Load[]) =>
    percentile(
      loads.map(({ kilobytes }) => kilobytes),
      0.5,
    )
  const shift = (loads: Load[]) => Math.max(...loads.map((load) => load.shift))
  return [
    row(`${name}, largest paint, p75`, { ours: paint(ours), yardstick: paint(empty) }, 'ms', {
      figure: 'ours',
      atMost: 2_500,
    }),
    row(`${name}, layout shift`, { ours: shift(ours), yardstick: shift(empty) }, '', { figure: 'ours', atMost: 0.02 }),
    row(`${name}, transferred`, { ours: weight(ours), yardstick: weight(empty) }, 'KB', null),
  ]
}
