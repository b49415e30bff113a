import { setTimeout as wait } from 'node:timers/promises'
import { paths } from '#lib/paths'
import type { Bench, Findings } from '#tests/bench/bench'
import type { Broadcast } from '#tests/bench/broadcaster'
import { forkScript } from '#tests/bench/child'
import { watchCommits } from '#tests/bench/commits'
import { addMeetingsAhead, withDatabase } from '#tests/bench/community'
import { type Figures, monotonicMs, p50p99, pairOf } from '#tests/bench/numbers'
import { openReaders, type Readers } from '#tests/bench/readers'
import { openRoom, sendCommand } from '#tests/bench/room'
import { openSite } from '#tests/bench/site'
import { type Row, row } from '#tests/bench/table'

/** A change: the version that it led to, and when it was committed, in monotonic ms. */
type Change = () => Promise<{ id: number; at: number }>

/** Readers, what makes a change that they are to see, and the processor seconds of who tells them. */
type Crowd = { readers: Readers; change: Change; cpuSeconds(): Promise<number> }

/** Few readers get changes more often, but not so often that the site gathers them. */
const MANY_READERS = 400
const QUICKEST_MS = 100
/** Deliveries over which processor time is told. */
const MANY_FRAMES = 100_000

/** Time from a commit to the last of all readers of the board, beside a bare broadcaster with as many. */
export async function measureStream(bench: Bench): Promise<Findings> {
  const { crowds, changeEveryMs, changes, rounds } = bench.size
  const rows: Row[] = []
  for (const people of crowds) {
    rows.push(...(await measureCrowd(bench, people)))
    await bench.stops.closeAll()
  }
  return {
    rows,
    notes: [
      `Stream: guests read one board over raw sockets in two processes; a title edited every ${changeEveryMs} ms, ${changes} a ` +
        `run, each timed to the last reader; percentiles over those of all ${rounds} runs. The commit's instant is that ` +
        "of PostgreSQL's NOTIFY at a connection of the bench or that of the command's answer, whichever came first; the " +
        "broadcaster's, when it begins to write a frame of the same size. CPU: of the process that serves, all threads, " +
        `commands included, the database not, over all runs. To fewer than ${MANY_READERS} readers changes come more often, in ` +
        'the same time, so that what a process does anyway is spread over more frames.',
    ],
  }
}

async function measureCrowd(bench: Bench, people: number): Promise<Row[]> {
  const { rounds, changes, warmUpChanges, changeEveryMs } = bench.size
  const ours = await openOurs(bench, people)
  const bare = await openBare(bench, people, ours.readers)
  const everyMs = Math.max(QUICKEST_MS, changeEveryMs * Math.min(1, people / MANY_READERS))
  const pace = { changes: Math.round((changes * changeEveryMs) / everyMs), everyMs }
  const sides = { ours: newTally(ours), bare: newTally(bare) }
  for (const { crowd } of Object.values(sides)) await run(newTally(crowd), { ...pace, changes: warmUpChanges })
  // Ours, yardstick, ours, ...: what else the machine does meets both.
  for (let round = 0; round < rounds; round++) for (const side of Object.values(sides)) await run(side, pace)
  const line = (what: string, figure: string, unit: string, asked: Parameters<typeof row>[3] = null) =>
    row(what, pairOf(figure, figuresOf(sides.ours), figuresOf(sides.bare)), unit, asked)
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
    // Whoever has proposed a topic writes it anew, so that the board stays as large as it is.
    const index = count % room.topics.length
    count += 1
    const { version } = await sendCommand(room, cookies[index % cookies.length] ?? '', {
      type: 'edit-topic',
      topicId: room.topics[index],
      title: `What wakes us at night, part ${count}`,
      details: '',
    })
    const answeredAt = monotonicMs()
    return { id: version, at: Math.min(await commits.instantOf(version), answeredAt) }
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

/** What the runs of one side came to: how long each change took to the last reader, in ms, and for how much processor time. */
type Tally = { crowd: Crowd; delays: number[]; frames: number; cpuSeconds: number }

const newTally = (crowd: Crowd): Tally => ({ crowd, delays: [], frames: 0, cpuSeconds: 0 })

/** One run, counted with those before it. */
async function run(tally: Tally, { changes, everyMs }: { changes: number; everyMs: number }): Promise<void> {
  const { crowd } = tally
  const before = await crowd.cpuSeconds()
  const done: Awaited<ReturnType<Change>>[] = []
  for (let count = 0; count < changes; count++) {
    const [made] = await Promise.all([crowd.change(), wait(everyMs)])
    done.push(made)
  }
  const { last, frames } = await crowd.readers.arrivals(done.map(({ id }) => id))
  tally.cpuSeconds += (await crowd.cpuSeconds()) - before
  tally.frames += frames
  tally.delays.push(...done.map(({ at }, index) => (last[index] ?? Number.NaN) - at))
}

function figuresOf({ delays, frames, cpuSeconds }: Tally): Figures {
  return { ...p50p99(delays), cpu: (cpuSeconds / frames) * MANY_FRAMES }
}
