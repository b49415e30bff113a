import { type Actor, isOrganizer } from '../auth/actor.ts'

/** Organizers write the library. */
export function mayEditLibrary(actor: Actor): boolean {
  return isOrganizer(actor)
}

/** Published entries are for everybody, drafts for who writes them. */
export function mayReadEntry(actor: Actor, entry: { status: 'draft' | 'published' }): boolean {
  return entry.status === 'published' || mayEditLibrary(actor)
}
