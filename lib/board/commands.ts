import { db, type Tx } from '../db/client.ts'
import { parse } from '../http/parse.ts'
import { fail, type Result } from '../result.ts'
import { runOnBoard } from './batch.ts'
import { closedTo, noSuchBoard, notAdmitted } from './entrance.ts'
import type { Claim } from './identity.ts'
import { claimable } from './machine-people.ts'
import { boardQueues } from './queue.ts'
import { type BoardCommand, boardCommand, type ParticipantBody } from './schema.ts'
import type { Board, Id } from './state.ts'
import { type Answer, type Identity, readEventStatus } from './store-read.ts'

/**
 * Runs one command of a participant and answers after the commit. Who it is and what they may is read under the board's
 * lock. Sent again with the same body it gets the first answer, under another body or by somebody else `id-reused`.
 * `overloaded` or an exception mean that it may be sent again; it counts at most once.
 */
export async function runBoardCommand(
  claim: Claim,
  boardId: Id,
  command: BoardCommand,
  from?: string,
): Promise<Result<Answer>> {
  if (claim.sessionId === null && claim.guest === null) return refuseNobody(claim, boardId)
  return boardQueues().push(boardId, { type: 'command', claim, command, from })
}

/** Whoever shows neither session nor guest is refused whatever they send, without holding up those who take part. */
async function refuseNobody(claim: Claim, boardId: Id): Promise<Result<never>> {
  const status = await readEventStatus(db(), boardId)
  return status === null ? noSuchBoard() : (closedTo(status, null) ?? notAdmitted(claim))
}

/**
 * Joins a board: a guest by name, where the board allows guests, a member as themselves. Joining twice is once.
 * @param browser - hash of the browser's own cookie; it lets a guest whose answer got lost send the same again
 */
export function joinBoard(
  claim: Claim,
  boardId: Id,
  body: ParticipantBody,
  browser: string | null,
): Promise<Result<Answer>> {
  return boardQueues().push(boardId, { type: 'join', claim, ...body, browser })
}

/**
 * Proposes a topic for a member, in a transaction of the caller's, which has locked person and event (rule 1). Joins the
 * board for them if need be. The same `commandId` again is the same topic. A refusal leaves the board as it was.
 */
export async function proposeForMember(
  tx: Tx,
  proposal: {
    boardId: Id
    personId: Id
    name: string
    nameHidden: boolean
    /** Whether they have a seat at the meeting, which some boards ask for. */
    going: boolean
    title: string
    commandId: Id
  },
): Promise<Result<Answer>> {
  const { boardId, personId, name, nameHidden, going, title, commandId } = proposal
  const command = parse(boardCommand, { id: commandId, type: 'propose', title })
  if (!command.ok) {
    const fields = { topic: command.failure.fields?.title ?? [] }
    return fail('invalid', 'invalid', command.failure.message, { fields })
  }
  const who: Identity = { personId, name, nameHidden, organizer: false, moderator: false, going }
  const nobody: Claim = { sessionId: null, guest: null }
  const done = await runOnBoard(tx, boardId, [commandId], (ledger) => ledger.command(command.value, who, nobody))
  return done ?? noSuchBoard()
}

/**
 * A guest has signed in: the guest and the member become one person. True where the board may have moved by it, false
 * where there was nothing to do.
 */
export async function claimIfGuest(claim: Claim, who: Identity | null, boardId: Id, board: Board): Promise<boolean> {
  if (!who || !claimable(board, claim.guest, who.personId)) return false
  const claimed = await boardQueues().push(boardId, { type: 'claim', claim })
  return claimed.ok
}
