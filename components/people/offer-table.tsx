import type { ReactNode } from 'react'
import { DeskTime } from '#components/desk/desk-time'
import { Badge } from '#components/ui/badge'
import { Empty } from '#components/ui/empty'
import { Table } from '#components/ui/table'
import { TextLink } from '#components/ui/text-link'
import { paths } from '#lib/paths'
import { type OfferView, offerForms, saidIn } from '#lib/people/view-offers'

/** Offers, a line each: what, from whom, when, and the first words of it. */
export function OfferTable({
  caption,
  offers,
  zone,
}: {
  caption: string
  offers: readonly OfferView[]
  zone: string
}): ReactNode {
  return (
    <Table
      caption={caption}
      empty={<Empty>Nothing here. The page “Get involved” is where people offer their help.</Empty>}
      columns={[{ label: 'From' }, { label: 'Offers' }, { label: 'Says' }, { label: 'When' }]}
      rows={offers.map((offer) => ({
        key: offer.id,
        cells: [
          <span key="from">
            <TextLink href={paths.organizeOffer(offer.id)} className="font-semibold wrap-anywhere">
              <bdi>{offer.name}</bdi>
            </TextLink>
            <span className="block text-fine wrap-anywhere text-muted">{offer.email}</span>
          </span>,
          <span key="kind" className="whitespace-nowrap">
            {offerForms[offer.kind].noun}
          </span>,
          <bdi key="says" className="line-clamp-2 max-w-[24rem] wrap-anywhere">
            {saidIn(offer.kind, offer.answers)[0]?.value}
          </bdi>,
          <DeskTime key="when" at={offer.confirmedAt} zone={zone} />,
        ],
      }))}
    />
  )
}

/** How an offer stands. */
export function OfferBadge({ state }: { state: OfferView['state'] }): ReactNode {
  return <Badge tone={state === 'new' ? 'now' : state === 'answered' ? 'yes' : 'quiet'}>{state}</Badge>
}
