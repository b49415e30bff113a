import { type Actor, isOrganizer } from '../auth/actor.ts'
import { fail, ok, type Result } from '../result.ts'
import { listAudit } from './store-audit.ts'
import { type AuditPage, type AuditSubject, auditPageSize } from './view-audit.ts'

/** A page of what organizers and moderators did, newest first; for organizers. A page beyond the last is the last. */
export async function getAudit(
  actor: Actor,
  wish: { subject: AuditSubject | null; page: number },
): Promise<Result<AuditPage>> {
  if (!isOrganizer(actor)) return fail('forbidden', 'organizers-only', 'Only organizers see this.')
  const range = (page: number) => ({ limit: auditPageSize, offset: (page - 1) * auditPageSize })
  const asked = await listAudit(wish.subject, range(wish.page))
  const pages = Math.max(1, Math.ceil(asked.total / auditPageSize))
  const page = Math.min(wish.page, pages)
  const { rows, total } = page === wish.page ? asked : await listAudit(wish.subject, range(page))
  return ok({ rows, page, pages, total })
}
