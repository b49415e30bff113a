import type { AuditAct, AuditActs } from '../auth/audit.ts'

/** The kinds of things that the audit log tells apart; what one filters by. */
export const auditSubjects = ['event', 'notes', 'person', 'mail', 'offer', 'report', 'library', 'site'] as const
export type AuditSubject = (typeof auditSubjects)[number]

// Every subject that an act may have is one of them: a new one without its filter does not compile.
type Known = AuditActs[AuditAct]['subject'] extends AuditSubject ? true : never
const complete: Known = true
void complete

/** How many entries a page of the log shows. */
export const auditPageSize = 50

/** One entry as the desk shows it. Names are read today, so that a person can be forgotten. */
export type AuditRow = {
  id: string
  at: Date
  /** Who did it: a name, the command line, or somebody who is not there any more. */
  by: { kind: 'person'; name: string } | { kind: 'command-line' } | { kind: 'gone' }
  act: AuditAct
  subject: AuditSubject
  subjectId: string | null
  /** The title of the event, the name of the person; null where there is none, or no longer. */
  title: string | null
  /** Small facts: a role, whether it moved, a kind of mail. */
  detail: Record<string, unknown>
  /** The name of the person that the detail speaks of, such as a moderator. */
  whom: string | null
}

/** A page of the log, newest first. */
export type AuditPage = { rows: AuditRow[]; page: number; pages: number; total: number }
