import { z } from 'zod'
import { auditSubjects } from './view-audit.ts'

/** What the address of the audit log may ask for; anything else is as if it were not there. */
export const auditWish = z.object({
  of: z.enum(auditSubjects).nullable().catch(null),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})
