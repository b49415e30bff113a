import type { LoggedEvent } from '#lib/board/events'
import type { Board, Id } from '#lib/board/state'
import { db } from '#lib/db/client'
import { acknowledgedIsKept, countedIsAnsweredAgain } from '#tests/faults/checks/acknowledged'
import { enoughHappened } from '#tests/faults/checks/answers'
import { limitsHold } from '#tests/faults/checks/limits'
import { versionsInOrder } from '#tests/faults/checks/order'
import { garbledIsInvalid, refusedIsNotKept } from '#tests/faults/checks/refused'
import { logIsTheTables } from '#tests/faults/checks/replayed'
import { logIsWhole, logNamesTheSenders } from '#tests/faults/checks/strangers'
import type { Client } from '#tests/faults/client'
import type { LogLine } from '#tests/faults/history'
import { boardNow, type Earlier, type Person } from '#tests/faults/people'

/** What the log and the tables of a board say against what its clients sent and were told. */
export async function judgeBoard(boardId: Id, start: Board, all: readonly Client[]): Promise<string[]> {
  const clients = all.filter((client) => client.boardId === boardId)
  const sent = clients.flatMap((client) => client.sent)
  const log = await readLog(boardId)
  const board = await boardNow(boardId)
  const turned = clients.map(({ person }) => person).filter(({ role }) => role === 'turncoat')
  return [
    ...acknowledgedIsKept(sent, log),
    ...countedIsAnsweredAgain(sent),
    ...refusedIsNotKept(sent, log),
    ...garbledIsInvalid(sent, log),
    ...logIsWhole(sent, log),
    ...logNamesTheSenders(sent, log, new Map(clients.map(({ name, person }) => [name, idsOf(board, person)]))),
    ...limitsHold(start, log, turned),
    ...logIsTheTables(start, log, board),
  ]
}

/** Under which ids somebody acts; a moderator looks after a board also without having joined it. */
function idsOf({ participants }: Board, { role, personId, guestId }: Person): ReadonlySet<Id | null> {
  const ids = [...participants.values()].filter((one) => personId !== null && one.personId === personId)
  return new Set([...ids.map(({ id }) => id), ...(guestId ? [guestId] : []), ...(role === 'moderator' ? [null] : [])])
}

/** What the clients say of the whole run, in which so many commands at least were accepted, and refused. */
export function judgeClients(clients: readonly Client[], least: number): string[] {
  const orders = clients.flatMap(({ name, follower }) => versionsInOrder(name, follower.arrivals))
  const sent = clients.flatMap((client) => client.sent)
  return [...orders, ...enoughHappened(sent, least)]
}

/** A topic of an earlier board is brought to one board and no other, and to that once. */
export async function judgeCarried({ boardId }: Earlier): Promise<{ breaches: string[]; carried: number }> {
  const copies = await db().topic.findMany({
    where: { carriedBoardId: boardId, status: { not: 'removed' } },
    select: { carriedTopicId: true },
  })
  const once = new Set(copies.map(({ carriedTopicId }) => carriedTopicId))
  const breaches = once.size === copies.length ? [] : [`${once.size} topics were brought along ${copies.length} times`]
  return { breaches, carried: copies.length }
}

/** The log of a board, as it was written. */
export async function readLog(boardId: Id): Promise<LogLine[]> {
  const rows = await db().boardCommand.findMany({ where: { boardId }, orderBy: { version: 'asc' } })
  return rows.map(({ version, commandId, participantId, type, at, events }) => ({
    ...{ boardId, version, commandId, participantId, type },
    at: at.getTime(),
    events: events as unknown as LoggedEvent[],
  }))
}
