import { type Actor, isOrganizer } from '../auth/actor.ts'
import { env } from '../env.ts'
import { isId } from '../ids.ts'
import { fail, ok, type Result } from '../result.ts'
import { fateOf, type MailFate, maySendAgain, type SenderRecord, senderOf, senderRecords } from './rules.ts'
import { countMails, type FailedRow, findMail, listFailedMails, listLocalMail, type MailCount } from './store.ts'

const organizersOnly = () => fail('forbidden', 'organizers-only', 'Only organizers see this.')

/** A mail that could not be delivered, with the reason; never a body. */
export type FailedMail = FailedRow & { mayGoAgain: boolean }

/** A page of mails that could not be delivered, with the reason; for organizers. Never a body. */
export async function getFailedMails(
  actor: Actor,
  page = 1,
): Promise<Result<{ mails: FailedMail[]; page: number; pages: number }>> {
  if (!isOrganizer(actor)) return organizersOnly()
  const found = await listFailedMails(page)
  return ok({ ...found, mails: found.mails.map((mail) => ({ ...mail, mayGoAgain: maySendAgain(mail.kind) })) })
}

/** How many mails of each kind went out, failed or were no longer true, within the 30 days of delivery records. */
export async function getMailCounts(actor: Actor): Promise<Result<MailCount[]>> {
  return isOrganizer(actor) ? ok(await countMails()) : organizersOnly()
}

/** One mail as the desk follows it. */
export type FollowedMail = {
  id: string
  kind: string
  recipient: string
  fate: MailFate
  attempts: number
  at: Date
  /** What the mail server said when it took the mail. */
  response: string | null
  lastError: string | null
}

/** What became of a mail; for organizers. Never its body. */
export async function getMailFate(actor: Actor, id: string): Promise<Result<FollowedMail>> {
  if (!isOrganizer(actor)) return organizersOnly()
  const mail = isId(id) ? await findMail(id) : null
  if (!mail)
    return fail('not-found', 'no-such-mail', 'We cannot find that mail. Delivery records are kept for 30 days.')
  const { kind, recipient, attempts, response, lastError, createdAt, sentAt, failedAt, droppedAt } = mail
  const at = sentAt ?? failedAt ?? droppedAt ?? createdAt
  return ok({ id, kind, recipient, fate: fateOf(mail), attempts, at, response, lastError })
}

/** How mails leave this site: from which address, by which server (null in local mode), and what decides that they arrive. */
export async function getSender(
  actor: Actor,
): Promise<Result<{ from: string; host: string | null; records: SenderRecord[] }>> {
  if (!isOrganizer(actor)) return organizersOnly()
  const { mailFrom, mailUrl } = env()
  const host = mailUrl ? new URL(mailUrl).hostname : null
  return ok({ from: senderOf(mailFrom), host, records: senderRecords(mailFrom, host) })
}

/** The mailbox of local mode, newest first. Its route answers to this machine only (lib/http/local.ts). */
export async function getLocalMail(): Promise<Awaited<ReturnType<typeof listLocalMail>>> {
  return listLocalMail()
}
