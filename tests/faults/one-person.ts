import { randomUUID } from 'node:crypto'
import { type Board, type Id, votesSpent } from '#lib/board/state'
import { paths } from '#lib/paths'
import { agentOf, ask } from '#tests/faults/ask'
import { limitsHold } from '#tests/faults/checks/limits'
import { readLog } from '#tests/faults/judge'
import { aBoard, aPerson, boardNow, type Person } from '#tests/faults/people'
import type { Site } from '#tests/faults/site'

const ROUNDS = 12
const TOPICS = 5

/**
 * A guest signs in while votes are on their way: one tab still is the guest's, the other the member's, each at a process of
 * its own. However it falls out, one person has spent no more than one person may, and is one participant.
 */
export async function onePerson(site: Site): Promise<string[]> {
  const boardId = await aBoard()
  const start = await boardNow(boardId)
  const agent = agentOf()
  const ports = site.processes.map(({ port }) => port) as [number, number]
  const post = (side: number, cookie: string, path: string, body: object) =>
    ask(agent, { port: ports[side % 2] ?? 0, path, cookie, body: JSON.stringify({ id: randomUUID(), ...body }) })
  const command = (side: number, cookie: string, body: object) =>
    post(side, cookie, paths.api.boardCommands(boardId), body)
  try {
    const { session: moderator } = await aPerson('moderator', 'Mo', boardId)
    const topics = Array.from({ length: TOPICS }, () => randomUUID())
    for (const id of topics) await command(0, moderator ?? '', { id, type: 'propose', title: 'A topic' })
    await command(0, moderator ?? '', { type: 'set-phase', phase: 'voting' })
    const breaches: string[] = []
    const turned: Person[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const person = await aPerson('turncoat', `Tab ${round}`, boardId)
      turned.push(person)
      const [guest, both] = [person.guest ?? '', `${person.session}; ${person.guest}`]
      const { guestId } = person
      await post(round, guest, paths.api.boardParticipants(boardId), { id: guestId, name: 'Tab' })
      // In every other round the member is there already, with a vote.
      if (round % 2 === 1) await command(round, person.session ?? '', { type: 'vote', topicId: topics[0] })
      const looks = () => ask(agent, { port: ports[round % 2] ?? 0, path: paths.api.board(boardId), cookie: both })
      const votes = topics.flatMap((topicId) => [
        command(round, guest, { type: 'vote', topicId }),
        command(round + 1, both, { type: 'vote', topicId }),
      ])
      await Promise.all([...votes, looks()])
      breaches.push(...breachesOf(await boardNow(boardId), person, round))
    }
    return [...breaches, ...limitsHold(start, await readLog(boardId), turned)]
  } finally {
    agent.destroy()
  }
}

/** What is wrong with somebody who was a guest and is a member now. */
export function breachesOf(
  board: Board,
  { guestId, personId }: Pick<Person, 'guestId' | 'personId'>,
  round: number,
): string[] {
  const mine = [...board.participants.values()].filter((one) => one.id === guestId || one.personId === personId)
  const there = mine.filter(({ removedAt }) => removedAt === null)
  const spent = mine.reduce((sum, { id }) => sum + votesSpent(board, id as Id), 0)
  const breaches: string[] = []
  if (there.length !== 1 || there[0]?.personId !== personId)
    breaches.push(`round ${round}: who was a guest and signed in is ${there.length} participants`)
  if (spent === 0 || spent > board.settings.votesEach)
    breaches.push(`round ${round}: one person in two tabs has spent ${spent} votes of ${board.settings.votesEach}`)
  return breaches
}
