import type { ReactNode } from 'react'
import { MailSent } from '#components/people/mail-sent'
import { Notice } from '#components/ui/notice'
import { paths } from '#lib/paths'
import type { OfferKind } from '#lib/people/view-offers'

/** A stranger's offer waits for its address to be confirmed. The same words for every address. */
export function OfferSent({ kind, mailbox }: { kind: OfferKind; mailbox: string | null }): ReactNode {
  return (
    <MailSent mailbox={mailbox} again={paths.getInvolvedAs(kind)}>
      We sent you a link. Behind it you confirm that the address is yours; only then the organizers read what you wrote.
    </MailSent>
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
