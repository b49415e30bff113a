import type { ReactNode } from 'react'
import type { SenderRecord } from '#lib/mail/rules'

/** What decides whether mails arrive: the records to look for at the sender's domain, by their exact names. */
export function SenderRecords({
  from,
  host,
  records,
}: {
  from: string
  host: string | null
  records: readonly SenderRecord[]
}): ReactNode {
  return (
    <div className="grid gap-6">
      <p>
        Mails leave as <span className="fact wrap-anywhere">{from}</span>
        {host ? (
          <>
            , by the server <span className="fact wrap-anywhere">{host}</span>
          </>
        ) : null}
        . Three records in the DNS of that domain tell other mailboxes that this is right. A command such as{' '}
        <span className="fact wrap-anywhere">dig +short TXT {records.at(-1)?.name}</span> shows one.
      </p>
      <dl className="grid gap-6">
        {records.map(({ kind, name, reads, why }) => (
          <div key={kind} className="grid gap-1">
            <dt className="font-semibold">
              {kind}, TXT at <span className="fact wrap-anywhere">{name}</span>
            </dt>
            <dd className="fact wrap-anywhere">{reads}</dd>
            <dd className="text-muted">{why}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
