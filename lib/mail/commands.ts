import { type Actor, isOrganizer } from '../auth/actor.ts'
import { recordAct } from '../auth/audit.ts'
import { allOrNothing, transaction } from '../db/client.ts'
import { enqueueJob } from '../jobs/queue.ts'
import { fail, ok, type Result } from '../result.ts'
import { enqueueMail } from './outbox.ts'
import { judgeAgain } from './rules.ts'
import * as store from './store.ts'

const organizersOnly = () => fail('forbidden', 'organizers-only', 'Only organizers look after mails.')

/**
 * Sends a failed mail again, under its own Message-ID and rendered anew: what is no longer true by then is dropped. Never a
 * mail that signs somebody in. Pressed twice, it is queued once.
 */
export async function sendAgain(actor: Actor, mailId: string): Promise<Result<null>> {
  if (!isOrganizer(actor)) return organizersOnly()
  return transaction(async (tx) => {
    const mail = await store.lockMail(tx, mailId)
    if (!mail) return noSuchMail()
    const verdict = judgeAgain(mail)
    if (!verdict.ok) return verdict
    if (verdict.value === 'waiting') return ok(null)
    await store.reopenMail(tx, mailId)
    await enqueueJob(tx, 'send-mail', { mailId }, { key: `mail:${mailId}` })
    const detail = { kind: mail.kind }
    await recordAct(tx, actor, { act: 'mail-sent-again', subject: 'mail', subjectId: mailId, detail })
    return ok(null)
  })
}

const noSuchMail = () =>
  fail('not-found', 'no-such-mail', 'We cannot find that mail. Delivery records are kept for 30 days.')

/** Mails a few words to the organizer who asks, and to nobody else; three an hour. Returns the mail, to follow its fate. */
export async function sendTestMail(actor: Actor): Promise<Result<{ mailId: string }>> {
  if (!isOrganizer(actor)) return organizersOnly()
  return allOrNothing(async (tx) => {
    const payload = { personId: actor.id }
    const { id, dropped } = await enqueueMail(tx, { kind: 'test', to: actor.email, payload, limit: 'test' })
    if (dropped)
      return fail(
        'limited',
        'too-many',
        'Three test mails an hour have to be enough. Look at what became of the last.',
        {
          retryAfter: 3600,
        },
      )
    await recordAct(tx, actor, { act: 'test-mail-sent', subject: 'mail', subjectId: id, detail: { kind: 'test' } })
    return ok({ mailId: id })
  })
}
