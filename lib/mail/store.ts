import { db, type Tx } from '../db/client.ts'
import type { OutgoingMail } from '../db/generated/client.ts'

/** The outbox row of a mail; null where it was deleted. */
export async function findMail(id: string): Promise<OutgoingMail | null> {
  return db().outgoingMail.findUnique({ where: { id } })
}

/** Counts a try and gives the mail's row; null where there is nothing to send. Rejects where nothing can be written. */
export async function beginTry(id: string): Promise<OutgoingMail | null> {
  const where = { id, sentAt: null, droppedAt: null }
  const rows = await db().outgoingMail.updateManyAndReturn({ where, data: { attempts: { increment: 1 } } })
  return rows[0] ?? null
}

/** The outbox row of a mail, locked until commit; null where it was deleted. */
export async function lockMail(tx: Tx, id: string): Promise<OutgoingMail | null> {
  await tx.$queryRaw`SELECT "id" FROM "OutgoingMail" WHERE "id" = ${id}::uuid FOR NO KEY UPDATE`
  return tx.outgoingMail.findUnique({ where: { id } })
}

/** A failed mail waits again. */
export async function reopenMail(tx: Tx, id: string): Promise<void> {
  await tx.outgoingMail.update({ where: { id }, data: { failedAt: null, lastError: null } })
}

/** How the mails of one kind have ended so far. */
export type MailCount = { kind: string; sent: number; failed: number; dropped: number; waiting: number }

/** Delivery records counted by kind; the table holds 30 days of them. */
export async function countMails(): Promise<MailCount[]> {
  return db().$queryRaw<MailCount[]>`
    SELECT "kind", count("sentAt")::int AS sent, count(*) FILTER (WHERE "failedAt" IS NOT NULL)::int AS failed,
      count(*) FILTER (WHERE "droppedAt" IS NOT NULL)::int AS dropped,
      count(*) FILTER (WHERE "sentAt" IS NULL AND "failedAt" IS NULL AND "droppedAt" IS NULL)::int AS waiting
    FROM "OutgoingMail" GROUP BY "kind" ORDER BY count(*) DESC, "kind"`
}

/** Notes how a try ended. */
export async function markMail(
  id: string,
  end: { sent: true; response: string | null } | { dropped: true } | { error: string; final: boolean },
): Promise<void> {
  const now = new Date()
  const data =
    'sent' in end
      ? { sentAt: now, lastError: null, failedAt: null, response: end.response }
      : 'dropped' in end
        ? { droppedAt: now }
        : { lastError: end.error.slice(0, 500), ...(end.final && { failedAt: now }) }
  // Many: its reader may have been deleted, and the row with them, while it was on its way.
  await db().outgoingMail.updateMany({ where: { id }, data })
}

/** Deletes a mail's record. Twice is once. */
export async function deleteMail(id: string): Promise<void> {
  await db().outgoingMail.deleteMany({ where: { id } })
}

/** A mail that could not be delivered. */
export type FailedRow = Pick<OutgoingMail, 'id' | 'kind' | 'recipient' | 'failedAt' | 'lastError'>

const pageSize = 50

/** A page of mails that could not be delivered, newest first. A page beyond the last is the last. */
export async function listFailedMails(wanted: number): Promise<{ mails: FailedRow[]; page: number; pages: number }> {
  const where = { failedAt: { not: null } }
  const pages = Math.max(1, Math.ceil((await db().outgoingMail.count({ where })) / pageSize))
  const page = Math.min(wanted, pages)
  const mails = await db().outgoingMail.findMany({
    where,
    select: { id: true, kind: true, recipient: true, failedAt: true, lastError: true },
    orderBy: [{ failedAt: 'desc' }, { id: 'asc' }],
    take: pageSize,
    skip: (page - 1) * pageSize,
  })
  return { mails, page, pages }
}

/** Puts a message into the local mailbox; the same Message-ID twice is one. */
export async function putLocalMail(mail: {
  id: string
  recipient: string
  subject: string
  text: string
  html: string
  attachments: LocalAttachment[]
}): Promise<void> {
  await db().localMail.createMany({ data: [mail], skipDuplicates: true })
}

/** One attachment as the local mailbox shows it. */
export type LocalAttachment = { filename: string; contentType: string; content: string }

/** The local mailbox, newest first. */
export async function listLocalMail() {
  const rows = await db().localMail.findMany({ orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: 500 })
  return rows.map(({ recipient, attachments, ...row }) => ({
    ...row,
    to: recipient,
    attachments: attachments as LocalAttachment[],
  }))
}
