import { type Actor, isOrganizer } from '../auth/actor.ts'
import { db } from '../db/client.ts'
import { fail, ok, type Result } from '../result.ts'
import { findReport, listReports, organizerAddresses } from './store-reports.ts'

/** A report as organizers read it. */
export type ReportView = {
  id: string
  what: string
  place: string | null
  contact: string | null
  note: string
  createdAt: Date
  closedAt: Date | null
  revision: number
}

/** A page of reports under the code of conduct, the open ones first; for organizers alone. */
export async function getReports(
  actor: Actor,
  page = 1,
): Promise<Result<{ reports: ReportView[]; page: number; pages: number }>> {
  if (!isOrganizer(actor)) return fail('forbidden', 'organizers-only', 'Only organizers read reports.')
  return ok(await listReports(page))
}

/** One report; for organizers alone. Null where there is none. */
export async function getReport(actor: Actor, id: string): Promise<ReportView | null> {
  return isOrganizer(actor) ? findReport(id) : null
}

/** How many people read a report: whoever writes one is told. */
export async function countReaders(_actor: Actor): Promise<number> {
  return (await organizerAddresses(db())).length
}
