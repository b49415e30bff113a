import type { Agent } from 'node:http'
import type { Id } from '#lib/board/state'
import { paths } from '#lib/paths'
import { agentOf, ask } from '#tests/faults/ask'
import { Chance } from '#tests/faults/chance'
import { openListener } from '#tests/faults/listener'
import { aBoard, aPerson, boardNow, type Person, type Role } from '#tests/faults/people'
import type { Site } from '#tests/faults/site'

const TOPICS = 6
const STEPS = 24
const VOTES_EACH = 3
const VOTERS = ['guest', 'guest', 'member'] as const
const AUTHORS = ['guest', 'guest'] as const
/** Who neither votes nor writes anonymously: whatever those do, they see the same. */
const OTHERS: readonly Role[] = ['moderator', 'member', 'guest', 'stranger']

/** What one telling of the history came to: everything that each of the others was sent. */
type Told = ReadonlyMap<string, string>

/**
 * Plays one history twice, with other hidden votes and other anonymous authors but the same ids, and compares the bytes that
 * everybody else gets: frames of the streams and answers to GET, from both processes.
 */
export async function sameBytes(site: Site, seed: number): Promise<string[]> {
  const [one, other] = [await tell(site, seed, 0), await tell(site, seed, 1)]
  return [...one].flatMap(([what, bytes]) => compare(what, bytes, other.get(what) ?? ''))
}

/** Where two texts begin to differ, in words; nothing where they are equal, and not empty. */
export function compare(what: string, one: string, other: string): string[] {
  if (one === '') return [`${what} said nothing`]
  if (one === other) return []
  const at = [...one].findIndex((sign, place) => sign !== other[place])
  const around = (text: string) => text.slice(Math.max(0, at - 60), at + 60)
  return [`${what} tells hidden votes or authors: ${around(one)} | ${around(other)}`]
}

async function tell(site: Site, seed: number, variant: 0 | 1): Promise<Told> {
  const boardId = await aBoard()
  const chance = new Chance(seed)
  const agent = agentOf()
  const ports = site.processes.map(({ port }) => port) as [number, number]
  let turn = 0
  const send = async (path: string, who: Person, body: object) => {
    const question = { port: ports[turn++ % 2] ?? 0, path, cookie: cookieOf(who), body: JSON.stringify(body) }
    const answer = await ask(agent, question)
    if (!answer.answered || answer.status !== 200)
      throw new Error(`${question.body} was answered ${JSON.stringify(answer)}`)
    return answer.version ?? 0
  }
  const join = async (role: Role, name: string) => {
    const id = idOf(chance)
    const who = await aPerson(role, name, boardId, id)
    if (role !== 'stranger') await send(paths.api.boardParticipants(boardId), who, { id, name })
    return who
  }
  const people = async (roles: readonly Role[], name: string) => {
    const some: Person[] = []
    for (const [at, role] of roles.entries()) some.push(await join(role, `${name} ${at}`))
    return some
  }
  const others = await people(OTHERS, 'Other')
  const voters = await people(VOTERS, 'Voter')
  const authors = await people(AUTHORS, 'Author')
  const listen = (when: string) =>
    others.flatMap((who, at) =>
      ports.map((port, side) => ({
        what: `${when} of ${OTHERS[at]} at process ${side + 1}`,
        listener: openListener(port, paths.api.boardStream(boardId), cookieOf(who)),
      })),
    )
  const listeners = listen('patches')
  const told = new Map<string, string>()
  try {
    // One after the other, so that each change is one frame, whatever the machine has to do.
    const act = async (who: Person, command: object) => {
      const version = await send(paths.api.boardCommands(boardId), who, { id: idOf(chance), ...command })
      for (const { listener } of listeners) await listener.reaches(version)
    }
    // A process may hear of the last one who joined after it was asked for the board: what is compared begins after that.
    await act(others[0] as Person, { type: 'set-phase', phase: 'collecting' })
    for (const { listener } of listeners) listener.forget()
    const topics = await propose(act, chance, authors, voters[0], variant)
    await act(others[0] as Person, { type: 'set-phase', phase: 'voting' })
    for (const { by, ...command } of votesOf(chance, topics, variant)) await act(voters[by] as Person, command)
    const late = listen('snapshot')
    listeners.push(...late)
    const { version } = await boardNow(boardId)
    for (const { listener } of late) await listener.reaches(version)
    for (const { what, listener } of listeners) told.set(what, plain(listener.text(), boardId))
    for (const [at, who] of others.entries())
      for (const [side, port] of ports.entries())
        told.set(`page of ${OTHERS[at]} at process ${side + 1}`, await pageOf(agent, port, boardId, who))
  } finally {
    for (const { listener } of listeners) listener.close()
    agent.destroy()
  }
  return told
}

/** Topics, every second one anonymous: by one author in one telling, by another in the other. */
async function propose(
  act: (who: Person, command: object) => Promise<void>,
  chance: Chance,
  authors: readonly Person[],
  named: Person | undefined,
  variant: 0 | 1,
): Promise<Id[]> {
  const topics: Id[] = []
  for (let at = 0; at < TOPICS; at++) {
    const id = idOf(chance)
    const hidden = at % 2 === 0
    const by = hidden ? authors[(at / 2 + variant) % authors.length] : named
    await act(by as Person, { id, type: 'propose', title: `Topic ${at}`, ...(hidden && { anonymous: true }) })
    topics.push(id)
  }
  return topics
}

/** Votes given, taken back, and being done, in one order; in the other telling each voter means other topics by them. */
function votesOf(
  chance: Chance,
  topics: readonly Id[],
  variant: 0 | 1,
): { by: number; type: string; topicId?: Id; done?: boolean }[] {
  const cast = VOTERS.map(() => new Set<number>())
  return Array.from({ length: STEPS }, () => {
    const by = chance.between(0, VOTERS.length - 1)
    const mine = cast[by] ?? new Set()
    const topic = chance.between(0, TOPICS - 1)
    const shift = variant === 0 ? 0 : by + 1
    const topicId = topics[(topic + shift) % TOPICS] ?? ''
    if (mine.delete(topic)) return { by, type: 'unvote', topicId }
    if (mine.size >= VOTES_EACH) return { by, type: 'set-done', done: topic % 2 === 0 }
    mine.add(topic)
    return { by, type: 'vote', topicId }
  })
}

async function pageOf(agent: Agent, port: number, boardId: Id, who: Person): Promise<string> {
  const answer = await ask(agent, { port, path: paths.api.board(boardId), cookie: cookieOf(who) })
  const {
    now: _now,
    present: _present,
    joinCode: _code,
    ...page
  } = JSON.parse(answer.answered ? (answer.text ?? '') : '{}')
  return Object.keys(page).length > 0 ? plain(JSON.stringify(page), boardId) : ''
}

/**
 * What is left out of the comparison, and no more: times of day, the board's own id and short address, and what tells only who is connected
 * when (`beat`, `presence`).
 */
export function plain(text: string, boardId: Id): string {
  return text
    .split('\n\n')
    .filter((frame) => !/^event: (?:beat|presence)$/m.test(frame))
    .join('\n\n')
    .replaceAll(boardId, 'BOARD')
    .replaceAll(/(?<![\w-])1\d{12}(?![\w-])/g, 'TIME')
}

function cookieOf({ session, guest }: Person): string {
  return [session, guest].filter((cookie) => cookie !== null).join('; ')
}

/** The same id in both tellings. */
function idOf(chance: Chance): Id {
  const hex = Array.from({ length: 32 }, () => chance.between(0, 15).toString(16)).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`
}
