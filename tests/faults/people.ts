import { sessionCookie } from '#lib/auth/session'
import { guestCookie } from '#lib/board/identity'
import type { Board, Id } from '#lib/board/state'
import { readBoard } from '#lib/board/store-read'
import { ensureBoard } from '#lib/board/store-write'
import { db } from '#lib/db/client'
import { newId } from '#lib/ids'
import { meetingRow } from '#tests/support/meeting'

/** Who a client is: a moderator of the board, a member, a guest, a guest who signs in half way, or nobody yet. */
export type Role = 'moderator' | 'member' | 'guest' | 'turncoat' | 'stranger'

/** A client's cookies and what is behind them. */
export type Person = {
  role: Role
  personId: Id | null
  sessionId: Id | null
  session: string | null
  guestId: Id | null
  guest: string | null
}

/** An event that has begun, with its board. */
export async function aBoard(): Promise<Id> {
  const begun = { startsAt: new Date(Date.now() - 1_800_000), endsAt: new Date(Date.now() + 5_400_000) }
  const { id } = await db().event.create({
    data: meetingRow({ ...begun, date: begun.startsAt.toISOString().slice(0, 10) }),
  })
  await ensureBoard(db(), id, true)
  return id
}

/** A closed board of before, and the topics that stayed on it. */
export type Earlier = { boardId: Id; topics: readonly Id[] }

/** A board of a month ago on which so many topics stayed, for anybody to bring along. */
export async function anEarlierBoard(topics: number): Promise<Earlier> {
  const at = new Date(Date.now() - 30 * 86_400_000)
  const { id: boardId } = await db().event.create({
    data: meetingRow({ startsAt: at, endsAt: at, date: at.toISOString().slice(0, 10) }),
  })
  await ensureBoard(db(), boardId, true)
  const authorId = newId()
  await db().participant.create({ data: { boardId, id: authorId, name: 'Somebody', joinedAt: at } })
  const rows = Array.from({ length: topics }, (_, number) => ({
    ...{ boardId, id: newId(), authorId, title: `What stayed ${number}`, details: '' },
    ...{ position: number + 1, proposedAt: at },
  }))
  await db().topic.createMany({ data: rows })
  const closed = { stage: 'closed', phase: 'closed', proposing: false, voting: false, closedAt: at } as const
  await db().board.update({ where: { id: boardId }, data: closed })
  return { boardId, topics: rows.map(({ id }) => id) }
}

/** A board as the tables hold it now. */
export async function boardNow(boardId: Id): Promise<Board> {
  const found = await readBoard(db(), boardId)
  if (!found) throw new Error('There is no such board.')
  return found.board
}

/** Somebody of this role on this board, with this id where they are a guest; they join by themselves. */
export async function aPerson(role: Role, name: string, boardId: Id, id: Id = newId()): Promise<Person> {
  const signedIn = role !== 'guest' && role !== 'stranger'
  const { personId, sessionId } = signedIn ? await aSession(role, name, boardId) : { personId: null, sessionId: null }
  const guestId = role === 'guest' || role === 'turncoat' ? id : null
  return {
    role,
    personId,
    sessionId,
    session: sessionId === null ? null : cookieIn(await sessionCookie(sessionId)),
    guestId,
    guest: guestId === null ? null : cookieIn(guestCookie(boardId, guestId)),
  }
}

async function aSession(role: Role, name: string, boardId: Id): Promise<{ personId: Id; sessionId: Id }> {
  const [personId, sessionId] = [newId(), newId()]
  await db().person.create({ data: { id: personId, email: `${personId}@example.org`, name, role: 'member' } })
  const expiresAt = new Date(Date.now() + 3_600_000)
  await db().session.create({ data: { id: sessionId, personId, userAgent: 'faults', expiresAt } })
  if (role === 'moderator') await db().eventModerator.create({ data: { eventId: boardId, personId } })
  return { personId, sessionId }
}

function cookieIn(line: string): string {
  return line.split(';')[0] ?? ''
}
