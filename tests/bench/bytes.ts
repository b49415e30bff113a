import { randomUUID } from 'node:crypto'
import { Agent } from 'node:http'
import { gzipSync } from 'node:zlib'
import { type Browser, type BrowserContext, chromium } from '@playwright/test'
import { ensureChromium } from '#lib/cli/browser'
import { paths } from '#lib/paths'
import type { Bench, Findings } from '#tests/bench/bench'
import { exchange } from '#tests/bench/client'
import { emptyPage } from '#tests/bench/pages'
import { listEvents, nextMeeting, openSite, type Site } from '#tests/bench/site'
import { type Row, row } from '#tests/bench/table'
import { chromiumArgs } from '#tests/support/chromium'

/** No request for so long, in ms, and a page has what it wants. A stream keeps the network from ever being idle. */
const QUIET_MS = 1_000
const KB = 1_000

/** Gzipped JavaScript that pages load over what the empty page loads, in a browser that has seen nothing yet. */
export async function measureBytes(bench: Bench): Promise<Findings> {
  const executablePath = await ensureChromium()
  const site = await openSite(bench)
  const browser = await bench.stops.open(
    () => chromium.launch({ executablePath, args: chromiumArgs, handleSIGINT: false, handleSIGTERM: false }),
    (opened) => opened.close(),
    5_000,
  )
  const next = await nextMeeting(site)
  const noted = (await listEvents(site)).find((event) => event.hasNotes)
  const empty = await scriptBytes(site, browser, emptyPage)
  const compare = async (name: string, path: string, atMost: number, enter?: Enter): Promise<Row> => {
    const whole = await scriptBytes(site, browser, path, enter)
    const figures = { ours: (whole - empty) / KB, yardstick: empty / KB }
    return row(`gzipped JavaScript of ${name} over the empty page`, figures, 'KB', { figure: 'ours', atMost })
  }
  const rows = [
    await compare('home', paths.home(), 30),
    await compare('event', paths.event(next.slug), 30),
    await compare('notes', paths.notes(noted?.slug ?? ''), 30),
    await compare('board', paths.board(next.slug), 60, (context) => joinBoard(context, site, next.id)),
  ]
  return {
    rows,
    notes: [
      'JavaScript: every script that Chromium asks for until a second passes without a request, prefetched ones too, each ' +
        'fetched once more with gzip and its body counted (KB of 1,000 bytes); a fresh browser context a page, the board as a guest.',
    ],
  }
}

/** What somebody does before they open the page. */
type Enter = (context: BrowserContext) => Promise<void>

async function joinBoard(context: BrowserContext, site: Site, boardId: string): Promise<void> {
  const data = { id: randomUUID(), name: 'Ada' }
  const answer = await context.request.post(site.url + paths.api.boardParticipants(boardId), { data })
  if (!answer.ok()) throw new Error(`A guest could not join: ${answer.status()} ${await answer.text()}`)
}

async function scriptBytes(site: Site, browser: Browser, path: string, enter?: Enter): Promise<number> {
  const context = await browser.newContext({ baseURL: site.url })
  try {
    await enter?.(context)
    let total = 0
    for (const url of await scriptsOf(context, path)) total += await gzippedSize(url)
    return total
  } finally {
    await context.close()
  }
}

async function scriptsOf(context: BrowserContext, path: string): Promise<Set<string>> {
  const page = await context.newPage()
  const scripts = new Set<string>()
  let onRequest: () => void = () => undefined
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.add(request.url())
    onRequest()
  })
  const answer = await page.goto(path)
  if (answer?.status() !== 200) throw new Error(`${path} answered ${answer?.status()}.`)
  await new Promise<void>((resolve) => {
    const quiet = setTimeout(resolve, QUIET_MS)
    onRequest = () => quiet.refresh()
  })
  return scripts
}

/** The body as it comes over the wire; where the server does not pack it, as it would be packed. */
async function gzippedSize(address: string): Promise<number> {
  const { port, pathname: path } = new URL(address)
  const headers = { 'accept-encoding': 'gzip' }
  const answer = await exchange(new Agent(), { port: Number(port), path, headers })
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}.`)
  return answer.headers['content-encoding'] === 'gzip' ? answer.body.length : gzipSync(answer.body).length
}
