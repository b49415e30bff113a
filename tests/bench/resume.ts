import { paths } from '#lib/paths'
import type { Bench, Findings } from '#tests/bench/bench'
import type { Broadcast } from '#tests/bench/broadcaster'
import { forkScript } from '#tests/bench/child'
import { addMeetingsAhead, withDatabase } from '#tests/bench/community'
import { type CountingProxy, openCountingProxy } from '#tests/bench/counting-proxy'
import { type Figures, inTurn, monotonicMs, pairOf } from '#tests/bench/numbers'
import { openReaders } from '#tests/bench/readers'
import { openRoom, type Room } from '#tests/bench/room'
import { openSite, type Site } from '#tests/bench/site'
import { row } from '#tests/bench/table'

/** Many readers come back at the same moment after a restart: what the database is asked, and when the last one has all. */
export async function measureResume(bench: Bench): Promise<Findings> {
  const { fewResume, manyResume, rounds } = bench.size
  const proxies: CountingProxy[] = []
  const site = await openSite(bench, async (databaseUrl) => {
    const opened = await openCountingProxy(bench, databaseUrl)
    proxies.push(opened)
    return opened.url
  })
  const [proxy] = proxies
  if (!proxy) throw new Error('The site was opened without its proxy.')
  const [boardId = ''] = await withDatabase(site.databaseUrl, (client) => addMeetingsAhead(client, 1))
  const room = await openRoom(site, boardId, { people: manyResume })
  const found = await inTurn(rounds, {
    many: () => comeBack(bench, { site, proxy, room, people: manyResume }),
    few: () => comeBack(bench, { site, proxy, room, people: fewResume }),
    bare: () => openBare(bench, manyResume),
  })
  const crowd = manyResume.toLocaleString('en')
  return {
    rows: [
      row(
        `statements while ${crowd} readers come back after a restart; while ${fewResume} do`,
        pairOf('statements', found.many, found.few),
        '',
        { figure: 'ratio', atMost: 1 },
      ),
      row(`${crowd} readers back, until the last has all`, pairOf('ms', found.many, found.bare), 'ms', null),
    ],
    notes: [
      `Resume: the process is ended and started again, then ${crowd} guests open the stream of one board at the same moment; ` +
        'statements are counted by a proxy before PostgreSQL until the last reader has its snapshot. The yardstick of the time ' +
        'is as many who open the bare broadcaster, which sends two bytes.',
    ],
  }
}

type Return = { site: Site; proxy: CountingProxy; room: Room; people: number }

async function comeBack(bench: Bench, { site, proxy, room, people }: Return): Promise<Figures> {
  await site.restart()
  const cookies = room.guests.slice(0, people).map(({ cookie }) => cookie)
  const before = proxy.statements()
  const begin = monotonicMs()
  const readers = await openReaders(bench, {
    port: site.port,
    path: paths.api.boardStream(room.boardId),
    cookies,
    atOnce: people,
  })
  const figures = { ms: monotonicMs() - begin, statements: proxy.statements() - before }
  await readers.close()
  return figures
}

async function openBare(bench: Bench, people: number): Promise<Figures> {
  const caster = await forkScript<Broadcast, number>(bench, 'broadcaster.ts')
  const port = await caster.ask({ open: { gatherMs: 0, bytes: 0 } })
  const cookies = Array.from({ length: people }, () => '')
  const begin = monotonicMs()
  const readers = await openReaders(bench, { port, path: '/', cookies, atOnce: people })
  const ms = monotonicMs() - begin
  await readers.close()
  return { ms }
}
