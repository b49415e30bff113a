/** Somebody signed in, as the database knows them at this request. */
export type Member = {
  kind: 'member'
  id: string
  name: string
  email: string
  role: 'member' | 'organizer'
  timeZone: string | null
  sessionId: string
}

/** Whoever asks: the first argument of every query and command. */
export type Actor = { kind: 'visitor' } | Member

/** Nobody in particular. */
export const visitor: Actor = { kind: 'visitor' }

/** The zone that the actor has chosen to read times in; null where their device is to say. */
export function readerZone(actor: Actor): string | null {
  return actor.kind === 'member' ? actor.timeZone : null
}

/** Whether the actor runs the site. */
export function isOrganizer(actor: Actor): actor is Member & { role: 'organizer' } {
  return actor.kind === 'member' && actor.role === 'organizer'
}
