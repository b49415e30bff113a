import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { HomeRsvp } from '#components/events/home-rsvp'
import { HowItGoes } from '#components/events/how-it-goes'
import { NextMeeting } from '#components/events/next-meeting'
import { TopicCards } from '#components/events/topic-cards'
import { Hero } from '#components/layout/hero'
import { Page, Section } from '#components/layout/page'
import { LatestNotes } from '#components/notes/latest-notes'
import { ButtonLink } from '#components/ui/button'
import { Cup } from '#components/ui/cup'
import { Empty } from '#components/ui/empty'
import { TextLink } from '#components/ui/text-link'
import { readerZone } from '#lib/auth/actor'
import { currentActor } from '#lib/auth/current'
import { getTopicsOf } from '#lib/board/queries'
import { formatShortDay, zoneName } from '#lib/date-format'
import { getNextEvent } from '#lib/events/queries'
import { listNotes } from '#lib/notes/queries'
import { paths } from '#lib/paths'
import { currentSite } from '#lib/site/current'

export const metadata: Metadata = { alternates: { canonical: paths.home() } }

export default async function HomePage(): Promise<ReactNode> {
  const actor = await currentActor()
  const [site, next, notes] = await Promise.all([currentSite(), getNextEvent(actor), listNotes(actor)])
  const board = next && (await getTopicsOf(actor, next.id))
  const held = board?.stage === 'closed'
  const day = next && formatShortDay(new Date(next.startsAt), next.timeZone)
  return (
    <Page flush>
      <Hero
        kicker={[site.name, site.frequency, zoneName(site.timeZone)].filter(Boolean).join(' · ')}
        title="No agenda. You bring the questions, the room votes."
        lead={
          site.tagline ||
          'One hour, a handful of topics, five minutes each. When the cup is empty the room decides: another sip, or the next one.'
        }
        actions={
          <>
            {next && !held ? (
              <ButtonLink href={`${paths.event(next.slug)}#rsvp`}>Save a seat for {day}</ButtonLink>
            ) : (
              <ButtonLink href={paths.events()}>See the events</ButtonLink>
            )}
            <ButtonLink href={paths.howItGoes()} variant="secondary">
              How an hour goes
            </ButtonLink>
          </>
        }
        figure={
          <figure className="grid w-full max-w-80 justify-items-center gap-4">
            <Cup
              total={next?.capacity ?? Math.max(next?.going ?? 0, 7)}
              filled={next?.going ?? 0}
              label={next ? coming(next.going) : 'An empty table'}
            />
            {next ? (
              <figcaption className="fact max-w-[26ch] text-center text-balance text-muted">
                {seatsLine(next)}
              </figcaption>
            ) : null}
          </figure>
        }
      />
      <div className="frame pt-14">
        {board && board.topics.length > 0 && next && !held ? (
          <Section
            title="Next on the table"
            aside={<TextLink href={paths.board(next.slug)}>All topics, and yours</TextLink>}
          >
            <TopicCards topics={board.topics.slice(0, 3)} />
          </Section>
        ) : null}
        <Section title="The next meeting">
          {next ? (
            <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
              <NextMeeting event={next} readerZone={readerZone(actor)} />
              {held ? null : <HomeRsvp event={next} signedIn={actor.kind === 'member'} />}
            </div>
          ) : (
            <Empty>Nothing is planned right now. The next date appears here.</Empty>
          )}
        </Section>
        <Section title="How an hour goes" aside={<TextLink href={paths.howItGoes()}>More on the format</TextLink>}>
          <HowItGoes />
        </Section>
        {notes.length > 0 ? (
          <Section title="Latest notes" aside={<TextLink href={paths.allNotes()}>All notes</TextLink>}>
            <LatestNotes notes={notes.slice(0, 3)} />
          </Section>
        ) : null}
      </div>
    </Page>
  )
}

function seatsLine(event: { going: number; capacity: number | null }): string {
  if (event.capacity === null)
    return event.going === 0
      ? 'Nobody has a seat yet. Be the first.'
      : `${coming(event.going)}. There is room for more.`
  const free = Math.max(0, event.capacity - event.going)
  return free > 0
    ? `${event.going} of ${event.capacity} seats taken. One of the ${free} left is yours.`
    : 'All seats are taken; the waitlist moves.'
}

function coming(going: number): string {
  return going === 1 ? 'One person is coming' : `${going} people are coming`
}
