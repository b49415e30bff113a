import { db, type Tx } from '../db/client.ts'
import type { AddressChange } from '../db/generated/client.ts'
import { newId } from '../ids.ts'
import type { AddressSide } from './rules-address.ts'

/** Somebody wants another address. */
export async function createChange(
  tx: Tx,
  change: { personId: string; sessionId: string; oldEmail: string; newEmail: string; expiresAt: Date },
): Promise<string> {
  const id = newId()
  await tx.addressChange.create({ data: { id, ...change } })
  return id
}

/** Ends what a person still waits for. How many that were. */
export async function endChanges(tx: Tx, personId: string, now: Date): Promise<number> {
  const ended = await tx.addressChange.updateMany({ where: { personId, endedAt: null }, data: { endedAt: now } })
  return ended.count
}

/** The change; null where there is none. Under the person's lock it is as it stays. */
export async function findChange(tx: Tx, id: string): Promise<AddressChange | null> {
  return tx.addressChange.findUnique({ where: { id } })
}

/** What a person waits for; null where it is nothing. */
export async function findOpenChange(personId: string): Promise<AddressChange | null> {
  return db().addressChange.findFirst({
    where: { personId, endedAt: null, expiresAt: { gt: new Date() } },
    orderBy: { createdAt: 'desc' },
  })
}

/** One of the addresses has agreed. */
export async function confirmSide(tx: Tx, id: string, side: AddressSide, now: Date): Promise<AddressChange> {
  const data = side === 'old' ? { oldConfirmedAt: now } : { newConfirmedAt: now }
  return tx.addressChange.update({ where: { id }, data })
}

/** Whether somebody has this address. */
export async function isTaken(tx: Tx, email: string): Promise<boolean> {
  return (await tx.person.count({ where: { email } })) > 0
}

/**
 * The person has the new address from now on, and so have the forms behind their RSVPs, so that new links agree, the mails
 * about them that have not gone out yet, and what is kept long under the old one: offers, and where reports are answered.
 */
export async function moveAddress(tx: Tx, change: AddressChange): Promise<void> {
  const { personId, oldEmail, newEmail } = change
  await tx.person.update({ where: { id: personId }, data: { email: newEmail } })
  await tx.$executeRaw`
    UPDATE "RsvpRequest" q SET "email" = ${newEmail} FROM "Rsvp" r
     WHERE r."id" = q."rsvpId" AND r."personId" = ${personId}::uuid AND q."email" = ${oldEmail}`
  await tx.$executeRaw`
    UPDATE "OutgoingMail" m SET "recipient" = ${newEmail} FROM "Rsvp" r
     WHERE m."recipient" = ${oldEmail} AND m."sentAt" IS NULL AND m."droppedAt" IS NULL
       AND m."payload" ->> 'rsvpId' = r."id"::text AND r."personId" = ${personId}::uuid`
  await tx.$executeRaw`
    UPDATE "OutgoingMail" m SET "recipient" = ${newEmail} FROM "Offer" o
     WHERE m."recipient" = ${oldEmail} AND m."sentAt" IS NULL AND m."droppedAt" IS NULL AND m."kind" = 'offer-answered'
       AND m."payload" ->> 'offerId' = o."id"::text AND o."email" = ${oldEmail}`
  await tx.offer.updateMany({
    where: { email: oldEmail, confirmedAt: { not: null } },
    data: { email: newEmail },
  })
  await tx.report.updateMany({ where: { contact: oldEmail }, data: { contact: newEmail } })
}
