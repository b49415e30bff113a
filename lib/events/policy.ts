import { type Actor, isOrganizer } from '../auth/actor.ts'

/** Organizers look after all events. */
export function mayEditEvents(actor: Actor): boolean {
  return isOrganizer(actor)
}

/** Organizers see who comes, and so do the event's own moderators once it is published. */
export function maySeeGuests(actor: Actor, event: { status: string; moderatorIds: readonly string[] }): boolean {
  if (isOrganizer(actor)) return true
  return maySeeEvent(actor, event) && actor.kind === 'member' && event.moderatorIds.includes(actor.id)
}

/** Drafts are for organizers. */
export function maySeeEvent(actor: Actor, event: { status: string }): boolean {
  return event.status !== 'draft' || isOrganizer(actor)
}
