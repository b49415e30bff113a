import { paths } from '#lib/paths'
import type { Bench, Findings } from '#tests/bench/bench'
import { addMeetingsAhead, withDatabase } from '#tests/bench/community'
import { runLoad } from '#tests/bench/load'
import { alternate } from '#tests/bench/numbers'
import { openRoom } from '#tests/bench/room'
import { openSite, type Site } from '#tests/bench/site'
import { row } from '#tests/bench/table'

/** The route handler that reads its JSON and answers it. */
const emptyRoute = '/local/empty-route'

/** Commands per second of many clients on one board, beside the empty route handler with the same clients and bodies. */
export async function measureBoard(bench: Bench): Promise<Findings> {
  const { clients, rounds, seconds, warmUpSeconds } = bench.size
  const site = await openSite(bench)
  await insistOnDurability(site)
  const boards = await withDatabase(site.databaseUrl, (client) => addMeetingsAhead(client, rounds * 2 + 2))
  const load = async (isOurs: boolean, length: number) => {
    const { boardId, guests, topics } = await openRoom(site, boards.pop() ?? '', clients)
    const path = isOurs ? paths.api.boardCommands(boardId) : emptyRoute
    return runLoad({ kind: 'commands', port: site.port, path, seconds: length, clients: guests, topics, echo: !isOurs })
  }
  await load(true, warmUpSeconds)
  await load(false, warmUpSeconds)
  const pair = await alternate(
    rounds,
    () => load(true, seconds),
    () => load(false, seconds),
  )
  return {
    rows: [row(`commands/s, ${clients} clients, one board`, pair, '', { figure: 'ratio', atLeast: 0.5 })],
    notes: [
      'Board: votes cast and taken back, every 51st command a proposal; a fresh board for each run, guests with cookies; ' +
        'every answer checked (200, version). fsync and synchronous_commit are on. Both sides send the same bodies and cookies.',
    ],
  }
}

async function insistOnDurability(site: Site): Promise<void> {
  const settings = await withDatabase(site.databaseUrl, async (client) => {
    const names = ['fsync', 'synchronous_commit', 'full_page_writes']
    const { rows } = await client.query('SELECT name, setting FROM pg_settings WHERE name = ANY($1)', [names])
    return rows as { name: string; setting: string }[]
  })
  const off = settings.filter(({ setting }) => setting !== 'on').map(({ name }) => name)
  if (off.length > 0) throw new Error(`A database without ${off.join(' and ')} is no measure.`)
}
