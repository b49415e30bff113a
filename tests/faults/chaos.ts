import type { Board, Id } from '#lib/board/state'
import type { Stops } from '#lib/cli/stops'
import { Client } from '#tests/faults/client'
import { noDamage, runGremlins } from '#tests/faults/gremlins'
import { type Sent, sayingOf } from '#tests/faults/history'
import { judgeBoard, judgeClients } from '#tests/faults/judge'
import { aBoard, aPerson, boardNow, type Role } from '#tests/faults/people'
import { faultsOf, stepsOf } from '#tests/faults/plan'
import { comeToRest } from '#tests/faults/rest'
import type { Site } from '#tests/faults/site'

/** Who is at the two boards, forty in all: the first number of each role at one, the second at the other. */
const CROWD: readonly [Role, number, number][] = [
  ['moderator', 2, 1],
  ['member', 12, 4],
  ['guest', 10, 3],
  ['turncoat', 4, 2],
  ['stranger', 1, 1],
]

/** One history: forty clients and all that can go wrong, for as long; then the checks. */
export async function runChaos(
  stops: Stops,
  site: Site,
  seed: number,
  seconds: number,
): Promise<{ breaches: string[]; summary: string }> {
  const boards = [await aBoard(), await aBoard()] as const
  const starts = await Promise.all(boards.map(boardNow))
  const clients = await stops.open(
    () => gather(site, boards),
    async (all) => {
      for (const client of all) client.close()
    },
  )
  await Promise.all(clients.map((client) => client.comeIn()))

  const end = Date.now() + seconds * 1_000
  const isOver = () => Date.now() > end
  const damage = noDamage()
  const faults = faultsOf(seed, seconds)
  const harm = [faults.heavy, faults.light].map((some) => runGremlins(site, clients, some, isOver, damage))
  const turnsAt = Date.now() + seconds * 500
  const acts = clients.map((client, at) =>
    client.act(stepsOf(seed, at, seconds, client.person.role === 'moderator'), isOver, turnsAt),
  )
  await Promise.all([...acts, ...harm])

  const rested = await comeToRest(clients, boards)
  const sent = clients.flatMap((client) => client.sent)
  const judged = await Promise.all(boards.map((boardId, at) => judgeBoard(boardId, starts[at] as Board, sent)))
  const breaches = [...rested, ...judged.flat(), ...judgeClients(clients, sent, Math.min(20, seconds))]
  const connections = clients.reduce((sum, { follower }) => sum + follower.connections, 0)
  const went = Object.entries(damage).map(([what, times]) => `${what} ${times}`)
  const summary = `${sent.length} commands (${answersIn(sent)}), ${connections} connections; ${went.join(', ')}`
  return { breaches, summary }
}

async function gather(site: Site, boards: readonly [Id, Id]): Promise<Client[]> {
  const ports = [site.proxies[0].port, site.proxies[1].port] as const
  const clients: Client[] = []
  for (const [role, ...counts] of CROWD)
    for (const [at, boardId] of boards.entries())
      for (let number = 1; number <= (counts[at] ?? 0); number++) {
        const name = `${role} ${at + 1}.${number}`
        clients.push(new Client(name, boardId, await aPerson(role, name, boardId), ports))
      }
  return clients
}

/** How often each answer came, the most frequent first. */
function answersIn(sent: readonly Sent[]): string {
  const words = sent.flatMap(({ attempts }) =>
    attempts.map((one) => (one.answered ? (one.code ?? sayingOf(one)) : 'no answer')),
  )
  const counts = [...Map.groupBy(words, (word) => word)].map(([word, all]) => [word, all.length] as const)
  const first = counts.toSorted((a, b) => b[1] - a[1]).slice(0, 8)
  return first.map(([word, count]) => `${word} ${count}`).join(', ')
}
