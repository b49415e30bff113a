import { setTimeout as wait } from 'node:timers/promises'
import { paths } from '#lib/paths'
import type { Bench, Findings } from '#tests/bench/bench'
import type { Broadcast } from '#tests/bench/broadcaster'
import { forkScript } from '#tests/bench/child'
import { watchCommits } from '#tests/bench/commits'
import { addMeetingsAhead, withDatabase } from '#tests/bench/community'
import { alternate, percentile } from '#tests/bench/numbers'
import { openReaders, type Readers } from '#tests/bench/readers'
import { openRoom, sendCommand } from '#tests/bench/room'
import { openSite } from '#tests/bench/site'
import { row } from '#tests/bench/table'

/** A change: the version that it led to, and when it was committed, in monotonic ms. */
type Change = () => Promise<{ id: number; at: number }>

/** Readers, and what makes a change that they are to see. */
type Crowd = { readers: Readers; change: Change }

/** Time from a commit to the last of all readers of the board, beside a bare broadcaster with as many. */
export async function measureStream(bench: Bench): Promise<Findings> {
  const { readers, rounds, changes, warmUpChanges, changeEveryMs } = bench.size
  const ours = await openOurs(bench)
  const bare = await openBare(bench, ours.readers)
  await run(bench, ours, warmUpChanges)
  await run(bench, bare, warmUpChanges)
  const pair = await alternate(
    rounds,
    () => run(bench, ours, changes),
    () => run(bench, bare, changes),
  )
  const what = `commit to last of ${readers.toLocaleString('en')} readers, p99`
  return {
    rows: [row(what, pair, 'ms', { figure: 'ours', atMost: 100 })],
    notes: [
      `Stream: ${readers} guests read one board over raw sockets in two processes; a proposal every ${changeEveryMs} ms, ` +
        `${changes} a run; p99 of a run over its changes, each timed to the last reader. The commit's instant is that of ` +
        "PostgreSQL's NOTIFY at a connection of the bench; the broadcaster's, when it begins to write a frame of the same size.",
    ],
  }
}

async function openOurs(bench: Bench): Promise<Crowd> {
  const site = await openSite(bench)
  const [boardId = ''] = await withDatabase(site.databaseUrl, (client) => addMeetingsAhead(client, 1))
  const room = await openRoom(site, boardId, bench.size.readers)
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
  return { readers, change }
}

async function openBare(bench: Bench, like: Readers): Promise<Crowd> {
  const caster = await forkScript<Broadcast, number>(bench, 'broadcaster.ts')
  const port = await caster.ask({ open: true })
  const cookies = Array.from({ length: bench.size.readers }, () => '')
  const readers = await openReaders(bench, { port, path: '/', cookies })
  let id = 0
  const change = async () => {
    id += 1
    return { id, at: await caster.ask({ id, bytes: like.frameBytes() }) }
  }
  return { readers, change }
}

/** One run: p99 over its changes of the time to the last reader, in ms. */
async function run({ size }: Bench, { readers, change }: Crowd, changes: number): Promise<number> {
  const done: Awaited<ReturnType<Change>>[] = []
  for (let count = 0; count < changes; count++) {
    const [made] = await Promise.all([change(), wait(size.changeEveryMs)])
    done.push(made)
  }
  const last = await readers.lastArrivals(done.map(({ id }) => id))
  const delays = done.map(({ at }, index) => (last[index] ?? Number.NaN) - at)
  return percentile(delays, 0.99)
}
