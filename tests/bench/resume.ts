import { paths } from '#lib/paths'
import type { Bench, Findings } from '#tests/bench/bench'
import type { Broadcast } from '#tests/bench/broadcaster'
import { forkScript } from '#tests/bench/child'
import { addMeetingsAhead, withDatabase } from '#tests/bench/community'
import { type CountingProxy, openCountingProxy } from '#tests/bench/counting-proxy'
import { addMembers } from '#tests/bench/members'
import { type Figures, inTurn, monotonicMs, pairOf } from '#tests/bench/numbers'
import { gatherReaders } from '#tests/bench/readers'
import { openRoom, type Room, sendCommand } from '#tests/bench/room'
import { openSite, type Site } from '#tests/bench/site'
import { row } from '#tests/bench/table'

/** Sessions are read in groups, at most two a second: a crowd asks as often as its coming takes, not as often as it is large. */
const GROWTH = 3

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
  const half = (people: number) => Math.floor(people / 2)
  const room = await openRoom(site, boardId, { people: manyResume - half(manyResume) })
  const members = await addMembers(site, boardId, half(manyResume))
  const visit = { site, proxy, boardId, places: await leaveInTurn(room) }
  const crowdOf = (people: number) => [
    ...room.guests.slice(0, people - half(people)).map(({ cookie }) => cookie),
    ...members.slice(0, half(people)),
  ]
  const found = await inTurn(rounds, {
    many: () => comeBack(bench, { ...visit, cookies: crowdOf(manyResume) }),
    few: () => comeBack(bench, { ...visit, cookies: crowdOf(fewResume) }),
    bare: () => openBare(bench, manyResume),
  })
  const crowd = manyResume.toLocaleString('en')
  return {
    rows: [
      row(
        `statements while ${crowd} readers come back after a restart; while ${fewResume} do`,
        pairOf('statements', found.many, found.few),
        '',
        { figure: 'ratio', atMost: GROWTH },
      ),
      row(`${crowd} readers back, until the last has all`, pairOf('ms', found.many, found.bare), 'ms', null),
    ],
    notes: [
      `Resume: the process is ended and started again, then ${crowd} open the stream of one board at the same moment, half of ` +
        'them guests and half with sessions, each from the last place that it held: every second one has missed a topic. ' +
        'Statements are counted by a proxy before PostgreSQL until the last reader has all that its stream begins with. The ' +
        'yardstick of the time is as many who open the bare broadcaster, which sends a few bytes; no start of a process is in it. ' +
        'Statements may grow with the seconds that all of them take to come (sessions are read in groups, two a second), not with their number.',
    ],
  }
}

type Return = {
  site: Site
  proxy: CountingProxy
  boardId: string
  places: readonly string[]
  cookies: readonly string[]
}

async function comeBack(bench: Bench, { site, proxy, boardId, places, cookies }: Return): Promise<Figures> {
  const open = await gatherReaders(bench)
  await site.restart()
  const before = proxy.statements()
  const begin = monotonicMs()
  // The halves of who has a session and who has missed something cross.
  const path = (at: number) => `${paths.api.boardStream(boardId)}?since=${places[at % places.length]}`
  const readers = await open({ port: site.port, path, cookies, atOnce: cookies.length })
  const figures = { ms: monotonicMs() - begin, statements: proxy.statements() - before }
  await readers.close()
  return figures
}

/** The places of who left before one more topic came, and of who left after that. */
async function leaveInTurn(room: Room): Promise<string[]> {
  const [guest] = room.guests
  const early = await placeOf(room, guest?.cookie ?? '')
  await sendCommand(room, guest?.cookie ?? '', { type: 'propose', title: 'Who comes back has missed this' })
  return [early, await placeOf(room, guest?.cookie ?? '')]
}

/** The id of the frame with which a stream begins. */
async function placeOf({ site, boardId }: Room, cookie: string): Promise<string> {
  const leave = new AbortController()
  const answer = await fetch(site.url + paths.api.boardStream(boardId), { headers: { cookie }, signal: leave.signal })
  let text = ''
  for await (const part of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += part
    const [, place] = /^id: (\S+)\n/m.exec(text) ?? []
    if (!place) continue
    leave.abort()
    return place
  }
  throw new Error('A stream ended before it said where it is.')
}

async function openBare(bench: Bench, people: number): Promise<Figures> {
  const caster = await forkScript<Broadcast, number>(bench, 'broadcaster.ts')
  const port = await caster.ask({ open: { gatherMs: 0, bytes: 0 } })
  const cookies = Array.from({ length: people }, () => '')
  const open = await gatherReaders(bench)
  const begin = monotonicMs()
  const readers = await open({ port, path: '/', cookies, atOnce: people })
  const ms = monotonicMs() - begin
  await readers.close()
  await caster.end()
  return { ms }
}
