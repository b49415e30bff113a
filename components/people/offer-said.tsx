import type { ReactNode } from 'react'
import { type OfferKind, saidIn } from '#lib/people/view-offers'

/** What an offer says, field by field, as text and nothing else. */
export function OfferSaid({ kind, answers }: { kind: OfferKind; answers: Record<string, string> }): ReactNode {
  return (
    <dl className="grid gap-5">
      {saidIn(kind, answers).map(({ label, value }) => (
        <div key={label}>
          <dt className="fact text-muted">{label}</dt>
          <dd dir="auto" className="mt-1 whitespace-pre-line wrap-anywhere">
            {value}
          </dd>
        </div>
      ))}
    </dl>
  )
}
