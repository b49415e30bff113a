import { type Actor, isOrganizer } from '../auth/actor.ts'
import { recordAct } from '../auth/audit.ts'
import { clockTimestamp, type Tx, transaction } from '../db/client.ts'
import { enqueueMail } from '../mail/outbox.ts'
import { judgeRoleChange, noSuchPerson } from '../people/rules.ts'
import { deleteSessions, lockOrganizers, lockPerson, setRemoved } from '../people/store.ts'
import { notify } from '../realtime/port.ts'
import { fail, ok, type Result } from '../result.ts'
import { reconcileSeats } from './commands.ts'
import { nextSequence } from './rules.ts'
import * as store from './store.ts'
import { listExpectedAt } from './store-expected.ts'

const organizersOnly = () => fail('forbidden', 'organizers-only', 'Only organizers remove people.')

/**
 * Shuts somebody out: every session and open page of theirs ends now, their address can no longer sign in or take part,
 * their seats at what lies ahead go to who waits, and they moderate nothing any more. What they wrote stays. Twice is once;
 * the last organizer stays, and nobody removes themselves.
 */
export async function removePerson(actor: Actor, personId: string): Promise<Result<null>> {
  if (!isOrganizer(actor)) return organizersOnly()
  if (actor.id === personId)
    return fail('conflict', 'not-yourself', 'Nobody removes themselves. Ask another organizer.')
  return transaction(async (tx) => {
    const organizers = await lockOrganizers(tx)
    if (!organizers.includes(actor.id)) return organizersOnly()
    const person = await lockPerson(tx, personId)
    if (!person) return noSuchPerson()
    if (person.removedAt) return ok(null)
    const verdict = judgeRoleChange(organizers, { personId, role: 'member' })
    if (!verdict.ok) return verdict
    await setRemoved(tx, personId, await clockTimestamp(tx))
    await deleteSessions(tx, personId)
    await freeSeatsOf(tx, personId, person.email)
    for (const eventId of await store.removeModeratorEverywhere(tx, personId))
      await recordAct(tx, actor, {
        act: 'moderator-released',
        subject: 'event',
        subjectId: eventId,
        detail: { personId },
      })
    await notify(tx, 'quorum_person', personId)
    await recordAct(tx, actor, { act: 'person-removed', subject: 'person', subjectId: personId })
    return ok(null)
  })
}

/** Lets somebody back in, as a member who moderates nothing. Seats that went to others stay with them. Twice is once. */
export async function reinstatePerson(actor: Actor, personId: string): Promise<Result<null>> {
  if (!isOrganizer(actor)) return organizersOnly()
  return transaction(async (tx) => {
    const person = await lockPerson(tx, personId)
    if (!person) return noSuchPerson()
    if (!person.removedAt) return ok(null)
    await setRemoved(tx, personId, null)
    await recordAct(tx, actor, { act: 'person-reinstated', subject: 'person', subjectId: personId })
    return ok(null)
  })
}

/** Cancels somebody's answers to what is not over, event by event in id order, with a CANCEL where they were invited. */
async function freeSeatsOf(tx: Tx, personId: string, to: string): Promise<void> {
  for (const eventId of await listExpectedAt(tx, personId)) {
    const seats = await store.lockSeats(tx, eventId)
    const rsvp = seats && (await store.findRsvp(tx, eventId, personId))
    if (!rsvp || rsvp.status === 'cancelled') continue
    const invited = rsvp.sequence >= 0
    const sequence = invited ? nextSequence(rsvp.sequence, seats.event.sequence) : rsvp.sequence
    await store.cancelRsvpRow(tx, rsvp, sequence, seats.now)
    const payload = { rsvpId: rsvp.id, sequence: invited ? sequence : null, byDesk: true as const }
    await enqueueMail(tx, { kind: 'rsvp-cancelled', to, payload })
    await reconcileSeats(tx, eventId)
  }
}
