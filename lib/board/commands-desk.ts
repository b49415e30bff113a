import { type Actor, isOrganizer } from '../auth/actor.ts'
import { recordAct } from '../auth/audit.ts'
import { transaction } from '../db/client.ts'
import { newId } from '../ids.ts'
import { lockPerson, setNameHidden } from '../people/store.ts'
import { fail, ok, type Result } from '../result.ts'
import { runOnBoard } from './batch.ts'
import { hashOf } from './ledger-intake.ts'
import { boardsOf } from './store-read.ts'

/**
 * Hides somebody's name from all but moderators and themselves, or shows it again: on every board they have been on, and on
 * those to come. Twice is once.
 */
export async function hideName(actor: Actor, change: { personId: string; hidden: boolean }): Promise<Result<null>> {
  if (!isOrganizer(actor)) return fail('forbidden', 'organizers-only', 'Only organizers hide names.')
  const { personId, hidden } = change
  return transaction(async (tx) => {
    const person = await lockPerson(tx, personId)
    if (!person) return fail('not-found', 'no-such-person', 'We cannot find that person.')
    if (person.nameHidden !== hidden) {
      await setNameHidden(tx, personId, hidden)
      await recordAct(tx, actor, {
        act: hidden ? 'name-hidden' : 'name-restored',
        subject: 'person',
        subjectId: personId,
      })
    }
    for (const { boardId, participantId } of await boardsOf(tx, personId, !hidden)) {
      const type = hidden ? 'hide-name' : 'restore-name'
      await runOnBoard(tx, boardId, [], (ledger) =>
        ledger.system({ type, id: newId(), participantId }, hashOf({ type, participantId }), null),
      )
    }
    return ok(null)
  })
}
