import { type Actor, isOrganizer } from '../auth/actor.ts'

type Moderated = { moderatorIds: readonly string[] }

/** Organizers and the event's moderators write its notes. */
export function mayEditNotes(actor: Actor, event: Moderated): boolean {
  return isOrganizer(actor) || (actor.kind === 'member' && event.moderatorIds.includes(actor.id))
}

/** Only organizers publish notes, or take them back. */
export function mayPublishNotes(actor: Actor): boolean {
  return isOrganizer(actor)
}

/** Published notes of an event that can be seen are for everybody, others for who writes them. */
export function mayReadNotes(
  actor: Actor,
  notes: { status: 'draft' | 'published'; event: Moderated & { status: string } },
): boolean {
  const isPublic = notes.status === 'published' && notes.event.status !== 'draft'
  return isPublic || mayEditNotes(actor, notes.event)
}
