import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { ActionForm } from '#components/desk/action-form'
import { DeskTime } from '#components/desk/desk-time'
import { DoneNotice } from '#components/desk/done-notice'
import { Refused } from '#components/desk/refused'
import { DeskNav } from '#components/layout/desk-nav'
import { Page, PageHeader, Section } from '#components/layout/page'
import { OfferAnswer } from '#components/people/offer-answer'
import { OfferSaid } from '#components/people/offer-said'
import { OfferBadge } from '#components/people/offer-table'
import { SubmitButton } from '#components/ui/submit-button'
import { currentActor } from '#lib/auth/current'
import { env } from '#lib/env'
import { setStatus } from '#lib/http/context'
import { paths } from '#lib/paths'
import { getOffer } from '#lib/people/queries-offers'
import { offerForms } from '#lib/people/view-offers'
import { statusOfKind } from '#lib/result'
import { currentSite } from '#lib/site/current'
import { answer, change } from './actions.ts'

export const metadata: Metadata = { title: 'Desk: offer', robots: { index: false } }

export default async function OfferDeskPage({
  params,
  searchParams,
}: PageProps<'/organize/offers/[id]'>): Promise<ReactNode> {
  const { id } = await params
  const actor = await currentActor()
  if (actor.kind === 'visitor') redirect(paths.signIn(paths.organizeOffer(id)))
  const found = await getOffer(actor, id)
  if (!found.ok) {
    setStatus(statusOfKind[found.failure.kind])
    return <Refused {...found.failure} />
  }
  const offer = found.value
  const site = await currentSite()
  const closed = offer.state === 'closed'
  const zone = actor.timeZone ?? site.timeZone
  return (
    <Page width="desk" className="group/desk">
      <DeskNav active="offers" />
      <DoneNotice done={(await searchParams).done} />
      <PageHeader
        kicker={`Offers ${offerForms[offer.kind].noun}`}
        title={offer.name}
        lead={
          <span className="flex flex-wrap items-center gap-x-4 gap-y-2 text-body">
            <OfferBadge state={offer.state} />
            <span className="wrap-anywhere">{offer.email}</span>
            <DeskTime at={offer.confirmedAt} zone={zone} />
          </span>
        }
      />
      <OfferSaid kind={offer.kind} answers={offer.answers} />
      <Section title="Answer">
        {offer.answer ? (
          <div className="grid gap-2">
            <p className="fact text-muted">
              <bdi>{offer.answer.by ?? 'Somebody who has left'}</bdi>, <DeskTime at={offer.answer.at} zone={zone} />
            </p>
            <p dir="auto" className="whitespace-pre-line wrap-anywhere">
              {offer.answer.text}
            </p>
          </div>
        ) : (
          <OfferAnswer action={answer} id={id} replyTo={site.contactEmail ?? env().mailFrom} />
        )}
      </Section>
      <ActionForm action={change} fields={{ id, state: closed ? 'open' : 'closed' }} className="mt-10 grid gap-3">
        <p className="text-fine text-muted">
          {closed ? 'It is out of the way.' : 'Closing puts it out of the way. Nobody is mailed.'}
        </p>
        <div>
          <SubmitButton variant="secondary">{closed ? 'Open it again' : 'Close'}</SubmitButton>
        </div>
      </ActionForm>
    </Page>
  )
}
