import type { ReactNode } from 'react'
import { Notice } from '#components/ui/notice'
import { TextLink } from '#components/ui/text-link'

/** A link was mailed, and what it will do (`children`). The same words for every address. */
export function MailSent({
  mailbox,
  again,
  children,
}: {
  /** Where the local mailbox is; null in production. */
  mailbox: string | null
  /** The way back to the form. */
  again: string
  children: ReactNode
}): ReactNode {
  return (
    <div className="grid gap-4">
      <Notice tone="success" title="Look into your mail.">
        {children}
      </Notice>
      {mailbox ? (
        <p>
          This site runs in local mode: <TextLink href={mailbox}>your mail is here</TextLink>.
        </p>
      ) : null}
      <p className="text-fine text-muted">
        Nothing there after a minute? Look into the spam folder, or <TextLink href={again}>try again</TextLink>.
      </p>
    </div>
  )
}
