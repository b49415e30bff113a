import { type Actor, isOrganizer } from '../auth/actor.ts'
import { checkToken, readToken } from '../auth/token.ts'
import { db } from '../db/client.ts'
import { env } from '../env.ts'
import { isId } from '../ids.ts'
import { fail, ok, type Result } from '../result.ts'
import { isOpenRequest, noSuchPerson, signInScope } from './rules.ts'
import { findByRole, findPersonByEmail, findSignInRequest } from './store.ts'
import { readDeskPerson, searchPeople } from './store-desk.ts'
import type { DeskPerson, PeoplePage, PeopleWish } from './view-desk.ts'

/** What the page behind a sign-in link shows: who will be signed in, and whether they are new. Null where it has ended. */
export async function getSignInLink(
  _actor: Actor,
  text: string,
): Promise<{ email: string; name: string | null } | null> {
  const token = readToken(text)
  const request = token && (await findSignInRequest(token.id))
  if (!request || !isOpenRequest(request, new Date())) return null
  if (checkToken(token, signInScope(request), new Date()) !== 'good') return null
  const person = await findPersonByEmail(db(), request.email)
  return { email: request.email, name: person ? person.name : null }
}

/** The address that a code was sent to, for the browser that asked; null for any other, or where it has ended. */
export async function getSignInRequest(
  _actor: Actor,
  id: unknown,
  browser: string | null,
): Promise<{ email: string } | null> {
  if (typeof id !== 'string' || !isId(id) || !browser) return null
  const request = await findSignInRequest(id)
  return request && request.browser === browser && isOpenRequest(request, new Date()) ? { email: request.email } : null
}

/** People with a confirmed address, or those who were removed; for organizers. */
export async function getPeople(
  actor: Actor,
  wish: PeopleWish = { search: '', show: 'everybody', page: 1 },
): Promise<Result<PeoplePage>> {
  if (!isOrganizer(actor)) return fail('forbidden', 'organizers-only', 'Only organizers see this.')
  return ok(await searchPeople(wish))
}

/** Somebody, removed or not, for organizers. */
export async function getDeskPerson(actor: Actor, id: string): Promise<Result<DeskPerson>> {
  if (!isOrganizer(actor)) return fail('forbidden', 'organizers-only', 'Only organizers see this.')
  const person = isId(id) ? await readDeskPerson(id) : null
  return person ? ok(person) : noSuchPerson()
}

/** Whom a ready-made sign-in link of local mode signs in; null where there is nobody, or in production. */
export async function getLocalPerson(role: 'organizer' | 'member'): Promise<{ name: string } | null> {
  if (env().mode !== 'local') return null
  const person = await findByRole(role)
  return person && { name: person.name }
}
