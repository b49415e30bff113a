import { type Actor, isOrganizer } from '../auth/actor.ts'
import { recordAct } from '../auth/audit.ts'
import { clockTimestamp, transaction } from '../db/client.ts'
import { enqueueMail } from '../mail/outbox.ts'
import { fail, ok, type Result } from '../result.ts'
import type { ReportAnswer, ReportBody } from './schema-reports.ts'
import * as store from './store-reports.ts'

/**
 * Takes a report under the code of conduct, from anybody, also unnamed: who is signed in is not kept. Organizers get a mail
 * that says only that there is one; many at once are a few mails, of which the last waits and speaks for the rest.
 */
export async function fileReport(_actor: Actor, report: ReportBody): Promise<Result<null>> {
  const { what, place = null, contact = null } = report
  return transaction(async (tx) => {
    const reportId = await store.createReport(tx, { what, place, contact })
    for (const to of await store.organizerAddresses(tx))
      await enqueueMail(tx, { kind: 'report-filed', to, payload: { reportId }, limit: 'report', late: true })
    return ok(null)
  })
}

/** Saves an organizer's note on a report, and closes it or opens it again. */
export async function answerReport(actor: Actor, answer: ReportAnswer): Promise<Result<null>> {
  if (!isOrganizer(actor)) return fail('forbidden', 'organizers-only', 'Only organizers read reports.')
  return transaction(async (tx) => {
    const report = await store.lockReport(tx, answer.id)
    if (!report)
      return fail('not-found', 'no-such-report', 'We cannot find that report. A year after closing it is deleted.')
    if (report.revision !== answer.revision)
      return fail(
        'conflict',
        'edited-meanwhile',
        'Somebody else saved this report meanwhile. Look at theirs in another window; saving again puts yours in its place.',
      )
    const { note, state } = answer
    const closedAt = state === 'closed' ? (report.closedAt ?? (await clockTimestamp(tx))) : null
    await store.saveReport(tx, report.id, { note, closedAt })
    await recordAct(tx, actor, { act: 'report-saved', subject: 'report', subjectId: report.id, detail: { state } })
    return ok(null)
  })
}
