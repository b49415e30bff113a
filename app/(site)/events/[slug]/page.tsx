import type { Metadata } from 'next'
import { cache, type ReactNode } from 'react'
import { CancelReason } from '#components/events/cancel-reason'
import { EventJsonLd } from '#components/events/event-json-ld'
import { RsvpCard } from '#components/events/rsvp-card'
import { Seats } from '#components/events/seats'
import { TopicsSoFar } from '#components/events/topics-so-far'
import { When } from '#components/events/when'
import { NotFoundView } from '#components/layout/not-found-view'
import { Page, PageHeader, Section } from '#components/layout/page'
import { ButtonLink } from '#components/ui/button'
import { Facts } from '#components/ui/facts'
import { Markdown } from '#components/ui/markdown'
import { Notice } from '#components/ui/notice'
import { isOrganizer, readerZone } from '#lib/auth/actor'
import { currentActor, currentBrowser } from '#lib/auth/current'
import { getTopicsOf } from '#lib/board/queries'
import { env } from '#lib/env'
import { getEvent } from '#lib/events/queries'
import { isPast, modeLabel, placeLabel } from '#lib/events/view'
import { setStatus } from '#lib/http/context'
import { readDraft } from '#lib/http/drafts'
import { paths } from '#lib/paths'
import { currentSite } from '#lib/site/current'
import { pictured, titled } from '../../../../components/layout/head.ts'
import { cancelSeat, saveSeat } from './actions.ts'

type Props = PageProps<'/events/[slug]'>

// Head and body ask for the same event; it is read once.
const readEvent = cache(async (slug: string) => getEvent(await currentActor(), slug))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const event = await readEvent((await params).slug)
  if (!event) return { title: 'Not found' }
  return {
    title: titled(event.title),
    description: event.summary.slice(0, 160) || `${event.title}, ${modeLabel(event.mode)}`,
    alternates: { canonical: paths.event(event.slug) },
    ...(event.status === 'draft'
      ? { robots: { index: false } }
      : pictured((await currentSite()).name, {
          url: paths.eventPicture(event.slug),
          alt: `${event.title}: when it is, and the ring of those who come`,
        })),
  }
}

export default async function EventPage({ params, searchParams }: Props): Promise<ReactNode> {
  const actor = await currentActor()
  const event = await readEvent((await params).slug)
  if (!event) {
    setStatus(404)
    return <NotFoundView>We cannot find that event. It may have another address by now.</NotFoundView>
  }
  const { draft, sent, said } = await searchParams
  const [site, board, kept] = await Promise.all([
    currentSite(),
    getTopicsOf(actor, event.id),
    draft ? currentBrowser().then((browser) => readDraft(browser, 'rsvp', draft)) : null,
  ])
  const past = isPast(event, new Date())
  const cancelled = event.status === 'cancelled'
  const local = env().mode === 'local'
  return (
    <Page>
      <EventJsonLd event={event} url={env().siteUrl + paths.event(event.slug)} community={site.name} />
      <div className="grid gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_1fr]">
        <div className="min-w-0">
          <PageHeader kicker={modeLabel(event.mode)} title={event.title} />
          {cancelled ? (
            <Notice tone="warning" title="This meeting was cancelled." className="mb-6">
              {event.cancelReason ? <CancelReason text={event.cancelReason} /> : null}
            </Notice>
          ) : null}
          <Facts
            items={[
              { label: 'When', value: <When event={event} past={past} readerZone={readerZone(actor)} /> },
              { label: 'Where', value: <span dir="auto">{placeLabel(event, past)}</span> },
              ...(cancelled || (past && event.going === 0)
                ? []
                : past
                  ? [{ label: 'Came', value: event.going === 1 ? '1 person' : `${event.going} people` }]
                  : [{ label: 'Seats', value: <Seats event={event} /> }]),
            ]}
          />
          <p className="mt-6 flex flex-wrap gap-3">
            {event.hasNotes ? <ButtonLink href={paths.notes(event.slug)}>Read the notes</ButtonLink> : null}
            {past || event.status === 'draft' ? null : (
              <>
                <ButtonLink href={paths.board(event.slug)} variant="secondary">
                  {cancelled ? 'See the board' : 'Open the board'}
                </ButtonLink>
                <ButtonLink href={paths.eventCalendar(event.slug)} variant="secondary" plain>
                  Calendar file
                </ButtonLink>
              </>
            )}
            {event.moderates || isOrganizer(actor) ? (
              <ButtonLink href={paths.organizeEvent(event.id)} variant="secondary">
                Who comes
              </ButtonLink>
            ) : null}
          </p>
        </div>
        <div className="lg:row-span-2">
          <RsvpCard
            event={event}
            past={past}
            closed={board?.stage === 'closed'}
            member={actor.kind === 'member' ? { name: actor.name, acts: { rsvp: saveSeat, cancel: cancelSeat } } : null}
            draft={kept}
            sent={sent !== undefined}
            later={said === 'later'}
            mailbox={local ? paths.localMail() : null}
          />
        </div>
        <div className="min-w-0">
          {event.summary ? (
            <Section title="About this hour">
              <Markdown tree={event.summaryTree} />
            </Section>
          ) : null}
          <TopicsSoFar board={board} slug={event.slug} past={past || cancelled} />
          {event.links.length > 0 ? (
            <Section title="Elsewhere">
              <ul className="grid gap-2">
                {event.links.map(({ label, url }) => (
                  <li key={url}>
                    <a href={url} rel="noopener nofollow" className="text-link wrap-anywhere">
                      {label}
                    </a>
                  </li>
                ))}
              </ul>
            </Section>
          ) : null}
        </div>
      </div>
    </Page>
  )
}
