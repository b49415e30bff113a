import { setTimeout as wait } from 'node:timers/promises'
import { paths } from '#lib/paths'
import type { Bench, Findings } from '#tests/bench/bench'
import type { Broadcast } from '#tests/bench/broadcaster'
import { forkScript } from '#tests/bench/child'
import { watchCommits } from '#tests/bench/commits'
import { addMeetingsAhead, withDatabase } from '#tests/bench/community'
import { type Figures, inTurn, p50p99, pairOf } from '#tests/bench/numbers'
import { openReaders, type Readers } from '#tests/bench/readers'
import { openRoom, sendCommand } from '#tests/bench/room'
import { openSite } from '#tests/bench/site'
import { type Row, row } from '#tests/bench/table'

/** A change: the version that it led to, and when it was committed, in monotonic ms. */
type Change = () => Promise<{ id: number; at: number }>

/** Readers, what makes a change that they are to see, and the processor seconds of who tells them. */
type Crowd = { readers: Readers; change: Change; cpuSeconds(): Promise<number> }

/** Deliveries over which processor time is told. */
const MANY_FRAMES = 100_000

/** Time from a commit to the last of all readers of the board, beside a bare broadcaster with as many. */
export async function measureStream(bench: Bench): Promise<Findings> {
  const { crowds, changeEveryMs, changes } = bench.size
  const rows: Row[] = []
  for (const people of crowds) {
    rows.push(...(await measureCrowd(bench, people)))
    await bench.stops.closeAll()
  }
  return {
    rows,
    notes: [
      `Stream: guests read one board over raw sockets in two processes; a proposal every ${changeEveryMs} ms, ${changes} a ` +
        "run, each timed to the last reader. The commit's instant is that of PostgreSQL's NOTIFY at a connection of the bench; " +
        "the broadcaster's, when it begins to write a frame of the same size. CPU: of the process that serves, all threads, " +
        'commands included, the database not.',
    ],
  }
}

async function measureCrowd(bench: Bench, people: number): Promise<Row[]> {
  const { rounds, changes, warmUpChanges } = bench.size
  const ours = await openOurs(bench, people)
  const bare = await openBare(bench, people, ours.readers)
  await run(bench, people, ours, warmUpChanges)
  await run(bench, people, bare, warmUpChanges)
  const found = await inTurn(rounds, {
    ours: () => run(bench, people, ours, changes),
    bare: () => run(bench, people, bare, changes),
  })
  const line = (what: string, figure: string, unit: string, asked: Parameters<typeof row>[3] = null) =>
    row(what, pairOf(figure, found.ours, found.bare), unit, asked)
  const what = `commit to last of ${people.toLocaleString('en')} readers`
  return [
    line(`${what}, p50`, 'p50', 'ms'),
    line(`${what}, p99`, 'p99', 'ms', people === 1_000 ? { figure: 'ours', atMost: 100 } : null),
    line(`CPU of 100,000 frames to ${people.toLocaleString('en')} readers`, 'cpu', 's'),
  ]
}

async function openOurs(bench: Bench, people: number): Promise<Crowd> {
  const site = await openSite(bench)
  const [boardId = ''] = await withDatabase(site.databaseUrl, (client) => addMeetingsAhead(client, 1))
  const room = await openRoom(site, boardId, { people })
  const cookies = room.guests.map(({ cookie }) => cookie)
  const readers = await openReaders(bench, { port: site.port, path: paths.api.boardStream(boardId), cookies })
  const commits = await watchCommits(bench, site, boardId)
  let count = 0
  const change = async () => {
    const author = cookies[count % cookies.length] ?? ''
    count += 1
    const { version } = await sendCommand(room, author, {
      type: 'propose',
      title: `What wakes us at night, part ${count}`,
    })
    return { id: version, at: await commits.instantOf(version) }
  }
  return { readers, change, cpuSeconds: site.cpuSeconds }
}

async function openBare(bench: Bench, people: number, like: Readers): Promise<Crowd> {
  const caster = await forkScript<Broadcast, number>(bench, 'broadcaster.ts')
  const port = await caster.ask({ open: { gatherMs: 0, bytes: 0 } })
  const readers = await openReaders(bench, { port, path: '/', cookies: Array.from({ length: people }, () => '') })
  let id = 0
  const change = async () => {
    id += 1
    return { id, at: await caster.ask({ id, bytes: like.frameBytes() }) }
  }
  return { readers, change, cpuSeconds: () => caster.ask({ cpu: true }) }
}

/** One run: how long its changes took to the last reader, in ms, and processor seconds for so many frames. */
async function run({ size }: Bench, people: number, crowd: Crowd, changes: number): Promise<Figures> {
  const before = await crowd.cpuSeconds()
  const done: Awaited<ReturnType<Change>>[] = []
  for (let count = 0; count < changes; count++) {
    const [made] = await Promise.all([crowd.change(), wait(size.changeEveryMs)])
    done.push(made)
  }
  const { last } = await crowd.readers.arrivals(done.map(({ id }) => id))
  const cpu = ((await crowd.cpuSeconds()) - before) / (people * changes)
  return { ...p50p99(done.map(({ at }, index) => (last[index] ?? Number.NaN) - at)), cpu: cpu * MANY_FRAMES }
}
