import { createTransport, type Transporter } from 'nodemailer'
import { env } from '../env.ts'
import type { RenderedMail } from './kinds.ts'
import { type LocalAttachment, putLocalMail } from './store.ts'

const shared = globalThis as { __quorumMail?: Transporter }

/** A mail server that does not answer holds a job, not the queue: milliseconds. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }

/** Whether a password would cross a network: then only encrypted, whatever somebody between strips from the greeting. */
function needsTls(url: URL): boolean {
  const loopback = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname)
  return url.protocol === 'smtp:' && url.password !== '' && !loopback && !url.searchParams.has('ignoreTLS')
}

/** How the mail server of MAIL_URL is spoken to. What its query says (such as `?requireTLS=false`) goes before this. */
export function transportOptions(mailUrl: string) {
  return { url: mailUrl, ...patience, ...(needsTls(new URL(mailUrl)) && { requireTLS: true }) }
}

const smtp = (url: string) => {
  shared.__quorumMail ??= createTransport(transportOptions(url), { disableFileAccess: true, disableUrlAccess: true })
  return shared.__quorumMail
}

/** The Message-ID of a mail: its row's id at our host, the same at every repeat. */
export function messageId(mailId: string): string {
  return `<${mailId}@${new URL(env().siteUrl).hostname}>`
}

/**
 * Hands one message over: to SMTP where MAIL_URL is set, else to the local mailbox. Throws where it was not accepted.
 * Returns what the server said, null where there is none.
 */
export async function sendMessage(mailId: string, to: string, mail: RenderedMail): Promise<string | null> {
  const { mailUrl, mailFrom } = env()
  if (!mailUrl) {
    const attachments: LocalAttachment[] = mail.calendar
      ? [
          {
            filename: 'invite.ics',
            contentType: `text/calendar; method=${mail.calendar.method}; charset=utf-8`,
            content: mail.calendar.text,
          },
        ]
      : []
    const { subject, text, html } = mail
    await putLocalMail({ id: mailId, recipient: to, subject, text, html, attachments })
    return null
  }
  const { response } = await smtp(mailUrl).sendMail({
    messageId: messageId(mailId),
    from: mailFrom,
    to,
    ...(mail.replyTo && { replyTo: mail.replyTo }),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    headers: { 'Auto-Submitted': 'auto-generated' },
    ...(mail.calendar && {
      icalEvent: { method: mail.calendar.method, content: mail.calendar.text, filename: 'invite.ics' },
    }),
  })
  return response ?? null
}
