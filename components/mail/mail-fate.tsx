import type { ReactNode } from 'react'
import { Notice } from '#components/ui/notice'
import { TextLink } from '#components/ui/text-link'
import type { FollowedMail } from '#lib/mail/queries'

const words = {
  waiting: { tone: 'info', title: 'It is queued.' },
  retrying: { tone: 'warning', title: 'It was not taken yet. The site tries again by itself.' },
  sent: { tone: 'success', title: 'It was handed over.' },
  failed: { tone: 'error', title: 'It could not be delivered.' },
  dropped: { tone: 'warning', title: 'It was not sent: what it says is no longer true.' },
} as const

/** What became of a mail, in the words of the server where it said some. */
export function MailFateNotice({ mail, mailbox }: { mail: FollowedMail; mailbox: string | null }): ReactNode {
  const { tone, title } = words[mail.fate]
  return (
    <Notice tone={tone} title={title}>
      {mail.fate === 'waiting' ? <p>The mail server hears of it within seconds.</p> : null}
      {mail.fate === 'sent' && mail.response ? (
        <p>
          The mail server said: <span className="fact wrap-anywhere">{mail.response}</span>
        </p>
      ) : null}
      {mail.fate === 'sent' && mailbox ? (
        <p>
          This site runs in local mode: <TextLink href={mailbox}>the mail is here</TextLink>.
        </p>
      ) : null}
      {mail.fate === 'sent' && !mailbox ? (
        <p>From there on it is in other hands. Nothing after five minutes? Look among spam first.</p>
      ) : null}
      {mail.lastError ? <p className="wrap-anywhere">{mail.lastError}</p> : null}
    </Notice>
  )
}
