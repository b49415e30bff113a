import { db } from '#lib/db/client'
import type { OutgoingMail } from '#lib/db/generated/client'
import type { MailKind } from '#lib/mail/kinds'
import { getLocalMail } from '#lib/mail/queries'
import { workers } from '#lib/wire'

/** The outbox, oldest first: all of it, or the mails of one kind. */
export async function outbox(kind?: MailKind): Promise<OutgoingMail[]> {
  return db().outgoingMail.findMany({ where: kind ? { kind } : {}, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
}

/** Mails that are not dropped, as "kind to", sorted. */
export async function queued(): Promise<string[]> {
  const mails = await db().outgoingMail.findMany({ where: { droppedAt: null } })
  return mails.map(({ kind, recipient }) => `${kind} ${recipient}`).sort()
}

/** Does what the worker would do: sends all that is waiting, oldest first. */
export async function deliver(): Promise<void> {
  const waiting = await db().outgoingMail.findMany({
    where: { sentAt: null, droppedAt: null, failedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  for (const { id } of waiting) await workers['send-mail']({ mailId: id }, { attempt: 1, last: false })
}

/** A message of the local mailbox. */
export type Message = Awaited<ReturnType<typeof getLocalMail>>[number]

/** What reached an address, newest first. */
export async function mailbox(to: string): Promise<Message[]> {
  return (await getLocalMail()).filter((mail) => mail.to === to)
}

/** The token of the first link of a message that leads to this part of the site. */
export function tokenIn(mail: Message | undefined, part: 'rsvp' | 'sign-in/link' | 'address'): string {
  const found = new RegExp(`/${part}/([\\w.%-]+)`).exec(mail?.text ?? '')?.[1]
  if (!found) throw new Error(`No link to /${part} in ${JSON.stringify(mail?.subject)}.`)
  return decodeURIComponent(found)
}

/** The six digits of a sign-in mail. */
export function codeIn(mail: Message | undefined): string {
  const found = /^ {4}(\d{6})$/m.exec(mail?.text ?? '')?.[1]
  if (!found) throw new Error('No code in that mail.')
  return found
}

/** Jobs that are waiting, as task names. */
export async function jobs(): Promise<string[]> {
  const rows = await db().$queryRaw<{ task: string }[]>`
    SELECT task_identifier AS task FROM graphile_worker.jobs ORDER BY id`
  return rows.map(({ task }) => task)
}
