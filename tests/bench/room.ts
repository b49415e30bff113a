import { randomUUID } from 'node:crypto'
import { Agent } from 'node:http'
import { paths } from '#lib/paths'
import { type Answer, cookieHeader, exchange } from '#tests/bench/client'
import { withDatabase } from '#tests/bench/community'
import type { Site } from '#tests/bench/site'

/** A board in voting, its guests and the topics on it; `moderator` is the organizer's cookie. */
export type Room = { site: Site; boardId: string; moderator: string; guests: { cookie: string }[]; topics: string[] }

/** How many join, how many topics they bring, and settings of the board other than the site's. */
export type Furnishing = { people: number; topics?: number; settings?: object }

/** How many join at once. */
const AT_ONCE = 32
const TOPICS = 24
/** So many guests of a board may come from one address (lib/http/limits.ts); here all do, so the count begins anew. */
const FROM_ONE_ADDRESS = 500

const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })

/** Lets guests join the board of an event, brings topics, and has the moderator open voting. */
export async function openRoom(
  site: Site,
  boardId: string,
  { people, topics = TOPICS, settings }: Furnishing,
): Promise<Room> {
  const room: Room = { site, boardId, moderator: await signInAsModerator(site), guests: [], topics: [] }
  if (settings) await sendCommand(room, room.moderator, { type: 'change-settings', settings })
  await letIn(room, people)
  for (let index = 0; index < topics; index++) {
    const author = room.guests[index % people]?.cookie ?? ''
    const { id } = await sendCommand(room, author, { type: 'propose', title: `Topic ${index + 1}: clocks and queues` })
    room.topics.push(id)
  }
  await sendCommand(room, room.moderator, { type: 'set-phase', phase: 'voting' })
  return room
}

async function letIn({ site, boardId, guests }: Room, people: number): Promise<void> {
  const waiting = Array.from({ length: people }, (_, index) => `Guest ${index + 1}`)
  while (waiting.length > 0) {
    const some = waiting.splice(0, FROM_ONE_ADDRESS)
    const join = async () => {
      for (let name = some.shift(); name; name = some.shift()) guests.push(await joinAs(site, boardId, name))
    }
    await Promise.all(Array.from({ length: AT_ONCE }, join))
    await withDatabase(site.databaseUrl, (client) => client.query('DELETE FROM "RateLimit"'))
  }
}

/** Sends a command and gives its id and the version that it led to. */
export async function sendCommand(
  room: Room,
  cookie: string,
  command: object,
): Promise<{ id: string; version: number }> {
  const id = randomUUID()
  const answer = await post(room, cookie, { id, ...command })
  insist(answer, 200, JSON.stringify(command))
  const { version } = JSON.parse(answer.body.toString()) as { version: number }
  return { id, version }
}

/** Sends commands at the same moment, of which one is to be accepted and the others refused. Gives the one's version. */
export async function sendRivals(room: Room, cookie: string, commands: readonly object[]): Promise<number> {
  const answers = await Promise.all(commands.map((command) => post(room, cookie, { id: randomUUID(), ...command })))
  const statuses = answers.map(({ status }) => status).sort()
  if (statuses.join() !== ['200', ...commands.slice(1).map(() => '409')].join())
    throw new Error(`Of ${commands.length} commands one had to be accepted; the answers are ${statuses.join(', ')}.`)
  const accepted = answers.find(({ status }) => status === 200)
  return (JSON.parse(accepted?.body.toString() ?? '{}') as { version: number }).version
}

function post({ site, boardId }: Room, cookie: string, command: object): Promise<Answer> {
  const body = JSON.stringify(command)
  return exchange(agent, { ...to(site, paths.api.boardCommands(boardId)), headers: { cookie }, body })
}

async function joinAs(site: Site, boardId: string, name: string): Promise<{ cookie: string }> {
  const body = JSON.stringify({ id: randomUUID(), name })
  const answer = await exchange(agent, { ...to(site, paths.api.boardParticipants(boardId)), body })
  insist(answer, 200, body)
  return { cookie: cookieHeader(answer) }
}

/** The sample community's organizer moderates every board. */
async function signInAsModerator(site: Site): Promise<string> {
  const body = JSON.stringify({ role: 'organizer' })
  const answer = await exchange(agent, { ...to(site, paths.api.localSignIn()), body })
  insist(answer, 200, body)
  return cookieHeader(answer)
}

function to(site: Site, path: string): { port: number; path: string } {
  return { port: site.port, path }
}

function insist(answer: Answer, status: number, body: string): void {
  if (answer.status === status || (status === 200 && answer.status === 201)) return
  throw new Error(`${body} was answered with ${answer.status}: ${answer.body.subarray(0, 500)}`)
}
