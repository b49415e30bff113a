import type { Tx } from '../db/client.ts'
import { newId } from '../ids.ts'
import { runOnBoard } from './batch.ts'
import { hashOf } from './ledger-intake.ts'
import type { Id } from './state.ts'
import { boardsOfPerson, mergedGuests } from './store-forget.ts'

/**
 * Takes a person off every board that they were on, in a transaction of the caller's, which has locked person and events
 * (rule 1). What they proposed, wrote and voted stays and counts, without their name; their words go too where they want.
 */
export async function forgetOnBoards(tx: Tx, personId: Id, words: boolean): Promise<void> {
  for (const boardId of await boardsOfPerson(tx, personId))
    await runOnBoard(tx, boardId, [], async (ledger) => {
      const members = [...ledger.board.participants.values()].filter((one) => one.personId === personId)
      const mine = members.map(({ id }) => id)
      // As a guest they had a name of their own, before they signed in.
      const participantIds = [...mine, ...(await mergedGuests(tx, boardId, mine))]
      const id = newId()
      ledger.system({ type: 'forget', id, participantIds, words }, hashOf({ type: 'forget', id }), null)
    })
}
