import { db, type Tx } from '../db/client.ts'
import type { Report } from '../db/generated/client.ts'
import { newId } from '../ids.ts'

/** Keeps a report; nothing of it says who was signed in. */
export async function createReport(
  tx: Tx,
  report: { what: string; place: string | null; contact: string | null },
): Promise<string> {
  const id = newId()
  await tx.report.create({ data: { id, ...report } })
  return id
}

/** The report, locked until commit; null where there is none. */
export async function lockReport(tx: Tx, id: string): Promise<Report | null> {
  await tx.$queryRaw`SELECT "id" FROM "Report" WHERE "id" = ${id}::uuid FOR NO KEY UPDATE`
  return tx.report.findUnique({ where: { id } })
}

/** Keeps the organizers' note, and since when the report is closed. */
export async function saveReport(tx: Tx, id: string, data: { note: string; closedAt: Date | null }): Promise<void> {
  await tx.report.update({ where: { id }, data: { ...data, revision: { increment: 1 } } })
}

/** The report; null where there is none. */
export async function findReport(id: string): Promise<Report | null> {
  return db().report.findUnique({ where: { id } })
}

const pageSize = 50

/** A page of reports, the open ones first, each part latest first. A page beyond the last is the last. */
export async function listReports(wanted: number): Promise<{ reports: Report[]; page: number; pages: number }> {
  const pages = Math.max(1, Math.ceil((await db().report.count()) / pageSize))
  const page = Math.min(wanted, pages)
  const reports = await db().report.findMany({
    orderBy: [{ closedAt: { sort: 'desc', nulls: 'first' } }, { createdAt: 'desc' }, { id: 'asc' }],
    take: pageSize,
    skip: (page - 1) * pageSize,
  })
  return { reports, page, pages }
}

/** How many open reports came in from this instant on. */
export async function countOpenReports(since: Date): Promise<number> {
  return db().report.count({ where: { closedAt: null, createdAt: { gte: since } } })
}

/** The addresses of all organizers, in the order of their ids. */
export async function organizerAddresses(tx: Tx): Promise<string[]> {
  const where = { role: 'organizer', removedAt: null } as const
  const rows = await tx.person.findMany({ where, select: { email: true }, orderBy: { id: 'asc' } })
  return rows.map(({ email }) => email)
}
