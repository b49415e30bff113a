import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { FilterLinks } from '#components/desk/filter-links'
import { Pager } from '#components/desk/pager'
import { Refused } from '#components/desk/refused'
import { DeskNav } from '#components/layout/desk-nav'
import { Page, PageHeader } from '#components/layout/page'
import { OfferTable } from '#components/people/offer-table'
import { currentActor } from '#lib/auth/current'
import { setStatus } from '#lib/http/context'
import { paths } from '#lib/paths'
import { getOffers } from '#lib/people/queries-offers'
import { offerWish } from '#lib/people/schema-offers'
import { offerStates } from '#lib/people/view-offers'
import { statusOfKind } from '#lib/result'
import { currentSite } from '#lib/site/current'

export const metadata: Metadata = { title: 'Desk: offers', robots: { index: false } }

const words = { new: 'New', answered: 'Answered', closed: 'Closed' }

export default async function OffersPage({ searchParams }: PageProps<'/organize/offers'>): Promise<ReactNode> {
  const actor = await currentActor()
  if (actor.kind === 'visitor') redirect(paths.signIn(paths.organizeOffers()))
  const { state, page } = offerWish.parse(await searchParams)
  const found = await getOffers(actor, { state, page })
  if (!found.ok) {
    setStatus(statusOfKind[found.failure.kind])
    return <Refused {...found.failure} />
  }
  const { offers, counts, pages, unconfirmed } = found.value
  const links = offerStates.map((each) => ({
    label: words[each],
    href: paths.organizeOffers({ state: each === 'new' ? '' : each }),
    current: each === state,
    count: counts[each],
  }))
  return (
    <Page>
      <DeskNav active="offers" />
      <PageHeader title="Offers" lead="Who would help, speak or host. Answers go out by mail, from here." />
      <FilterLinks label="Show" links={links} />
      <OfferTable
        caption={`${words[state]}, latest first`}
        offers={offers}
        zone={actor.timeZone ?? (await currentSite()).timeZone}
      />
      <Pager page={found.value.page} pages={pages} href={(to) => paths.organizeOffers({ state, page: to })} />
      {unconfirmed > 0 ? (
        <p className="mt-8 text-fine text-muted">
          {unconfirmed === 1 ? 'One more waits' : `${unconfirmed} more wait`} for the sender to confirm the address.
          What nobody confirms within seven days goes unread.
        </p>
      ) : null}
    </Page>
  )
}
