import type { ReactNode } from 'react'
import { RsvpForm } from '#components/events/rsvp-form'
import { ButtonLink } from '#components/ui/button'
import { Card } from '#components/ui/card'
import type { EventPageView } from '#lib/events/view'
import { paths } from '#lib/paths'

/** RSVP from the home page: the form for visitors (its answer shows on the event's page), one way on for members. */
export function HomeRsvp({ event, signedIn }: { event: EventPageView; signedIn: boolean }): ReactNode {
  const full = event.capacity !== null && event.going >= event.capacity
  const answered = event.mine !== null && event.mine.status !== 'cancelled'
  return (
    <Card as="section" aria-labelledby="home-rsvp">
      <h3 id="home-rsvp" className="mb-5 text-title">
        {answered ? 'You have answered' : full ? 'Join the waitlist' : 'Save a seat'}
      </h3>
      {signedIn ? (
        <ButtonLink href={`${paths.event(event.slug)}#rsvp`} wide>
          {answered ? 'See or change it' : full ? 'Wait for a seat' : 'Save my seat'}
        </ButtonLink>
      ) : (
        <RsvpForm slug={event.slug} full={full} draft={null} />
      )}
    </Card>
  )
}
