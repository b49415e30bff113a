import { Agent } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { gatherMs } from '#lib/board/frames'
import { paths } from '#lib/paths'
import type { Bench, Findings } from '#tests/bench/bench'
import type { Broadcast } from '#tests/bench/broadcaster'
import { forkScript } from '#tests/bench/child'
import { exchange } from '#tests/bench/client'
import { addMeetingsAhead, withDatabase } from '#tests/bench/community'
import { type Figures, inTurn, monotonicMs, p50p99, pairOf } from '#tests/bench/numbers'
import { openReaders, type Readers } from '#tests/bench/readers'
import { openRoom, type Room, sendCommand, sendRivals } from '#tests/bench/room'
import { openSite, type Site } from '#tests/bench/site'
import { type Row, row } from '#tests/bench/table'

/** What each of them casts, and every how many-th tries to cast one more. */
const VOTES = 3
const GREEDY = 10
const TOPICS = 12
/** The cost of a person in the largest room beside the smallest may be no more than so much: noise, no growth. */
const GROWTH = 1.2

/** A click: sends a vote and gives the version that it led to. */
type Click = () => Promise<number>
type Storm = {
  clicks: readonly Click[]
  readers: Readers
  cpuSeconds(): Promise<number>
  /** Looks at what is left of it, and closes it. */
  end(): Promise<void>
}

/** A room of many who cast three votes each within some seconds, while all of them watch what the others do. */
export async function measureStorm(bench: Bench): Promise<Findings> {
  const { storm, otherStorms, rounds } = bench.size
  const sizes = [storm, ...otherStorms]
  const site = await openSite(bench)
  const boards = await withDatabase(site.databaseUrl, (client) => addMeetingsAhead(client, rounds * sizes.length))
  // What a frame of ours weighed in a room of this size: the yardstick's weigh the same.
  const weights = new Map<number, number>()
  const ours = async (people: number) => {
    const blown = await openOurs(bench, site, boards.shift() ?? '', people)
    const figures = await blow(bench, people, blown)
    weights.set(people, blown.readers.frameBytes())
    return figures
  }
  const bare = async (people: number) => blow(bench, people, await openBare(bench, people, weights.get(people) ?? 0))
  const sides = sizes.flatMap((people) => [
    [`ours ${people}`, () => ours(people)] as const,
    [`bare ${people}`, () => bare(people)] as const,
  ])
  const found = await inTurn(rounds, Object.fromEntries(sides))
  const rows: Row[] = []
  for (const people of sizes) {
    const line = (what: string, figure: string, unit: string, asked: Parameters<typeof row>[3] = null) => {
      const pair = pairOf(figure, found[`ours ${people}`] ?? {}, found[`bare ${people}`])
      return row(`storm of ${people.toLocaleString('en')}, ${what}`, pair, unit, asked)
    }
    if (people === storm)
      rows.push(
        line('click to every screen, p50', 'p50', 'ms'),
        line('click to every screen, p99', 'p99', 'ms', { figure: 'ours', atMost: 500 }),
        line('bytes to each reader', 'bytes', 'KB'),
      )
    rows.push(line('CPU of 100,000 frames', 'cpu', 's'), line('CPU of each click', 'click', 'ms'))
  }
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)]
  const grown = (what: string, figure: string, unit: string) => {
    const pair = pairOf(figure, found[`ours ${most}`] ?? {}, found[`ours ${least}`])
    const title = `${what}, room of ${most.toLocaleString('en')}; room of ${least}`
    return row(title, pair, unit, { figure: 'ratio', atMost: GROWTH })
  }
  return {
    rows: [...rows, grown('CPU of 100,000 frames', 'cpu', 's'), grown('CPU of each click', 'click', 'ms')],
    notes: [
      `Storm: open votes, ${VOTES} each within ${bench.size.stormSeconds} s at moments spread evenly, everybody reads the board; a fresh ` +
        `board for each storm, all on one site. Every ${GREEDY}th sends two votes at the moment of the last one, of which one is ` +
        'refused with 409; after each storm the tables hold exactly the votes that were cast, nobody more than the limit. The ' +
        'broadcaster counts POSTs without a database and tells the count, in frames as long as ours are on average, at once ' +
        'or as long after the last time as ours. All cast as many votes, so the CPU of a click is a third of that of a person.',
    ],
  }
}

async function blow(bench: Bench, people: number, { clicks, readers, cpuSeconds, end }: Storm): Promise<Figures> {
  await readers.arrivals([])
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
  await readers.close()
  await end()
  const delays = inOrder.map(({ at }, index) => (last[index] ?? Number.NaN) - at)
  return {
    ...p50p99(delays),
    bytes: bytes / people / 1_000,
    cpu: (cpu / frames) * 100_000,
    click: (cpu / clicks.length) * 1_000,
  }
}

async function openOurs(bench: Bench, site: Site, boardId: string, people: number): Promise<Storm> {
  const room = await openRoom(site, boardId, { people, topics: TOPICS, settings: { votesHidden: false } })
  const cookies = room.guests.map(({ cookie }) => cookie)
  const readers = await openReaders(bench, { port: site.port, path: paths.api.boardStream(boardId), cookies })
  const clicks = inTurns(people, (guest, vote) => async () => {
    const cookie = cookies[guest] ?? ''
    const voteFor = (which: number) => ({ type: 'vote', topicId: room.topics[(guest + which) % TOPICS] })
    if (guest % GREEDY === 0 && vote === VOTES - 1) return sendRivals(room, cookie, [voteFor(vote), voteFor(VOTES)])
    return (await sendCommand(room, cookie, voteFor(vote))).version
  })
  return { clicks, readers, cpuSeconds: site.cpuSeconds, end: () => insistOnVotes(site, room) }
}

async function openBare(bench: Bench, people: number, bytes: number): Promise<Storm> {
  const caster = await forkScript<Broadcast, number>(bench, 'broadcaster.ts')
  const port = await caster.ask({ open: { gatherMs: gatherMs(people), bytes } })
  const readers = await openReaders(bench, { port, path: '/', cookies: Array.from({ length: people }, () => '') })
  const agent = new Agent({ keepAlive: true, maxSockets: 32 })
  const clicks = inTurns(people, (guest, vote) => async () => {
    const { body } = await exchange(agent, { port, path: '/', body: JSON.stringify({ guest, vote }) })
    return (JSON.parse(body.toString()) as { version: number }).version
  })
  const end = async () => {
    agent.destroy()
    await caster.end()
  }
  return { clicks, readers, cpuSeconds: () => caster.ask({ cpu: true }), end }
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
