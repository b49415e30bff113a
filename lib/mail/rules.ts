import { fail, ok, type Result } from '../result.ts'
import type { MailKind } from './kinds.ts'

/** Mails that sign somebody in, or say yes for them: they are never sent again, whoever needs one asks for a new one. */
const signsIn: ReadonlySet<string> = new Set(['sign-in', 'address-from', 'address-to'] satisfies MailKind[])

/** Whether this kind of mail may be sent again from the desk. */
export function maySendAgain(kind: string): boolean {
  return !signsIn.has(kind)
}

type MailState = { kind: string; sentAt: Date | null; droppedAt: Date | null; failedAt: Date | null }

/** Whether a mail is to be sent again: one that failed, once. `waiting` where somebody has pressed the button already. */
export function judgeAgain(mail: MailState): Result<'again' | 'waiting'> {
  if (!maySendAgain(mail.kind))
    return fail(
      'conflict',
      'never-again',
      'Sign-in mails are not sent again. Whoever wants to sign in asks for a new one.',
    )
  if (mail.sentAt) return fail('conflict', 'mail-sent', 'This mail has been sent meanwhile.')
  if (mail.droppedAt)
    return fail('conflict', 'mail-dropped', 'What this mail says is no longer true, so it stays unsent.')
  return ok(mail.failedAt ? 'again' : 'waiting')
}

/** What became of a mail: it waits, is tried again after a failure, was taken by the server, refused, or no longer true. */
export type MailFate = 'waiting' | 'retrying' | 'sent' | 'failed' | 'dropped'

/** The fate of a mail, by its row. */
export function fateOf(mail: MailState & { lastError: string | null }): MailFate {
  if (mail.sentAt) return 'sent'
  if (mail.failedAt) return 'failed'
  if (mail.droppedAt) return 'dropped'
  return mail.lastError === null ? 'waiting' : 'retrying'
}

/** A record of the DNS that decides whether mails arrive: its name, how it reads, and what it is good for. */
export type SenderRecord = { kind: 'SPF' | 'DKIM' | 'DMARC'; name: string; reads: string; why: string }

/** The address that mails come from, out of MAIL_FROM. */
export function senderOf(mailFrom: string): string {
  return (/<([^>]+)>/.exec(mailFrom)?.[1] ?? mailFrom).trim()
}

/** The records to look for at the domain of the sender (RFC 7208, 6376, 7489). `host` is the mail server; null in local mode. */
export function senderRecords(mailFrom: string, host: string | null): SenderRecord[] {
  const domain = senderOf(mailFrom).split('@').pop()?.toLowerCase() ?? ''
  return [
    {
      kind: 'SPF',
      name: domain,
      reads: 'v=spf1 include:(what your mail provider names) -all',
      why: `Says which servers may send for ${domain}${host ? `; the ones behind ${host} have to be among them` : ''}. There is one such record, never two.`,
    },
    {
      kind: 'DKIM',
      name: `(selector)._domainkey.${domain}`,
      reads: 'v=DKIM1; k=rsa; p=(the public key)',
      why: 'The key that the signature of a mail is checked with. The selector is the s= in the header DKIM-Signature of a mail that arrived, or stands in your provider’s settings.',
    },
    {
      kind: 'DMARC',
      name: `_dmarc.${domain}`,
      reads: `v=DMARC1; p=none; rua=mailto:postmaster@${domain}`,
      why: 'Says what to do with mails that fail both, and where to report it. Large mailboxes want to see one.',
    },
  ]
}
