import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { ownPart } from '#lib/board/admission'
import { seatOf } from '#lib/board/reader'
import type { Id } from '#lib/board/state'
import { type Found, readBoard, readIdentities } from '#lib/board/store-read'
import { view } from '#lib/board/view'
import { db } from '#lib/db/client'
import { clientsHoldTheView, type Holding } from '#tests/faults/checks/held'
import type { Client } from '#tests/faults/client'
import { keyOf, rowsById, sayingOf } from '#tests/faults/history'
import { readLog } from '#tests/faults/judge'
import { boardNow } from '#tests/faults/people'
import { worksAtBoth } from '#tests/faults/recovered'
import type { Site } from '#tests/faults/site'

/** How long the site may take until all who follow it have come back and hold the latest view, in ms. */
const REST_MS = 120_000
const LOOK_MS = 250
const LOOKS_A_TRY = 40

/**
 * When nothing goes wrong any more, everything works again: every client holds the view of the tables, first of open boards,
 * whatever is going on there, then of closed ones, which no clock changes any more; both processes take commands for both
 * boards and tell what became of them; and who lost an answer gets it. What is still wrong after two minutes is a breach.
 */
export async function comeToRest(site: Site, clients: readonly Client[], boards: readonly Id[]): Promise<string[]> {
  const breaches: string[] = []
  for (const boardId of boards) breaches.push(...(await bringTo('open', clients, boardId)))
  // Who signed in half way looks again as who they are by now.
  for (const { follower, person } of clients) if (person.role === 'turncoat') follower.comeBack(true)
  breaches.push(...(await allHold(clients, boards)))
  for (const boardId of boards) {
    breaches.push(...(await worksAtBoth(site, moderatorOf(clients, boardId), Date.now() + REST_MS)))
    breaches.push(...(await bringTo('closed', clients, boardId)))
  }
  breaches.push(...(await allHold(clients, boards)))
  await hearAgain(clients, boards)
  return breaches
}

async function allHold(clients: readonly Client[], boards: readonly Id[]): Promise<string[]> {
  const end = Date.now() + REST_MS
  for (let look = 0; ; look++) {
    // Not at each look: who is just connecting would begin anew for ever on a machine that has much to do.
    if (look % LOOKS_A_TRY === 0) for (const { follower } of clients) follower.comeBack()
    await wait(LOOK_MS)
    const breaches: string[] = []
    for (const boardId of boards) {
      const some = clients.filter((client) => client.boardId === boardId)
      breaches.push(...clientsHoldTheView(await holdingsOf(boardId, some)))
    }
    if (breaches.length === 0 || Date.now() > end) return breaches
  }
}

/** What each client of a board holds, and what the tables say that it sees. */
async function holdingsOf(boardId: Id, clients: readonly Client[]): Promise<Holding[]> {
  const found = (await readBoard(db(), boardId)) as Found
  const sessions = clients.flatMap(({ sessionId }) => sessionId ?? [])
  const people = await readIdentities(db(), boardId, sessions)
  return clients.map(({ name, sessionId, person, follower }) => {
    const who = people.get(sessionId ?? '') ?? null
    const { kind, moderator, participant } = seatOf(found.board, { sessionId, who, guest: person.guestId })
    const me = participant ? ownPart(boardId, found.board, participant.id, moderator) : null
    const held = follower.store.server()
    const stage = `the ${found.board.stage === 'closed' ? 'closed' : 'open'} board`
    return {
      who: `${name} at ${stage}`,
      held,
      expected: { view: view(found.board, kind, found.status === 'cancelled'), me },
    }
  })
}

function moderatorOf(clients: readonly Client[], boardId: Id): Client {
  const moderator = clients.find((client) => client.boardId === boardId && client.person.role === 'moderator')
  if (!moderator) throw new Error('Nobody moderates that board.')
  return moderator
}

/** A moderator closes the board, or opens a closed one again. Whoever acted on it otherwise has stopped by now. */
async function bringTo(stage: 'open' | 'closed', clients: readonly Client[], boardId: Id): Promise<string[]> {
  const moderator = moderatorOf(clients, boardId)
  const end = Date.now() + REST_MS
  const said: string[] = []
  for (let tries = 0; tries < 10; tries++) {
    const board = await boardNow(boardId)
    if ((board.stage === 'closed') === (stage === 'closed')) return []
    const { undoable } = view(board, 'moderator')
    const closing = { type: 'set-phase', phase: 'closed' }
    const order = stage === 'closed' ? closing : { type: 'undo', actId: undoable }
    said.push(JSON.stringify(await moderator.insistOn({ id: randomUUID(), ...order }, 0, end)))
  }
  return [`board ${boardId} does not come to be ${stage}: ${said.at(-1)}`]
}

/** What counted though an answer to it was lost is sent once more, late. */
async function hearAgain(clients: readonly Client[], boards: readonly Id[]): Promise<void> {
  const end = Date.now() + REST_MS
  const logs = await Promise.all(boards.map(readLog))
  const rows = rowsById(logs.flat())
  const all = clients.map(async (client) => {
    for (const sent of [...client.sent]) {
      const row = rows.get(keyOf(sent.boardId, sent.id))
      const unheard = sent.attempts.some((one) => sayingOf(one) === 'open')
      // What a moderator did before they joined is remembered as nobody's.
      if (unheard && row?.participantId) await client.askAgain(sent, end)
    }
  })
  await Promise.all(all)
}
