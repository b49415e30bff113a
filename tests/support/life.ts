import { type Member, visitor } from '#lib/auth/actor'
import { actByRsvpLink } from '#lib/board/rsvp'
import { db } from '#lib/db/client'
import { rsvpAsMember } from '#lib/events/commands'
import { keepDraft } from '#lib/http/drafts'
import { newId } from '#lib/ids'
import { requestSignIn } from '#lib/people/commands'
import { fileReport } from '#lib/people/commands-reports'
import { accepted, aGuest, run } from '#tests/support/board'
import { aMember, anEvent, aRequest, valued } from '#tests/support/factories'

/** A member's claim on a board. */
export const claimOf = ({ sessionId }: Member) => ({ sessionId, guest: null })

/** Somebody who has done everything that one can do here; one seat at the event is theirs, Bo waits for it. */
export async function aLife() {
  const [olga, bo, ana] = [await aMember('Olga', 'organizer'), await aMember('Bo'), await aMember('Anastasia')]
  const event = await anEvent({ capacity: 1 })
  const { link } = await aRequest(event, ana.email, { name: 'Anastasia', topic: 'Her topic' })
  valued(await actByRsvpLink(ana, link, { action: 'confirm', name: 'Anastasia', topic: 'Her topic' }, 'a test'))
  valued(await rsvpAsMember(bo, event.id))
  const topic = await db().topic.findFirstOrThrow()
  // As a guest in another browser, merged into the member when she signs in there.
  const guest = await aGuest(event.id, 'Anastasia at work')
  const line = { type: 'add-line', topicId: topic.id, kind: 'note', text: 'Her line' } as const
  accepted(await run({ ...claimOf(ana), guest: guest.guest }, event.id, line))
  accepted(await run(claimOf(ana), event.id, { type: 'vote', topicId: topic.id }))
  accepted(await run(claimOf(bo), event.id, { type: 'vote', topicId: topic.id }))
  accepted(await run(claimOf(bo), event.id, { ...line, text: 'His line' }))
  valued(await requestSignIn({ email: ana.email }, 'b'))
  const offer = { kind: 'host', name: ana.name, email: ana.email, answers: { room: 'At home' } }
  await db().offer.create({ data: { id: newId(), ...offer } })
  await db().offer.create({ data: { id: newId(), ...offer, name: 'Bo', email: bo.email, answeredById: ana.id } })
  valued(await fileReport(visitor, { what: 'Something', contact: ana.email }))
  await keepDraft('b', 'rsvp', {
    values: { email: ana.email },
    failure: { kind: 'invalid', code: 'invalid', message: 'x' },
  })
  await db().eventModerator.create({ data: { eventId: event.id, personId: ana.id } })
  await db().auditEntry.create({ data: { id: newId(), actorId: ana.id, act: 'notes-saved', subject: 'notes' } })
  return { olga, bo, ana, event, topic }
}
