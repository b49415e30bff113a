import { type Actor, isOrganizer } from '../auth/actor.ts'
import { db } from '../db/client.ts'
import { fail, ok, type Result } from '../result.ts'
import { listReports, organizerAddresses } from './store-reports.ts'

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

/** Reports under the code of conduct, the open ones first; for organizers alone. */
export async function getReports(actor: Actor): Promise<Result<ReportView[]>> {
  if (!isOrganizer(actor)) return fail('forbidden', 'organizers-only', 'Only organizers read reports.')
  return ok(await listReports())
}

/** How many people read a report: whoever writes one is told. */
export async function countReaders(_actor: Actor): Promise<number> {
  return (await organizerAddresses(db())).length
}
