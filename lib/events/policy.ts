import { type Actor, isOrganizer } from '../auth/actor.ts'

/** Organizers look after all events. */
export function mayEditEvents(actor: Actor): boolean {
  return isOrganizer(actor)
}

/** Organizers and the event's own moderators see who comes. */
export function maySeeGuests(actor: Actor, event: { moderatorIds: readonly string[] }): boolean {
  return isOrganizer(actor) || (actor.kind === 'member' && event.moderatorIds.includes(actor.id))
}

/** Drafts are for organizers. */
export function maySeeEvent(actor: Actor, event: { status: string }): boolean {
  return event.status !== 'draft' || isOrganizer(actor)
}
