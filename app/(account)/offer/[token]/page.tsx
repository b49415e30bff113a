import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { Page, PageHeader } from '#components/layout/page'
import { OfferSaid } from '#components/people/offer-said'
import { ButtonLink } from '#components/ui/button'
import { Card } from '#components/ui/card'
import { FormErrors } from '#components/ui/form-errors'
import { Notice } from '#components/ui/notice'
import { SubmitButton } from '#components/ui/submit-button'
import { currentActor, currentBrowser } from '#lib/auth/current'
import { markTokenPage, setStatus } from '#lib/http/context'
import { readDraft } from '#lib/http/drafts'
import { paths } from '#lib/paths'
import { getOfferLink } from '#lib/people/queries-offers'
import { offerForms } from '#lib/people/view-offers'

export const metadata: Metadata = { title: 'Your offer' }

/** Shows what will be sent to the organizers, and under which address. Opening it changes nothing (rule 5). */
export default async function OfferLinkPage({ params, searchParams }: PageProps<'/offer/[token]'>): Promise<ReactNode> {
  markTokenPage()
  const { token } = await params
  const offer = await getOfferLink(await currentActor(), token)
  if (!offer) {
    setStatus(404)
    return (
      <Page width="narrow">
        <PageHeader
          title="This link does not work"
          lead="It is incomplete, or older than seven days. You can send your offer again."
        />
        <ButtonLink href={paths.getInvolved()}>Get involved</ButtonLink>
      </Page>
    )
  }
  const draft = await readDraft(await currentBrowser(), 'offer-link', (await searchParams).draft)
  const { kind, name, email, answers, done } = offer
  return (
    <Page width="narrow">
      <PageHeader kicker="Your offer" title={offerForms[kind].title} />
      <Card as="section" className="grid gap-6">
        <FormErrors failure={draft?.failure} />
        {done ? (
          <Notice tone="success" title="Thank you. The organizers have it.">
            They answer by mail.
          </Notice>
        ) : (
          <p>
            This goes to the organizers, from <bdi className="font-semibold">{name}</bdi>,{' '}
            <span className="wrap-anywhere">{email}</span>.
          </p>
        )}
        <OfferSaid kind={kind} answers={answers} />
        {done ? null : (
          <form method="post" action={paths.api.offer(token)}>
            <SubmitButton wide>Confirm and send</SubmitButton>
          </form>
        )}
      </Card>
    </Page>
  )
}
