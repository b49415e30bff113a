import { paths } from '#lib/paths'
import type { Bench, Findings } from '#tests/bench/bench'
import { forkScript } from '#tests/bench/child'
import { addMeetingsAhead, withDatabase } from '#tests/bench/community'
import type { OpenInserter } from '#tests/bench/inserter'
import { type LoadClient, runLoad } from '#tests/bench/load'
import { type Figures, inTurn, pairOf } from '#tests/bench/numbers'
import { openRoom } from '#tests/bench/room'
import { nextMeeting, openSite, type Site } from '#tests/bench/site'
import { row } from '#tests/bench/table'

/** The route handler that reads its JSON and answers it. */
const emptyRoute = '/local/empty-route'
/** Connections that ask for a page meanwhile, as few visitors do. */
const VISITORS = 4
/** Topics of each of many boards. */
const FEW_TOPICS = 4

/**
 * Commands per second of many clients on one board and over many, beside the empty route handler and a bare server with one
 * INSERT, which get the same bodies from the same clients; and what a visitor of another page meets meanwhile.
 */
export async function measureCommands(bench: Bench): Promise<Findings> {
  const { clients, rounds, seconds, warmUpSeconds, boards } = bench.size
  const site = await openSite(bench)
  await insistOnDurability(site)
  const inserter = await forkScript<OpenInserter, number>(bench, 'inserter.ts')
  const bare = await inserter.ask({ databaseUrl: site.databaseUrl })
  const ids = await withDatabase(site.databaseUrl, (client) => addMeetingsAhead(client, (rounds + 1) * (boards + 2)))
  const onBoards = (count: number) => sitDown(site, ids.splice(0, count), clients)
  const commands = (people: readonly LoadClient[], length: number) =>
    runLoad({ kind: 'commands', port: site.port, seconds: length, clients: people, echo: false })
  const echo = (port: number, length: number) => async () => {
    const people = Array.from({ length: clients }, () => ({ cookie: '', path: emptyRoute, topics: [site.url] }))
    return runLoad({ kind: 'commands', port, seconds: length, clients: people, echo: true })
  }
  const event = await nextMeeting(site)
  const visits = { kind: 'pages', port: site.port, path: `/events/${event.slug}`, contains: event.title } as const
  const visit = (length: number) => runLoad({ ...visits, headers: {}, clients: VISITORS, seconds: length })
  const visitMeanwhile = async (): Promise<Figures> => {
    const people = await onBoards(1)
    const [visited] = await Promise.all([visit(seconds), commands(people, seconds)])
    return visited
  }

  for (const warm of [commands(await onBoards(1), warmUpSeconds), visit(warmUpSeconds)]) await warm
  for (const port of [site.port, bare]) await echo(port, warmUpSeconds)()
  const found = await inTurn<'one' | 'many' | 'empty' | 'insert' | 'busy' | 'idle'>(rounds, {
    one: async () => commands(await onBoards(1), seconds),
    empty: echo(site.port, seconds),
    many: async () => commands(await onBoards(boards), seconds),
    insert: echo(bare, seconds),
    busy: visitMeanwhile,
    idle: () => visit(seconds),
  })
  const { one, many, empty, insert, busy, idle } = found
  const half = { figure: 'ratio', atLeast: 0.5 } as const
  const who = `${clients} clients`
  return {
    rows: [
      row(`commands/s, ${who}, one board; empty route`, pairOf('perSecond', one, empty), '', half),
      row(`commands/s, ${who}, one board; one INSERT`, pairOf('perSecond', one, insert), '', null),
      row(`commands/s, ${who}, ${boards} boards; one INSERT`, pairOf('perSecond', many, insert), '', null),
      row(`answer to a command, one board, p99; one INSERT`, pairOf('p99', one, insert), 'ms', null),
      row(`answer to a command, ${boards} boards, p99; one INSERT`, pairOf('p99', many, insert), 'ms', null),
      row('event page while one board is busy, p50; while idle', pairOf('p50', busy, idle), 'ms', null),
      row('event page while one board is busy, p99; while idle', pairOf('p99', busy, idle), 'ms', null),
    ],
    notes: [
      'Commands: votes cast and taken back, every 51st command a proposal; a fresh board for each run, guests with cookies; ' +
        'every answer checked (200, version). fsync and synchronous_commit are on, for the INSERT too. The empty route is ' +
        `Next's, the INSERT a bare Node server's; both get bodies of the same shape. The event page is asked for by ${VISITORS} visitors.`,
    ],
  }
}

/** Lets the clients join these boards in turn, and says what each of them sends where. */
async function sitDown(site: Site, boardIds: readonly string[], clients: number): Promise<LoadClient[]> {
  const seated: LoadClient[] = []
  for (const [at, boardId] of boardIds.entries()) {
    const people = Math.floor((clients - at - 1) / boardIds.length) + 1
    const room = await openRoom(site, boardId, { people, ...(boardIds.length > 1 && { topics: FEW_TOPICS }) })
    const path = paths.api.boardCommands(boardId)
    for (const { cookie } of room.guests) seated.push({ cookie, path, topics: room.topics })
  }
  return seated
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
