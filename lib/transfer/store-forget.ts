import type { Tx } from '../db/client.ts'
import type { Person } from '../db/generated/client.ts'

/**
 * The person, locked until commit against everybody who would refer to them: not only against other changes, so that
 * nothing new of theirs appears meanwhile. Null where there is none.
 */
export async function lockForDeletion(tx: Tx, personId: string): Promise<Person | null> {
  await tx.$queryRaw`SELECT "id" FROM "Person" WHERE "id" = ${personId}::uuid FOR UPDATE`
  return tx.person.findUnique({ where: { id: personId } })
}

/** When this session began; null where it has ended. */
export async function sessionBegan(tx: Tx, sessionId: string): Promise<Date | null> {
  const session = await tx.session.findUnique({ where: { id: sessionId }, select: { createdAt: true } })
  return session?.createdAt ?? null
}

/** The events ahead to which somebody said that they come, in id order (rule 1). */
export async function eventsAhead(tx: Tx, personId: string, now: Date): Promise<string[]> {
  const rows = await tx.rsvp.findMany({
    where: { personId, status: { not: 'cancelled' }, event: { endsAt: { gt: now } } },
    select: { eventId: true },
    orderBy: { eventId: 'asc' },
  })
  return rows.map(({ eventId }) => eventId)
}

/** Deletes an answer to an event. */
export async function deleteRsvp(tx: Tx, id: string): Promise<void> {
  await tx.rsvp.delete({ where: { id } })
}

/**
 * Deletes the person's row, and with it sessions, RSVPs, roles and changes of address; and every other row that bears one
 * of their addresses. The audit log and reports stay, without them.
 */
export async function deleteEverywhere(tx: Tx, { id, email }: Person): Promise<void> {
  const addresses = await addressesOf(tx, id, email)
  await tx.localMail.deleteMany({ where: { recipient: { in: addresses } } })
  await tx.$executeRaw`
    DELETE FROM "RsvpRequest" WHERE "email" = ANY(${addresses}) OR "rsvpId" IN
      (SELECT r."id" FROM "Rsvp" r WHERE r."personId" = ${id}::uuid)`
  await tx.signInRequest.deleteMany({ where: { email: { in: addresses } } })
  await tx.$executeRaw`
    DELETE FROM "FormDraft" d WHERE EXISTS
      (SELECT 1 FROM unnest(${addresses}::text[]) a WHERE position(a IN lower(d."values"::text)) > 0)`
  await tx.offer.deleteMany({ where: { email: { in: addresses } } })
  await tx.offer.updateMany({ where: { answeredById: id }, data: { answeredById: null } })
  await tx.report.updateMany({ where: { contact: { in: addresses } }, data: { contact: null } })
  await tx.auditEntry.updateMany({ where: { actorId: id }, data: { actorId: null } })
  // After the rows whose locks others hold while they write a mail about them.
  await tx.outgoingMail.deleteMany({ where: { recipient: { in: addresses } } })
  await tx.$executeRaw`
    DELETE FROM "OutgoingMail" m USING "AddressChange" c
     WHERE c."personId" = ${id}::uuid AND m."payload"->>'changeId' = c."id"::text`
  await tx.person.delete({ where: { id } })
}

/** The address, and those that it took the place of, unless somebody else has them by now. */
async function addressesOf(tx: Tx, personId: string, email: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ email: string }[]>`
    SELECT DISTINCT c."oldEmail" AS "email" FROM "AddressChange" c
     WHERE c."personId" = ${personId}::uuid
       AND NOT EXISTS (SELECT 1 FROM "Person" p WHERE p."email" = c."oldEmail" AND p."id" <> c."personId")`
  return [...new Set([email, ...rows.map((row) => row.email)])]
}

/** How many organizers there are. */
export async function countOrganizers(tx: Tx): Promise<number> {
  return tx.person.count({ where: { role: 'organizer', removedAt: null } })
}
