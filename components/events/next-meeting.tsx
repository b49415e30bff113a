import type { ReactNode } from 'react'
import { Seats } from '#components/events/seats'
import { When } from '#components/events/when'
import { ButtonLink } from '#components/ui/button'
import { Card } from '#components/ui/card'
import { Facts } from '#components/ui/facts'
import { TextLink } from '#components/ui/text-link'
import { type EventPageView, placeLabel } from '#lib/events/view'
import { paths } from '#lib/paths'

/** The next meeting as a card: when, where, how many, and the way to one's answer and to the board. */
export function NextMeeting({ event, readerZone }: { event: EventPageView; readerZone: string | null }): ReactNode {
  const mine =
    event.mine?.status === 'going'
      ? 'You have a seat'
      : event.mine?.status === 'waitlisted'
        ? 'You are on the waitlist'
        : null
  return (
    <Card as="article" size="roomy">
      <h3 dir="auto" className="mb-5 text-title wrap-anywhere">
        <TextLink href={paths.event(event.slug)}>{event.title}</TextLink>
      </h3>
      <Facts
        items={[
          { label: 'When', value: <When event={event} readerZone={readerZone} /> },
          { label: 'Where', value: <span dir="auto">{placeLabel(event, false)}</span> },
          { label: 'Seats', value: <Seats event={event} /> },
        ]}
      />
      <p className="mt-6 flex flex-wrap gap-3">
        <ButtonLink href={paths.board(event.slug)} variant="secondary">
          Propose a topic
        </ButtonLink>
        <ButtonLink href={`${paths.event(event.slug)}#rsvp`} variant="secondary">
          {mine ?? 'More on this meeting'}
        </ButtonLink>
      </p>
    </Card>
  )
}
