import type { Actor } from '../auth/actor.ts'
import { getDeskPerson } from '../people/queries.ts'
import type { DeskPerson } from '../people/view-desk.ts'
import { ok, type Result } from '../result.ts'
import { listMyRsvps, type MyRsvp } from './store-read.ts'

/** Somebody at the desk, with their answers to what lies ahead. */
export async function getPersonAtDesk(
  actor: Actor,
  id: string,
): Promise<Result<{ person: DeskPerson; rsvps: MyRsvp[] }>> {
  const person = await getDeskPerson(actor, id)
  return person.ok ? ok({ person: person.value, rsvps: await listMyRsvps(id) }) : person
}
