import { type Actor, isOrganizer } from '../auth/actor.ts'

/** Organizers run the site. */
export function mayEditSite(actor: Actor): boolean {
  return isOrganizer(actor)
}
