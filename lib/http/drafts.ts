import { db } from '../db/client.ts'
import { isId, newId } from '../ids.ts'
import type { Failure } from '../result.ts'

/** What a refused form had said, and why it was refused. */
export type Draft = { values: Record<string, string>; failure: Failure }

const minutes = 10
const mostOfBrowser = 20

/**
 * Keeps a refused form for ten minutes, for the same browser only (rule 10), and lets go of what has had its time and of
 * all but this browser's latest. Returns its id, for `?draft=`.
 */
export async function keepDraft(browser: string, form: string, draft: Draft): Promise<string> {
  const now = new Date()
  await db().$executeRaw`
    DELETE FROM "FormDraft" WHERE id IN (
      SELECT id FROM "FormDraft"
      WHERE "expiresAt" <= ${now} OR id IN (
        SELECT id FROM "FormDraft" WHERE browser = ${browser} ORDER BY "expiresAt" DESC OFFSET ${mostOfBrowser - 1}
      )
      FOR UPDATE SKIP LOCKED
    )`
  const id = newId()
  const expiresAt = new Date(now.getTime() + minutes * 60_000)
  await db().formDraft.create({
    data: { id, browser, form, values: draft.values, failure: JSON.stringify(draft.failure), expiresAt },
  })
  return id
}

/** The kept form of this id, where it is this browser's, of this form, and still fresh; else null. */
export async function readDraft(
  browser: string | null,
  form: string,
  id: string | string[] | undefined,
): Promise<Draft | null> {
  if (typeof id !== 'string' || !isId(id) || !browser) return null
  const row = await db().formDraft.findFirst({ where: { id, browser, form, expiresAt: { gt: new Date() } } })
  return row ? { values: row.values as Draft['values'], failure: failureOf(row.failure) } : null
}

/** As text, since what PostgreSQL keeps as JSON forgets in which order the fields stood. Before, it was kept as JSON. */
function failureOf(kept: unknown): Failure {
  return (typeof kept === 'string' ? JSON.parse(kept) : kept) as Failure
}
