import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { DoneNotice } from '#components/desk/done-notice'
import { EventForm } from '#components/desk/event-form'
import { EventGlance } from '#components/desk/event-glance'
import { CallOff, EventState } from '#components/desk/event-standing'
import { GuestList } from '#components/desk/guest-list'
import { Moderators } from '#components/desk/moderators'
import { Refused } from '#components/desk/refused'
import { DeskNav } from '#components/layout/desk-nav'
import { Page, PageHeader, Section } from '#components/layout/page'
import { ButtonLink } from '#components/ui/button'
import { currentActor } from '#lib/auth/current'
import { getRatingsOf } from '#lib/board/queries'
import { mayEditEvents } from '#lib/events/policy'
import { type DeskEvent, getDeskEvent } from '#lib/events/queries'
import { setStatus } from '#lib/http/context'
import { paths } from '#lib/paths'
import { statusOfKind } from '#lib/result'
import { ratingText } from '../../../../components/board/rating-words.ts'
import { eventValues } from '../../../../components/desk/event-values.ts'
import { expectedOf, expectedWords } from '../../../../components/desk/expected.ts'
import { commonZones } from '../../../../components/desk/zones.ts'
import { choose, publish, release, restore, saveEvent, withdraw } from './actions.ts'

export const metadata: Metadata = { title: 'Desk: event', robots: { index: false } }

export default async function DeskEventPage({
  params,
  searchParams,
}: PageProps<'/organize/events/[id]'>): Promise<ReactNode> {
  const { id } = await params
  const actor = await currentActor()
  if (actor.kind === 'visitor') redirect(paths.signIn(paths.organizeEvent(id)))
  const found = await getDeskEvent(actor, id)
  if (!found.ok) {
    setStatus(statusOfKind[found.failure.kind])
    return <Refused {...found.failure} />
  }
  const event = found.value
  const edits = mayEditEvents(actor)
  const draft = event.status === 'draft'
  const now = new Date()
  const past = event.endsAt <= now
  const ratings = past ? await getRatingsOf(actor, id) : null
  // Nobody can come to a draft, so its details take the first place.
  const quiet = draft && event.guests.length === 0
  const details = edits ? (
    <Section title="Details" id="details">
      <EventForm
        action={saveEvent}
        values={eventValues(event)}
        zones={commonZones()}
        button="Save"
        hint={savingWords(event, past)}
      />
    </Section>
  ) : null
  return (
    <Page className="group/desk">
      {edits ? <DeskNav active="events" /> : null}
      <DoneNotice done={(await searchParams).done} />
      <PageHeader
        title={event.title}
        lead={<EventGlance event={event} now={now} />}
        actions={<WaysOn event={event} edits={edits} />}
      />
      {edits ? <EventState event={event} past={past} acts={{ publish, restore }} /> : null}
      <div className="grid items-start gap-12 lg:grid-cols-[minmax(0,1fr)_20rem]">
        {quiet && details ? (
          details
        ) : (
          <Section title={past ? 'Who came' : 'Who comes'}>
            <GuestList guests={event.guests} past={past} nobody={nobody(event.status === 'cancelled', past)} />
            {ratings ? <p className="fact mt-4 text-muted">Was the hour worth it? {ratingText(ratings)}.</p> : null}
          </Section>
        )}
        <Moderators eventId={id} people={event.moderators} actions={edits ? { choose, release } : null} />
      </div>
      {quiet ? null : details}
      {edits ? <CallOff event={event} past={past} withdraw={withdraw} /> : null}
    </Page>
  )
}

/** What saving an edit will do, and how many people hear of it. */
function savingWords(event: DeskEvent, past: boolean): string {
  if (event.status === 'draft') return 'Saved, it is still a draft.'
  if (past) return 'It is over, so nobody is mailed.'
  if (event.status === 'cancelled') return 'It is cancelled, so nobody is mailed.'
  const who = expectedWords(expectedOf(event.guests))
  const seats = 'More seats go to who waits; fewer take nobody’s away.'
  return who
    ? `A new time, place or link to join is mailed to the ${who}. ${seats}`
    : `Nobody comes so far, so nobody is mailed. ${seats}`
}

function WaysOn({ event, edits }: { event: { id: string; slug: string }; edits: boolean }): ReactNode {
  const ways = [
    { label: 'Page', href: paths.event(event.slug) },
    { label: 'Board', href: paths.board(event.slug) },
    ...(edits
      ? [
          { label: 'Notes', href: paths.organizeNotes(event.id) },
          { label: 'Edit', href: '#details' },
          { label: 'Copy', href: paths.organizeEventCopy(event.id) },
        ]
      : []),
  ]
  return ways.map(({ label, href }) => (
    <ButtonLink key={label} href={href} variant="secondary" size="small" plain={href.startsWith('#')}>
      {label}
    </ButtonLink>
  ))
}

function nobody(cancelled: boolean, past: boolean): string {
  if (past) return 'Nobody signed up here.'
  return cancelled ? 'Nobody had said yes.' : 'Nobody has said so yet. Send the event’s page around.'
}
