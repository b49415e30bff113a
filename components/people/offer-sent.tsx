import type { ReactNode } from 'react'
import { Notice } from '#components/ui/notice'
import { TextLink } from '#components/ui/text-link'
import { paths } from '#lib/paths'
import type { OfferKind } from '#lib/people/view-offers'

/** A stranger's offer waits for its address to be confirmed. The same words for every address. */
export function OfferSent({ kind, mailbox }: { kind: OfferKind; mailbox: string | null }): ReactNode {
  return (
    <div className="grid gap-4">
      <Notice tone="success" title="Look into your mail.">
        We sent you a link. Behind it you confirm that the address is yours; only then the organizers read what you
        wrote.
      </Notice>
      {mailbox ? (
        <p>
          This site runs in local mode: <TextLink href={mailbox}>your mail is here</TextLink>.
        </p>
      ) : null}
      <p className="text-fine text-muted">
        Nothing there after a minute? Look into the spam folder, or{' '}
        <TextLink href={paths.getInvolvedAs(kind)}>try again</TextLink>.
      </p>
    </div>
  )
}

/** A member's offer has reached the organizers. */
export function OfferKept(): ReactNode {
  return (
    <Notice tone="success" title="Thank you. The organizers have it.">
      They answer by mail, to the address that you are signed in with.
    </Notice>
  )
}
