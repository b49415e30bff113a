import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { NotFoundView } from '#components/layout/not-found-view'
import { Page, PageHeader } from '#components/layout/page'
import { OfferForm } from '#components/people/offer-form'
import { OfferKept, OfferSent } from '#components/people/offer-sent'
import { Card } from '#components/ui/card'
import { TextLink } from '#components/ui/text-link'
import { currentActor, currentBrowser } from '#lib/auth/current'
import { env } from '#lib/env'
import { setStatus } from '#lib/http/context'
import { readDraft } from '#lib/http/drafts'
import { paths } from '#lib/paths'
import { isOfferKind, offerForms } from '#lib/people/view-offers'

type Props = PageProps<'/get-involved/[kind]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { kind } = await params
  return { title: isOfferKind(kind) ? offerForms[kind].title : 'Not found' }
}

export default async function OfferPage({ params, searchParams }: Props): Promise<ReactNode> {
  const { kind } = await params
  if (!isOfferKind(kind)) {
    setStatus(404)
    return <NotFoundView>We take help, talks and rooms. What you looked for is none of them.</NotFoundView>
  }
  const { draft: draftId, said } = await searchParams
  const actor = await currentActor()
  const draft = draftId ? await readDraft(await currentBrowser(), 'offer', draftId) : null
  const { title, lead } = offerForms[kind]
  const mailbox = env().mode === 'local' ? paths.localMail() : null
  return (
    <Page width="text">
      <PageHeader kicker="Get involved" title={title} lead={lead} />
      {said === 'sent' ? <OfferSent kind={kind} mailbox={mailbox} /> : null}
      {said === 'kept' ? <OfferKept /> : null}
      {said ? null : (
        <Card size="roomy">
          <OfferForm
            kind={kind}
            draft={draft}
            own={actor.kind === 'member' ? { name: actor.name, email: actor.email } : null}
          />
        </Card>
      )}
      <p className="mt-10">
        <TextLink href={paths.getInvolved()}>The other ways to get involved</TextLink>
      </p>
    </Page>
  )
}
