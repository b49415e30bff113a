import { db } from '../db/client.ts'
import { Prisma } from '../db/generated/client.ts'
import type { AuditRow, AuditSubject } from './view-audit.ts'

type Row = Omit<AuditRow, 'by'> & { actorId: string | null; actorName: string | null }

/** Entries of the audit log, newest first, of one subject or all, with the names of today; and how many there are. */
export async function listAudit(
  subject: AuditSubject | null,
  range: { limit: number; offset: number },
): Promise<{ rows: AuditRow[]; total: number }> {
  const where = subject ? Prisma.sql`WHERE a."subject" = ${subject}` : Prisma.empty
  const rows = await db().$queryRaw<Row[]>`
    SELECT a."id", a."at", a."act", a."subject", a."subjectId", a."detail", a."actorId",
      who."name" AS "actorName", whom."name" AS "whom",
      CASE WHEN a."subject" IN ('event', 'notes') THEN e."title" WHEN a."subject" = 'person' THEN p."name"
        WHEN a."subject" = 'library' THEN coalesce(n."title", r."title") END AS "title"
    FROM "AuditEntry" a
    LEFT JOIN "Person" who ON who."id" = a."actorId"
    LEFT JOIN "Person" whom ON whom."id"::text = a."detail"->>'personId'
    LEFT JOIN "Person" p ON a."subject" = 'person' AND p."id"::text = a."subjectId"
    LEFT JOIN "Entry" n ON a."subject" = 'library' AND n."id"::text = a."subjectId"
    LEFT JOIN "Resource" r ON a."subject" = 'library' AND r."id"::text = a."subjectId"
    LEFT JOIN "Event" e ON a."subject" IN ('event', 'notes') AND e."id"::text = a."subjectId"
    ${where} ORDER BY a."at" DESC, a."id" LIMIT ${range.limit} OFFSET ${range.offset}`
  const [count] = await db().$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM "AuditEntry" a ${where}`
  return { rows: rows.map(toRow), total: count?.total ?? 0 }
}

function toRow({ actorId, actorName, ...row }: Row): AuditRow {
  if (actorId !== null && actorName !== null) return { ...row, by: { kind: 'person', name: actorName } }
  return { ...row, by: { kind: row.detail.by === 'command-line' ? 'command-line' : 'gone' } }
}
