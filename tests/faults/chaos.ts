import type { Board, Id } from '#lib/board/state'
import type { Stops } from '#lib/cli/stops'
import { everythingWentWrong } from '#tests/faults/checks/answers'
import { Client } from '#tests/faults/client'
import { noDamage, runGremlins } from '#tests/faults/gremlins'
import { type Sent, sayingOf } from '#tests/faults/history'
import { judgeBoard, judgeCarried, judgeClients } from '#tests/faults/judge'
import { aBoard, anEarlierBoard, aPerson, boardNow, type Earlier, type Role } from '#tests/faults/people'
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

/** From so many seconds on, all that can go wrong has to. */
const WHOLE_SECONDS = 60
const EARLIER_TOPICS = 40

/** One history: forty clients and all that can go wrong, for as long; then the checks. */
export async function runChaos(
  stops: Stops,
  site: Site,
  seed: number,
  seconds: number,
): Promise<{ breaches: string[]; summary: string }> {
  const boards = [await aBoard(), await aBoard()] as const
  const starts = await Promise.all(boards.map(boardNow))
  const earlier = await anEarlierBoard(EARLIER_TOPICS)
  const clients = await stops.open(
    () => gather(site, boards, earlier),
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

  const rested = await comeToRest(site, clients, boards)
  const judged = await Promise.all(boards.map((boardId, at) => judgeBoard(boardId, starts[at] as Board, clients)))
  const { breaches: twice, carried } = await judgeCarried(earlier)
  const unhurt = seconds < WHOLE_SECONDS ? [] : everythingWentWrong({ ...damage, 'bringing topics along': carried })
  const breaches = [...rested, ...judged.flat(), ...twice, ...judgeClients(clients, Math.min(20, seconds)), ...unhurt]
  const sent = clients.flatMap((client) => client.sent)
  const connections = clients.reduce((sum, { follower }) => sum + follower.connections, 0)
  const went = Object.entries(damage).map(([what, times]) => `${what} ${times}`)
  const late = sent.flatMap(({ attempts }) => attempts).filter(({ again }) => again).length
  const counts = `${answersIn(sent)}; ${late} sent again, ${carried} topics brought along`
  const summary = `${sent.length} commands (${counts}), ${connections} connections; ${went.join(', ')}`
  return { breaches, summary }
}

async function gather({ proxies: [one, other] }: Site, boards: readonly [Id, Id], earlier: Earlier): Promise<Client[]> {
  const ports = [one.port, other.port] as const
  const clients: Client[] = []
  for (const [role, ...counts] of CROWD)
    for (const [at, boardId] of boards.entries())
      for (let number = 1; number <= (counts[at] ?? 0); number++) {
        const name = `${role} ${at + 1}.${number}`
        clients.push(new Client(name, boardId, await aPerson(role, name, boardId), earlier, ports))
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
