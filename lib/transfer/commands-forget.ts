import { type Actor, isOrganizer, visitor } from '../auth/actor.ts'
import { recordAct } from '../auth/audit.ts'
import { forgetOnBoard } from '../board/commands-forget.ts'
import { copiesOf } from '../board/store-carry.ts'
import { boardsOfPerson } from '../board/store-forget.ts'
import { clockTimestamp, db, type Tx, transaction } from '../db/client.ts'
import type { Person } from '../db/generated/client.ts'
import { reconcileSeats } from '../events/commands.ts'
import { nextSequence } from '../events/rules.ts'
import { findRsvp, lockSeats } from '../events/store.ts'
import { enqueueMail } from '../mail/outbox.ts'
import { judgeRoleChange, noSuchPerson } from '../people/rules.ts'
import { lockOrganizers, lockPerson } from '../people/store.ts'
import { notify } from '../realtime/port.ts'
import { fail, ok, type Result } from '../result.ts'
import { isRecent, signInAgain } from './rules.ts'
import * as store from './store-forget.ts'

const otherAddress = (message: string) => fail('invalid', 'other-address', message, { fields: { email: [message] } })
const signInFirst = () => fail('unauthenticated', 'sign-in-first', 'Please sign in first.')

/**
 * Deletes whoever asks, for good: all that is kept about them, and their name wherever it stands. Needs a fresh sign-in,
 * which proves that the mailbox is theirs, and the address typed, which proves that they mean it.
 * @param wish.words - whether the words of their topics and lines go too
 */
export async function forgetMe(actor: Actor, wish: { email: string; words: boolean }): Promise<Result<null>> {
  if (actor.kind !== 'member') return signInFirst()
  const mayGo = async (tx: Tx): Promise<Result<Person>> => {
    const organizers = await lockOrganizers(tx)
    const person = await store.lockForDeletion(tx, actor.id)
    const began = await store.sessionBegan(tx, actor.sessionId)
    if (!person || !began) return signInFirst()
    if (!isRecent(began, await clockTimestamp(tx))) return signInAgain()
    if (person.email !== wish.email) return otherAddress('That is not your address. Type the one that stands above.')
    return judgeLeaving(person, organizers)
  }
  // Who did it is nobody any more; that it was done, and to which id, is what a restore needs to be followed by.
  return forget(actor.id, wish.words, mayGo, visitor)
}

/** Deletes somebody who asked an organizer for it. The log keeps that it was done, and by whom. */
export async function forgetPerson(
  actor: Actor,
  wish: { personId: string; email: string; words: boolean },
): Promise<Result<null>> {
  if (!isOrganizer(actor)) return fail('forbidden', 'organizers-only', 'Only organizers delete people.')
  if (wish.personId === actor.id)
    return fail('conflict', 'not-yourself', 'Delete your own account in your settings, where you are asked twice.')
  const mayGo = async (tx: Tx): Promise<Result<Person>> => {
    const organizers = await lockOrganizers(tx)
    if (!organizers.includes(actor.id)) return fail('forbidden', 'organizers-only', 'Only organizers delete people.')
    const person = await store.lockForDeletion(tx, wish.personId)
    if (!person) return noSuchPerson()
    if (person.email !== wish.email) return otherAddress('That is not their address. Type the one of this row.')
    return judgeLeaving(person, organizers)
  }
  return forget(wish.personId, wish.words, mayGo, actor)
}

function judgeLeaving(person: Person, organizers: readonly string[]): Result<Person> {
  const verdict = judgeRoleChange(organizers, { personId: person.id, role: 'member' })
  return verdict.ok ? ok(person) : verdict
}

/**
 * Board by board, each in a transaction of its own, so that somebody with a hundred boards holds up none of them; then,
 * judged anew under the locks of organizers and person: seats go to whoever waits, rows go. What ends in between is ended
 * by asking again.
 */
async function forget(
  personId: string,
  words: boolean,
  mayGo: (tx: Tx) => Promise<Result<Person>>,
  by: Actor,
): Promise<Result<null>> {
  const allowed = await transaction(mayGo)
  if (!allowed.ok) return allowed
  // First what others carried on from their topics: afterwards nobody could tell that it was theirs.
  const copies = Map.groupBy(words ? await copiesOf(db(), personId) : [], ({ boardId }) => boardId)
  for (const [boardId, topics] of copies)
    await transaction(async (tx) => {
      await lockPerson(tx, personId)
      await forgetOnBoard(
        tx,
        boardId,
        personId,
        words,
        topics.map(({ topicId }) => topicId),
      )
    })
  for (const boardId of await boardsOfPerson(db(), personId))
    await transaction(async (tx) => {
      await lockPerson(tx, personId)
      await forgetOnBoard(tx, boardId, personId, words)
    })
  return transaction(async (tx) => {
    const still = await mayGo(tx)
    if (!still.ok) return still
    const person = still.value
    const seats = await leaveEvents(tx, personId)
    // Boards that they joined meanwhile.
    for (const boardId of await boardsOfPerson(tx, personId)) await forgetOnBoard(tx, boardId, personId, words)
    await store.deleteEverywhere(tx, person)
    await notify(tx, 'quorum_person', personId)
    for (const payload of seats) await enqueueMail(tx, { kind: 'seat-returned', to: person.email, payload })
    await enqueueMail(tx, { kind: 'farewell', to: person.email, payload: {} })
    await recordAct(tx, by, { act: 'person-forgotten', subject: 'person', subjectId: personId })
    return ok(null)
  })
}

/** Gives up what lies ahead. Returns the invitations that are to be cancelled in the person's calendar. */
async function leaveEvents(tx: Tx, personId: string): Promise<{ eventId: string; sequence: number }[]> {
  const invited: { eventId: string; sequence: number }[] = []
  for (const eventId of await store.eventsAhead(tx, personId, await clockTimestamp(tx))) {
    const seats = await lockSeats(tx, eventId)
    const rsvp = seats && (await findRsvp(tx, eventId, personId))
    if (!rsvp) continue
    await store.deleteRsvp(tx, rsvp.id)
    if (rsvp.status === 'going' && rsvp.sequence >= 0 && seats.event.status === 'published')
      invited.push({ eventId, sequence: nextSequence(rsvp.sequence, seats.event.sequence) })
    await reconcileSeats(tx, eventId)
  }
  return invited
}
