import type { Tx } from '../db/client.ts'

/**
 * Deletes what is kept for a while only: unconfirmed requests and sign-in requests after 7 days, delivery records after 30
 * (failed ones too: by then nobody acts on them), the audit log after a year, drafts and sessions when they have expired.
 */
export async function deleteExpired(tx: Tx): Promise<void> {
  await tx.$executeRaw`DELETE FROM "FormDraft" WHERE "expiresAt" < clock_timestamp()`
  await tx.$executeRaw`DELETE FROM "Session" WHERE "expiresAt" < clock_timestamp()`
  await tx.$executeRaw`DELETE FROM "SignInRequest" WHERE "createdAt" < clock_timestamp() - interval '7 days'`
  await tx.$executeRaw`
    DELETE FROM "RsvpRequest" WHERE "confirmedAt" IS NULL AND "createdAt" < clock_timestamp() - interval '7 days'`
  await tx.$executeRaw`DELETE FROM "OutgoingMail" WHERE "createdAt" < clock_timestamp() - interval '30 days'`
  await tx.$executeRaw`DELETE FROM "AuditEntry" WHERE "at" < clock_timestamp() - interval '1 year'`
  await tx.$executeRaw`DELETE FROM "RateLimit" WHERE "expire" < (extract(epoch FROM clock_timestamp()) * 1000)::bigint`
}
