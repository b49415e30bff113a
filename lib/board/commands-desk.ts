import { type Actor, isOrganizer } from '../auth/actor.ts'
import { recordAct } from '../auth/audit.ts'
import { db, transaction } from '../db/client.ts'
import { newId } from '../ids.ts'
import { lockPerson, setNameHidden } from '../people/store.ts'
import { fail, ok, type Result } from '../result.ts'
import { runOnBoard } from './batch.ts'
import { hashOf } from './ledger-intake.ts'
import { boardsOf } from './store-read.ts'

/**
 * Hides somebody's name from all but moderators and themselves, or shows it again: on every board they have been on, and on
 * those to come. Board by board, each in a transaction of its own, so that somebody with a hundred boards holds up none of
 * them. Twice is once; what was cut short goes on by asking again.
 */
export async function hideName(actor: Actor, change: { personId: string; hidden: boolean }): Promise<Result<null>> {
  if (!isOrganizer(actor)) return fail('forbidden', 'organizers-only', 'Only organizers hide names.')
  const { personId, hidden } = change
  const there = await transaction(async (tx) => {
    const person = await lockPerson(tx, personId)
    if (!person || person.nameHidden === hidden) return person !== null
    await setNameHidden(tx, personId, hidden)
    const act = hidden ? 'name-hidden' : 'name-restored'
    await recordAct(tx, actor, { act, subject: 'person', subjectId: personId })
    return true
  })
  if (!there) return fail('not-found', 'no-such-person', 'We cannot find that person.')
  const type = hidden ? 'hide-name' : 'restore-name'
  for (const { boardId, participantId } of await boardsOf(db(), personId, !hidden))
    await transaction(async (tx) => {
      // Somebody else may have decided otherwise meanwhile: the last word is the person's row.
      if ((await lockPerson(tx, personId))?.nameHidden !== hidden) return
      await runOnBoard(tx, boardId, [], (ledger) =>
        ledger.system({ type, id: newId(), participantId }, hashOf({ type, participantId }), null),
      )
    })
  return ok(null)
}
