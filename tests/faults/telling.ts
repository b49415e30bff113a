import type { Agent } from 'node:http'
import type { Id } from '#lib/board/state'
import { db } from '#lib/db/client'
import { paths } from '#lib/paths'
import { agentOf, ask } from '#tests/faults/ask'
import { Chance } from '#tests/faults/chance'
import { type Listener, openListener } from '#tests/faults/listener'
import { aBoard, aPerson, type Person, type Role } from '#tests/faults/people'
import type { Site } from '#tests/faults/site'
import type { Act } from '#tests/faults/stories'

/** Who is on the board. `others` look, and do the same in both tellings: whatever the rest does, they see the same. */
const CAST = {
  others: ['moderator', 'member', 'guest', 'stranger'],
  voters: ['guest', 'guest', 'member'],
  authors: ['guest', 'guest'],
} as const satisfies Record<string, readonly Role[]>

export type Cast = Record<keyof typeof CAST, Person[]>

/** As whom each of them joined the board. */
export type Ids = Record<keyof typeof CAST, Id[]>

/** What one telling came to: everything that each of the others was sent. */
export type Told = ReadonlyMap<string, string>

/** Tells a story on a board of its own and keeps what the others get: frames of the streams, answers to GET, from both processes. */
export async function tell(site: Site, seed: number, story: (chance: Chance, ids: Ids) => Act[]): Promise<Told> {
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
  const cast: Cast = { others: [], voters: [], authors: [] }
  const ids: Ids = { others: [], voters: [], authors: [] }
  for (const part of Object.keys(CAST) as (keyof Cast)[])
    for (const [at, role] of CAST[part].entries()) {
      const [id, name] = [idOf(chance), `${part} ${at}`]
      const who = await aPerson(role, name, boardId, id)
      if (role !== 'stranger') await send(paths.api.boardParticipants(boardId), who, { id, name })
      cast[part].push(who)
      ids[part].push(id)
    }
  const listen = (when: string) =>
    cast.others.flatMap((who, at) =>
      ports.map((port, side) => ({
        what: `${when} of ${CAST.others[at]} at process ${side + 1}`,
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
    await act(cast.others[0] as Person, { type: 'set-phase', phase: 'collecting' })
    for (const { listener } of listeners) listener.forget()
    for (const { who, at, command } of story(chance, ids)) await act(cast[who][at] as Person, command)
    listeners.push(...(await begun(listen('snapshot'))))
    for (const { what, listener } of listeners) told.set(what, listener.text())
    // Each page from one of the two; the board's answer, of which all of them are made, from both.
    for (const [at, who] of cast.others.entries())
      for (const [side, port] of ports.entries())
        for (const [what, text] of await pagesOf(agent, port, boardId, who, side === at % 2))
          told.set(`${what} of ${CAST.others[at]} at process ${side + 1}`, text)
    const named = new Map([[boardId, 'BOARD'], ...personsOf(cast)])
    const withNames = (text: string) => [...named].reduce((said, [id, name]) => said.replaceAll(id, name), text)
    return new Map([...told].map(([what, text]) => [what, withNames(text)]))
  } finally {
    for (const { listener } of listeners) listener.close()
    agent.destroy()
    // No page of the other telling shows this one.
    await db().event.delete({ where: { id: boardId } })
  }
}

/** Who is behind each session: another id in each telling, since both are in one database. */
function personsOf(cast: Cast): [Id, string][] {
  return Object.entries(cast).flatMap(([part, people]) =>
    people.flatMap(({ personId }, at): [Id, string][] => (personId ? [[personId, `PERSON ${part} ${at}`]] : [])),
  )
}

/** Somebody's own part follows the view as a write of its own: all is there when a stream has begun. */
async function begun<L extends { listener: Listener }>(late: L[]): Promise<L[]> {
  for (const { listener } of late) await listener.hasBegun()
  return late
}

/** Everywhere where something of a board is shown, or its answer alone. */
async function pagesOf(
  agent: Agent,
  port: number,
  boardId: Id,
  who: Person,
  everywhere: boolean,
): Promise<[string, string][]> {
  const { slug } = await db().event.findUniqueOrThrow({ where: { id: boardId } })
  const { api } = paths
  const elsewhere = {
    ...{ similar: api.boardSimilar(boardId, 'words'), earlier: api.boardEarlier(boardId) },
    ...{ md: api.boardExport(boardId, 'md'), csv: api.boardExport(boardId, 'csv') },
    ...{ json: api.boardExport(boardId, 'json'), home: paths.home(), event: paths.event(slug) },
    ...{ board: paths.board(slug), wall: paths.wallScreen(slug) },
  }
  const addresses = { answer: api.board(boardId), ...(everywhere && elsewhere) }
  const pages: [string, string][] = []
  for (const [what, path] of Object.entries(addresses)) {
    const answer = await ask(agent, { port, path, cookie: cookieOf(who) })
    const text = answer.answered && answer.status === 200 ? (answer.text ?? '') : ''
    pages.push([what, text.replaceAll(slug, 'SLUG')])
  }
  return pages
}

function cookieOf({ session, guest }: Person): string {
  return [session, guest].filter((cookie) => cookie !== null).join('; ')
}

/** The same id in both tellings. */
export function idOf(chance: Chance): Id {
  const hex = Array.from({ length: 32 }, () => chance.between(0, 15).toString(16)).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`
}
