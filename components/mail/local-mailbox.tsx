import type { ReactNode } from 'react'
import { Badge } from '#components/ui/badge'
import { Card } from '#components/ui/card'
import { Empty } from '#components/ui/empty'

export type LocalMailView = {
  id: string
  to: string
  subject: string
  text: string
  createdAt: Date
  attachments: { filename: string; contentType: string; content: string }[]
}

const address = /(https?:\/\/\S+)/

/** The text of a mail with its addresses as links. Splitting by a group puts every address at an odd place. */
function Linked({ text }: { text: string }): ReactNode {
  return text.split(address).map((part, at) =>
    at % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the text
      <a key={at} href={part} className="text-link break-all">
        {part}
      </a>
    ) : (
      part
    ),
  )
}

/** The local mailbox: the newest mail open, the others behind their subject. */
export function LocalMailbox({ mails }: { mails: readonly LocalMailView[] }): ReactNode {
  if (mails.length === 0) return <Empty>No mail yet. Save a seat or sign in, and it appears here.</Empty>
  return (
    <ol className="grid gap-5">
      {mails.map((mail, at) => (
        <Card key={mail.id} as="li" size="small">
          <details open={at === 0} className="fold fold-head">
            <summary>
              <span className="wrap-anywhere">
                <strong>{mail.subject}</strong>
                <span className="fact block text-muted">
                  to {mail.to}, {mail.createdAt.toISOString().slice(11, 19)}&nbsp;UTC
                </span>
              </span>
            </summary>
            <p className="mt-4 whitespace-pre-wrap wrap-anywhere">
              <Linked text={mail.text} />
            </p>
            {mail.attachments.map((attachment) => (
              <details key={attachment.filename} className="fold fold-head mt-4">
                <summary>
                  <span>
                    <Badge tone="rim">{attachment.filename}</Badge>{' '}
                    <span className="fact text-muted">{attachment.contentType}</span>
                  </span>
                </summary>
                <pre className="fact mt-2 overflow-x-auto">{attachment.content}</pre>
              </details>
            ))}
          </details>
        </Card>
      ))}
    </ol>
  )
}
