import type { LoggedEvent } from '#lib/board/events'
import type { Board, Id } from '#lib/board/state'
import { readBoard } from '#lib/board/store-read'
import { db } from '#lib/db/client'
import { acknowledgedIsKept } from '#tests/faults/checks/acknowledged'
import { enoughHappened, nothingBroke } from '#tests/faults/checks/answers'
import { limitsHold } from '#tests/faults/checks/limits'
import { lostCountsAtMostOnce } from '#tests/faults/checks/lost'
import { versionsInOrder } from '#tests/faults/checks/order'
import { refusedIsNotKept } from '#tests/faults/checks/refused'
import { logIsTheTables } from '#tests/faults/checks/replayed'
import { logIsWhole } from '#tests/faults/checks/strangers'
import type { Client } from '#tests/faults/client'
import type { LogLine, Sent } from '#tests/faults/history'

/** What the log and the tables of a board say against what its clients sent and were told. */
export async function judgeBoard(boardId: Id, start: Board, all: readonly Sent[]): Promise<string[]> {
  const sent = all.filter((one) => one.boardId === boardId)
  const found = await readBoard(db(), boardId)
  const log = await readLog(boardId)
  return [
    ...acknowledgedIsKept(sent, log),
    ...lostCountsAtMostOnce(sent, log),
    ...refusedIsNotKept(sent, log),
    ...logIsWhole(sent, log),
    ...limitsHold(start, log),
    ...(found ? logIsTheTables(start, log, found.board) : [`board ${boardId} is gone`]),
  ]
}

/** What the clients say of the whole run, in which so many commands at least were accepted, and refused. */
export function judgeClients(clients: readonly Client[], sent: readonly Sent[], least: number): string[] {
  const orders = clients.flatMap(({ name, follower }) => versionsInOrder(name, follower.arrivals))
  return [...orders, ...nothingBroke(sent), ...enoughHappened(sent, least)]
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
