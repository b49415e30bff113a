import type { Actor } from '../auth/actor.ts'
import { allOrNothing, type Tx } from '../db/client.ts'
import type { Person } from '../db/generated/client.ts'
import { admitGuest, cancelByLink, openRsvpLink, undoCancelByLink } from '../events/commands.ts'
import { noSuchEvent, signsIn, speaksFor } from '../events/rules.ts'
import type { RsvpAction } from '../events/schema.ts'
import { confirmRequest, findRequest, hasRole, lockSeats } from '../events/store.ts'
import { limitLink } from '../http/limits.ts'
import { newId } from '../ids.ts'
import { removedPerson } from '../people/rules.ts'
import { createSession, lockPerson, lockPersonByEmail, savePerson } from '../people/store.ts'
import { fail, ok, type Result } from '../result.ts'
import { proposeForMember } from './commands.ts'
import { bringForMember, letGoForMember } from './commands-carry.ts'

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
  if (act.action === 'change') return changeRsvp(actor, token, act)
  if (act.action === 'bring' || act.action === 'let-go') return answerForTopic(actor, token, act)
  const done = act.action === 'cancel' ? await cancelByLink(token) : await undoCancelByLink(token)
  return done.ok ? ok(nothing) : done
}

type Answers = { id?: string | undefined; name?: string | undefined; topic?: string | undefined }

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
    const { person } = await lockPersonByEmail(tx, email, answers.name ?? request.name)
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
    const role = await hasRole(tx, person)
    const may = signsIn({
      first: admitted.value.isNew,
      requestedAt: request.createdAt,
      now,
      hasRole: role,
      hasSession: actor.kind === 'member',
    })
    const going = admitted.value.status === 'going'
    const call = { eventId, commandId: request.id, going, role, signsIn: may }
    const said = await speakFor(tx, actor, person, answers, call)
    if (!said.ok) return said
    if (!may) return ok(nothing)
    return ok({ session: { id: await createSession(tx, person.id, userAgent, now), email: person.email } })
  })
}

/** Changes the name, and proposes another topic where one was typed. */
async function changeRsvp(actor: Actor, token: string, answers: Answers): Promise<Result<RsvpDone>> {
  return allOrNothing<RsvpDone>(async (tx) => {
    const link = await openRsvpLink(tx, token)
    if (!link.ok) return link
    const { rsvp, eventId } = link.value
    const limited = rsvp && (await limitLink(rsvp.id))
    if (limited?.ok === false) return limited
    const person = rsvp && (await lockPerson(tx, rsvp.personId))
    if (!person) return fail('conflict', 'not-confirmed', 'Please confirm first that you come.')
    if (person.removedAt) return removedPerson()
    const role = await hasRole(tx, person)
    const going = rsvp.status === 'going'
    const call = { eventId, commandId: answers.id ?? newId(), going, role, signsIn: false }
    const said = await speakFor(tx, actor, person, answers, call)
    return said.ok ? ok(nothing) : said
  })
}

/** Keeps the name that was given, and proposes the topic under it, where the link speaks for its person so far. */
async function speakFor(
  tx: Tx,
  actor: Actor,
  person: Person,
  { name = person.name, topic }: Answers,
  call: { eventId: string; commandId: string; going: boolean; role: boolean; signsIn: boolean },
): Promise<Result<null>> {
  if (name === person.name && !topic) return ok(null)
  const isTheirs = actor.kind === 'member' && actor.id === person.id
  const { hasSignedIn, nameHidden } = person
  if (!speaksFor({ hasRole: call.role, hasSignedIn, isTheirs, signsIn: call.signsIn }))
    return fail('forbidden', 'sign-in-for-that', 'Sign in first to change your name or to propose a topic.')
  await savePerson(tx, person.id, { name })
  if (!topic) return ok(null)
  const { eventId: boardId, commandId, going } = call
  const proposed = await proposeForMember(tx, {
    boardId,
    personId: person.id,
    name,
    nameHidden,
    going,
    title: topic,
    commandId,
  })
  return proposed.ok ? ok(null) : proposed
}

/** "Still interested?": a topic of theirs from an earlier board comes to this one, or is let go. */
async function answerForTopic(
  actor: Actor,
  token: string,
  act: Extract<RsvpAction, { action: 'bring' | 'let-go' }>,
): Promise<Result<RsvpDone>> {
  return allOrNothing<RsvpDone>(async (tx) => {
    const link = await openRsvpLink(tx, token)
    if (!link.ok) return link
    const { rsvp, eventId } = link.value
    const limited = rsvp && (await limitLink(rsvp.id))
    if (limited?.ok === false) return limited
    const person = rsvp && (await lockPerson(tx, rsvp.personId))
    if (!person || rsvp.status === 'cancelled')
      return fail('conflict', 'not-confirmed', 'Please confirm first that you come.')
    if (person.removedAt) return removedPerson()
    const isTheirs = actor.kind === 'member' && actor.id === person.id
    const hasRoleNow = await hasRole(tx, person)
    if (!speaksFor({ hasRole: hasRoleNow, hasSignedIn: person.hasSignedIn, isTheirs, signsIn: false }))
      return fail('forbidden', 'sign-in-for-that', 'Sign in first to answer for your topics.')
    const from = { boardId: act.boardId, topicId: act.topicId }
    const done =
      act.action === 'bring'
        ? await bringForMember(tx, { eventId, person, from, going: rsvp.status === 'going', id: act.id ?? newId() })
        : await letGoForMember(tx, { eventId, personId: person.id, from })
    return done.ok ? ok(nothing) : done
  })
}
