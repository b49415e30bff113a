import { sessionSeconds } from '../auth/session.ts'
import { db, type Tx } from '../db/client.ts'
import type { Person, SignInRequest } from '../db/generated/client.ts'
import { newId } from '../ids.ts'

/** The person with this address, locked until commit; made first where there is none. Says whether it was made. */
export async function lockPersonByEmail(
  tx: Tx,
  email: string,
  name: string,
): Promise<{ person: Person; isNew: boolean }> {
  // Whoever is deleted between our two looks is made anew by the next.
  for (let attempt = 0; attempt < 3; attempt++) {
    const made = await tx.person.createMany({ data: [{ id: newId(), email, name }], skipDuplicates: true })
    const person = await lockKnownPerson(tx, email)
    if (person) return { person, isNew: made.count === 1 }
  }
  throw new Error('A person vanished under its lock.')
}

/** The person with this address, locked until commit; null where there is none, or no more. */
export async function lockKnownPerson(tx: Tx, email: string): Promise<Person | null> {
  const [locked] = await tx.$queryRaw<
    { id: string }[]
  >`SELECT "id" FROM "Person" WHERE "email" = ${email} FOR NO KEY UPDATE`
  return locked ? tx.person.findUnique({ where: { id: locked.id } }) : null
}

/** The person, locked until commit; null where there is none. */
export async function lockPerson(tx: Tx, personId: string): Promise<Person | null> {
  await tx.$queryRaw`SELECT "id" FROM "Person" WHERE "id" = ${personId}::uuid FOR NO KEY UPDATE`
  return tx.person.findUnique({ where: { id: personId } })
}

/** The person with this address; null where there is none. */
export async function findPersonByEmail(tx: Tx, email: string): Promise<Person | null> {
  return tx.person.findUnique({ where: { email } })
}

/** Keeps the name that somebody gave. */
export async function savePerson(
  tx: Tx,
  personId: string,
  data: { name: string; timeZone?: string | null },
): Promise<void> {
  await tx.person.update({ where: { id: personId }, data })
}

/** Remembers that somebody has signed in by a mail of their own. */
export async function markSignedIn(tx: Tx, personId: string): Promise<void> {
  await tx.person.update({ where: { id: personId }, data: { hasSignedIn: true } })
}

/** A new session row; its id goes into the cookie. */
export async function createSession(tx: Tx, personId: string, userAgent: string, now: Date): Promise<string> {
  const id = newId()
  const expiresAt = new Date(now.getTime() + sessionSeconds * 1000)
  await tx.session.create({ data: { id, personId, userAgent: userAgent.slice(0, 200), seenAt: now, expiresAt } })
  return id
}

/** Ends one session of a person, or all of them. */
export async function deleteSessions(tx: Tx, personId: string, sessionId?: string): Promise<void> {
  await tx.session.deleteMany({ where: { personId, ...(sessionId !== undefined && { id: sessionId }) } })
}

/** Ends all sessions of a person but one. */
export async function deleteOtherSessions(tx: Tx, personId: string, sessionId: string): Promise<void> {
  await tx.session.deleteMany({ where: { personId, id: { not: sessionId } } })
}

/** The sessions of a person that still count, the one used last first. */
export async function listSessions(
  personId: string,
): Promise<{ id: string; userAgent: string; createdAt: Date; seenAt: Date }[]> {
  return db().session.findMany({
    where: { personId, expiresAt: { gt: new Date() } },
    select: { id: true, userAgent: true, createdAt: true, seenAt: true },
    orderBy: [{ seenAt: 'desc' }, { id: 'asc' }],
    take: 100,
  })
}

/** A new sign-in request. */
export async function createSignInRequest(
  tx: Tx,
  row: { email: string; browser: string; returnTo: string | null; expiresAt: Date },
): Promise<string> {
  const id = newId()
  await tx.signInRequest.create({ data: { id, ...row } })
  return id
}

type Asked = { email: string; browser: string; now: Date }

/** The newest request of this browser for the address that still counts, beside the excepted one; null where there is none. */
export async function lastSignInRequest(
  tx: Tx,
  { email, browser, now, except }: Asked & { except: string },
): Promise<string | null> {
  const open = { email, browser, endedAt: null, expiresAt: { gt: now }, id: { not: except } }
  const found = await tx.signInRequest.findFirst({ where: open, select: { id: true }, orderBy: { createdAt: 'desc' } })
  return found?.id ?? null
}

/** Ends every request of this browser for the address but the excepted one. */
export async function endSignInRequests(
  tx: Tx,
  { email, browser, now, except }: Asked & { except: string },
): Promise<void> {
  const others = { email, browser, endedAt: null, id: { not: except } }
  await tx.signInRequest.updateMany({ where: others, data: { endedAt: now } })
}

/** The request, locked until commit; null where there is none. */
export async function lockSignInRequest(tx: Tx, id: string): Promise<SignInRequest | null> {
  await tx.$queryRaw`SELECT "id" FROM "SignInRequest" WHERE "id" = ${id}::uuid FOR NO KEY UPDATE`
  return tx.signInRequest.findUnique({ where: { id } })
}

/** The request; null where there is none. */
export async function findSignInRequest(id: string): Promise<SignInRequest | null> {
  return db().signInRequest.findUnique({ where: { id } })
}

/** Counts a mistyped code. */
export async function countTry(tx: Tx, id: string): Promise<void> {
  await tx.signInRequest.update({ where: { id }, data: { tries: { increment: 1 } } })
}

/** Ends a request, since it was used. */
export async function endSignInRequest(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.signInRequest.update({ where: { id }, data: { endedAt: now } })
}

export type PersonRow = Pick<Person, 'id' | 'name' | 'email' | 'role' | 'createdAt' | 'nameHidden'>

/** Shuts somebody out, without a role, or lets them back in as a member. */
export async function setRemoved(tx: Tx, personId: string, removedAt: Date | null): Promise<void> {
  await tx.person.update({ where: { id: personId }, data: { removedAt, role: 'member' } })
}

/** The ids of all organizers, each locked until commit. */
export async function lockOrganizers(tx: Tx): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Person" WHERE "role" = 'organizer' AND "removedAt" IS NULL ORDER BY "id" FOR NO KEY UPDATE`
  return rows.map((row) => row.id)
}

/** Lets one process at a time look for a first organizer, until commit: there may be no row to lock yet. */
export async function lockFirstOrganizer(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('first-organizer'))`
}

/** Sets a role. */
export async function setPersonRole(tx: Tx, personId: string, role: 'member' | 'organizer'): Promise<void> {
  await tx.person.update({ where: { id: personId }, data: { role } })
}

/** Hides a name, or shows it again. */
export async function setNameHidden(tx: Tx, personId: string, nameHidden: boolean): Promise<void> {
  await tx.person.update({ where: { id: personId }, data: { nameHidden } })
}

/** Makes somebody an organizer who can sign in, whatever happened to them before. */
export async function reinstateOrganizer(tx: Tx, personId: string): Promise<void> {
  await tx.person.update({ where: { id: personId }, data: { role: 'organizer', removedAt: null } })
}

/** Some member without a role and some organizer, for the ready-made sign-in links of local mode. */
export async function findByRole(role: 'member' | 'organizer'): Promise<Person | null> {
  return db().person.findFirst({ where: { role, removedAt: null }, orderBy: [{ createdAt: 'asc' }, { email: 'asc' }] })
}
