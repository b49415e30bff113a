import { Agent } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { paths } from '#lib/paths'
import type { Bench, Findings } from '#tests/bench/bench'
import type { Broadcast } from '#tests/bench/broadcaster'
import { forkScript } from '#tests/bench/child'
import { exchange } from '#tests/bench/client'
import { addMeetingsAhead, withDatabase } from '#tests/bench/community'
import { type Figures, inTurn, monotonicMs, p50p99, pairOf } from '#tests/bench/numbers'
import { openReaders, type Readers } from '#tests/bench/readers'
import { openRoom, type Room, sendCommand } from '#tests/bench/room'
import { openSite, type Site } from '#tests/bench/site'
import { type Row, row } from '#tests/bench/table'

/** What each of them casts. */
const VOTES = 3
const TOPICS = 12
/** How long the yardstick gathers votes before it tells of them, and how much it tells, in bytes: as ours at 500. */
const GATHER_MS = 50
const FRAME_BYTES = 400

/** A click: sends a vote and gives the version that it led to. */
type Click = () => Promise<number>
type Storm = { clicks: readonly Click[]; readers: Readers; cpuSeconds(): Promise<number>; check(): Promise<void> }

/** A room of many who cast three votes each within some seconds, while all of them watch what the others do. */
export async function measureStorm(bench: Bench): Promise<Findings> {
  const { storm, otherStorms, rounds } = bench.size
  const rows: Row[] = []
  for (const people of [storm, ...otherStorms]) {
    const isMain = people === storm
    const found = await inTurn(isMain ? rounds : 1, {
      ours: () => blow(bench, people, openOurs),
      bare: () => blow(bench, people, openBare),
    })
    const line = (what: string, figure: string, unit: string, asked: Parameters<typeof row>[3] = null) =>
      row(`storm of ${people.toLocaleString('en')}, ${what}`, pairOf(figure, found.ours, found.bare), unit, asked)
    if (isMain)
      rows.push(
        line('click to every screen, p50', 'p50', 'ms'),
        line('click to every screen, p99', 'p99', 'ms', { figure: 'ours', atMost: 500 }),
        line('bytes to each reader', 'bytes', 'KB'),
      )
    rows.push(line('CPU of 100,000 frames', 'cpu', 's'), line('CPU of each click', 'click', 'ms'))
  }
  return {
    rows,
    notes: [
      `Storm: open votes, ${VOTES} each within ${bench.size.stormSeconds} s at moments spread evenly, everybody reads the board; after each ` +
        'storm the tables hold exactly the votes that were cast, nobody more than the limit. The broadcaster counts POSTs ' +
        `without a database and tells the count every ${GATHER_MS} ms at most.`,
    ],
  }
}

async function blow(bench: Bench, people: number, open: typeof openOurs): Promise<Figures> {
  const { clicks, readers, cpuSeconds, check } = await open(bench, people)
  const before = await cpuSeconds()
  const gapMs = (bench.size.stormSeconds * 1_000) / clicks.length
  const begin = monotonicMs()
  const sent = await Promise.all(
    clicks.map(async (click, at) => {
      await wait(Math.max(0, begin + at * gapMs - monotonicMs()))
      const clickedAt = monotonicMs()
      return { at: clickedAt, version: await click() }
    }),
  )
  const inOrder = sent.toSorted((one, other) => one.version - other.version)
  const { last, frames, bytes } = await readers.arrivals(inOrder.map(({ version }) => version))
  const cpu = (await cpuSeconds()) - before
  await check()
  await bench.stops.closeAll()
  const delays = inOrder.map(({ at }, index) => (last[index] ?? Number.NaN) - at)
  return {
    ...p50p99(delays),
    bytes: bytes / people / 1_000,
    cpu: (cpu / frames) * 100_000,
    click: (cpu / clicks.length) * 1_000,
  }
}

async function openOurs(bench: Bench, people: number): Promise<Storm> {
  const site = await openSite(bench)
  const [boardId = ''] = await withDatabase(site.databaseUrl, (client) => addMeetingsAhead(client, 1))
  const room = await openRoom(site, boardId, { people, topics: TOPICS, settings: { votesHidden: false } })
  const cookies = room.guests.map(({ cookie }) => cookie)
  const readers = await openReaders(bench, { port: site.port, path: paths.api.boardStream(boardId), cookies })
  await readers.arrivals([])
  const clicks = inTurns(people, (guest, vote) => async () => {
    const topicId = room.topics[(guest + vote) % TOPICS]
    return (await sendCommand(room, cookies[guest] ?? '', { type: 'vote', topicId })).version
  })
  return { clicks, readers, cpuSeconds: site.cpuSeconds, check: () => insistOnVotes(site, room) }
}

async function openBare(bench: Bench, people: number): Promise<Storm> {
  const caster = await forkScript<Broadcast, number>(bench, 'broadcaster.ts')
  const port = await caster.ask({ open: { gatherMs: GATHER_MS, bytes: FRAME_BYTES } })
  const readers = await openReaders(bench, { port, path: '/', cookies: Array.from({ length: people }, () => '') })
  await readers.arrivals([])
  const agent = new Agent({ keepAlive: true, maxSockets: 32 })
  const clicks = inTurns(people, (guest, vote) => async () => {
    const { body } = await exchange(agent, { port, path: '/', body: JSON.stringify({ guest, vote }) })
    return (JSON.parse(body.toString()) as { version: number }).version
  })
  return { clicks, readers, cpuSeconds: () => caster.ask({ cpu: true }), check: async () => agent.destroy() }
}

/** Everybody's first vote, then everybody's second. */
function inTurns(people: number, click: (guest: number, vote: number) => Click): Click[] {
  return Array.from({ length: VOTES * people }, (_, at) => click(at % people, Math.floor(at / people)))
}

/** Nothing is lost, and nobody has more than three: the tables say so. */
async function insistOnVotes({ databaseUrl }: Site, { boardId, guests }: Room): Promise<void> {
  const { rows } = await withDatabase(databaseUrl, (client) =>
    client.query<{ votes: number }>(
      'SELECT sum("votes")::int AS votes FROM "Vote" WHERE "boardId" = $1 GROUP BY "participantId"',
      [boardId],
    ),
  )
  const wrong = rows.filter(({ votes }) => votes !== VOTES).length
  if (rows.length === guests.length && wrong === 0) return
  throw new Error(`${rows.length} of ${guests.length} have votes, ${wrong} of them other than ${VOTES}.`)
}
