import type { ReactNode } from 'react'
import { ButtonLink } from '#components/ui/button'
import { Card } from '#components/ui/card'
import { paths } from '#lib/paths'
import { offerForms, offerKinds } from '#lib/people/view-offers'

/** The three ways to get involved, each with the way to its form. */
export function OfferCards(): ReactNode {
  return (
    <ul className="grid gap-6 md:grid-cols-3">
      {offerKinds.map((kind) => {
        const { title, lead, button } = offerForms[kind]
        return (
          <Card as="li" key={kind} className="flex flex-col items-start gap-4">
            <h2 className="text-title">{title}</h2>
            <p className="grow text-muted">{lead}</p>
            <ButtonLink href={paths.getInvolvedAs(kind)}>{button}</ButtonLink>
          </Card>
        )
      })}
    </ul>
  )
}
