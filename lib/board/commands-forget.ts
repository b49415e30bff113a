import type { Tx } from '../db/client.ts'
import { newId } from '../ids.ts'
import { runOnBoard } from './batch.ts'
import { hashOf } from './ledger-intake.ts'
import type { Id } from './state.ts'
import { forgetInLog, mergedGuests } from './store-forget.ts'

/**
 * Takes a person off a board, in a transaction of the caller's, which has locked person and event (rule 1). What they
 * proposed, wrote and voted stays and counts, without their name; their words go too where they want. Twice is once.
 * @param copies - topics of this board that were theirs on an earlier one, and lose their words too
 */
export async function forgetOnBoard(
  tx: Tx,
  boardId: Id,
  personId: Id,
  words: boolean,
  copies: readonly Id[] = [],
): Promise<void> {
  await runOnBoard(tx, boardId, [], async (ledger) => {
    const members = [...ledger.board.participants.values()].filter((one) => one.personId === personId)
    if (members.length === 0 && copies.length === 0) return
    const mine = members.map(({ id }) => id)
    // As a guest they had a name of their own, before they signed in.
    const participantIds = [...mine, ...(await mergedGuests(tx, boardId, mine))]
    const id = newId()
    ledger.system({ type: 'forget', id, participantIds, words, copies }, hashOf({ type: 'forget', id }), null)
    await forgetInLog(tx, boardId, personId, words ? participantIds : [])
  })
}
