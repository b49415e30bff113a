import type { Tx } from '../db/client.ts'
import { newId } from '../ids.ts'
import { enqueueJob, enqueueJobs } from '../jobs/queue.ts'
import type { MailKind, MailPayloads } from './kinds.ts'

/** Which hourly count of its address a mail goes on (rule 4); each has its own. */
export type MailLimit = 'request' | 'sign-in' | 'sign-in-known' | 'address' | 'report' | 'offer' | 'test'

/** How many mails an hour one address gets on each count. */
export const mailsAnHour = 3

/**
 * Writes one mail into the transaction of the fact that it reports (rule 3). It is rendered when it is sent, and its row's
 * id is its Message-ID. With a limit, the fourth within an hour is kept as dropped: same work, same answer, no mail. Says
 * whether it was.
 * @param mail.late - the fourth waits instead until the hour allows it, and those after it are dropped: it speaks for them
 */
export async function enqueueMail<K extends MailKind>(
  tx: Tx,
  mail: { kind: K; to: string; payload: MailPayloads[K]; limit?: MailLimit; late?: boolean },
): Promise<{ id: string; dropped: boolean }> {
  const id = newId()
  const { kind, to, payload, limit = null, late = false } = mail
  const { count, next } = limit === null ? noneYet : await countLimited(tx, to, limit)
  const waits = late && count === mailsAnHour
  const dropped = count >= mailsAnHour && !waits
  await tx.outgoingMail.create({
    data: { id, kind, limit, recipient: to, payload, droppedAt: dropped ? new Date() : null },
  })
  // A dropped one is enqueued like any other; the sender passes it over. Nothing tells the two apart by time.
  await enqueueJob(tx, 'send-mail', { mailId: id }, { key: `mail:${id}`, ...(waits && next && { runAt: next }) })
  return { id, dropped }
}

const noneYet = { count: 0, next: null }

/** A mail that no hourly count holds back. */
export type PlainMail = { [K in MailKind]: { kind: K; to: string; payload: MailPayloads[K] } }[MailKind]

/** As `enqueueMail`, for the many mails of one fact: a handful of statements, however many people are told. */
export async function enqueueMails(tx: Tx, mails: readonly PlainMail[]): Promise<void> {
  const rows = mails.map(({ kind, to, payload }) => ({ id: newId(), kind, recipient: to, payload }))
  await tx.outgoingMail.createMany({ data: rows })
  const jobs = rows.map(({ id }) => ({ payload: { mailId: id }, key: `mail:${id}` }))
  await enqueueJobs(tx, 'send-mail', jobs)
}

/** Whether this mail was written past the limit of its address, or was no longer true when its turn came. */
export async function wasDropped<K extends MailKind>(
  tx: Tx,
  mail: { kind: K; to: string; payload: MailPayloads[K] },
): Promise<boolean> {
  const { kind, to, payload } = mail
  const where = { kind, recipient: to, payload: { equals: payload }, droppedAt: { not: null } }
  return (await tx.outgoingMail.count({ where })) > 0
}

/** How many mails of this kind were written to the address in the last hour. */
export async function mailsLastHour(tx: Tx, kind: MailKind, to: string): Promise<number> {
  const since = new Date(Date.now() - 3_600_000)
  return tx.outgoingMail.count({ where: { kind, recipient: to, createdAt: { gt: since } } })
}

/**
 * Counts the last hour's mails under a lock on the address, so that parallel requests do not slip through; and when the
 * oldest of them no longer counts. What was no longer true when its turn came was asked for all the same.
 */
async function countLimited(tx: Tx, to: string, limit: MailLimit): Promise<{ count: number; next: Date | null }> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`mail:${limit}:${to}`}, 0))`
  const rows = await tx.$queryRaw<{ count: number; next: Date | null }[]>`
    SELECT count(*)::int AS count, min("createdAt") + interval '1 hour' AS next FROM "OutgoingMail"
     WHERE "recipient" = ${to} AND "limit" = ${limit} AND ("droppedAt" IS NULL OR "attempts" > 0)
       AND "createdAt" > clock_timestamp() - interval '1 hour'`
  return rows[0] ?? noneYet
}
