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

/** How long the site may take until all who follow it have come back and hold the latest view, in ms. */
const REST_MS = 120_000
const LOOK_MS = 250
const LOOKS_A_TRY = 40

/**
 * Brings the boards to an end, so that no clock of theirs changes anything any more, and waits until every client holds the
 * view of the tables. What is still wrong after two minutes is a breach.
 */
export async function comeToRest(clients: readonly Client[], boards: readonly Id[]): Promise<string[]> {
  const end = Date.now() + REST_MS
  for (const boardId of boards) await close(clients, boardId, end)
  // Who signed in half way looks again as who they are by now.
  for (const { follower, person } of clients) if (person.role === 'turncoat') follower.comeBack(true)
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
    return { who: name, held, expected: { view: view(found.board, kind, found.status === 'cancelled'), me } }
  })
}

/** A moderator closes the board, unless it is closed; whoever undoes that is stopped by now. */
async function close(clients: readonly Client[], boardId: Id, end: number): Promise<void> {
  const moderator = clients.find((client) => client.boardId === boardId && client.person.role === 'moderator')
  for (let tries = 0; tries < 10; tries++) {
    const found = await readBoard(db(), boardId)
    if (found?.board.stage === 'closed') return
    await moderator?.insistOn({ id: randomUUID(), type: 'set-phase', ...{ phase: 'closed' } }, end)
  }
}
