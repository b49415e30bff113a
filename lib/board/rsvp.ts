import type { Actor } from '../auth/actor.ts'
import { allOrNothing, type Tx } from '../db/client.ts'
import { admitGuest, cancelByLink, openRsvpLink, undoCancelByLink } from '../events/commands.ts'
import { noSuchEvent, signsIn } from '../events/rules.ts'
import type { RsvpAction } from '../events/schema.ts'
import { confirmRequest, findRequest, lockSeats, moderatesAny } from '../events/store.ts'
import { limitLink } from '../http/limits.ts'
import { newId } from '../ids.ts'
import { removedPerson } from '../people/rules.ts'
import { createSession, lockPerson, lockPersonByEmail, savePerson } from '../people/store.ts'
import { fail, ok, type Result } from '../result.ts'
import { proposeForMember } from './commands.ts'

/** What a button behind an RSVP link did: a new session where Confirm signs in (rule 5). */
export type RsvpDone = { session: { id: string; email: string } | null }

const nothing: RsvpDone = { session: null }

/** Does what a person chose behind the link of their mail. Each act twice is once. */
export async function actByRsvpLink(
  actor: Actor,
  token: string,
  act: RsvpAction,
  userAgent: string,
): Promise<Result<RsvpDone>> {
  if (act.action === 'confirm') return confirmRsvp(actor, token, act, userAgent)
  if (act.action === 'change') return changeRsvp(token, act)
  const done = act.action === 'cancel' ? await cancelByLink(token) : await undoCancelByLink(token)
  return done.ok ? ok(nothing) : done
}

type Answers = { id?: string | undefined; name: string; topic?: string | undefined }

/**
 * The RSVP is born: seat or queue, invitation, the topic proposed, member, and signed in under rule 5. Locks person, event,
 * board. Confirming twice is one RSVP; a second request for the same event is folded into the first answer.
 */
async function confirmRsvp(
  actor: Actor,
  token: string,
  answers: Answers,
  userAgent: string,
): Promise<Result<RsvpDone>> {
  return allOrNothing<RsvpDone>(async (tx) => {
    const link = await openRsvpLink(tx, token)
    if (!link.ok) return link
    const { request, email, eventId } = link.value
    if (!request) return fail('conflict', 'already-confirmed', 'You have confirmed this already.')
    const { person } = await lockPersonByEmail(tx, email, answers.name)
    if (person.removedAt) return removedPerson()
    const seats = await lockSeats(tx, eventId)
    if (!seats) return noSuchEvent()
    const fresh = await findRequest(tx, request.id)
    // Deleted meanwhile, with all that was kept about them: nothing of them may be born again.
    if (!fresh) return fail('not-found', 'bad-link', 'This link is incomplete or no longer counts.')
    if (fresh.confirmedAt) return ok(nothing)
    const admitted = await admitGuest(tx, seats, { personId: person.id, email }, request.id)
    if (!admitted.ok) return admitted
    const { now } = seats
    await confirmRequest(tx, request.id, admitted.value.rsvpId, now)
    await savePerson(tx, person.id, { name: answers.name })
    const proposed = await proposeTopic(tx, eventId, person, answers, request.id)
    if (!proposed.ok) return proposed
    const hasRole = person.role !== 'member' || (await moderatesAny(tx, person.id))
    const first = admitted.value.isNew
    const may = signsIn({ first, requestedAt: request.createdAt, now, hasRole, hasSession: actor.kind === 'member' })
    if (!may) return ok(nothing)
    return ok({ session: { id: await createSession(tx, person.id, userAgent, now), email: person.email } })
  })
}

/** Changes the name, and proposes another topic where one was typed. */
async function changeRsvp(token: string, answers: Answers): Promise<Result<RsvpDone>> {
  return allOrNothing<RsvpDone>(async (tx) => {
    const link = await openRsvpLink(tx, token)
    if (!link.ok) return link
    const limited = link.value.rsvp && (await limitLink(link.value.rsvp.id))
    if (limited?.ok === false) return limited
    const person = link.value.rsvp && (await lockPerson(tx, link.value.rsvp.personId))
    if (!person) return fail('conflict', 'not-confirmed', 'Please confirm first that you come.')
    if (person.removedAt) return removedPerson()
    await savePerson(tx, person.id, { name: answers.name })
    const proposed = await proposeTopic(tx, link.value.eventId, person, answers, answers.id ?? newId())
    return proposed.ok ? ok(nothing) : proposed
  })
}

async function proposeTopic(
  tx: Tx,
  boardId: string,
  person: { id: string; nameHidden: boolean },
  answers: Answers,
  commandId: string,
): Promise<Result<null>> {
  if (!answers.topic) return ok(null)
  const proposed = await proposeForMember(tx, {
    boardId,
    personId: person.id,
    name: answers.name,
    nameHidden: person.nameHidden,
    title: answers.topic,
    commandId,
  })
  return proposed.ok ? ok(null) : proposed
}
