import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { EventList } from '#components/events/event-list'
import { Page, PageHeader, Section } from '#components/layout/page'
import { Empty } from '#components/ui/empty'
import { currentActor } from '#lib/auth/current'
import { getPastEvents, getUpcomingEvents } from '#lib/events/queries'
import { paths } from '#lib/paths'
import { currentSite } from '#lib/site/current'

export const metadata: Metadata = {
  title: 'Events',
  description: 'The next meetings, with their seats and topics, and the past ones with their notes.',
  alternates: { canonical: paths.events() },
}

export default async function EventsPage(): Promise<ReactNode> {
  const actor = await currentActor()
  const [site, ahead, past] = await Promise.all([currentSite(), getUpcomingEvents(actor), getPastEvents(actor)])
  return (
    <Page>
      <PageHeader
        kicker={site.frequency}
        title="Events"
        lead="Come to the next one, or see what the last ones were about."
      />
      <Section title="Coming up">
        {ahead.length > 0 ? (
          <EventList events={ahead} />
        ) : (
          <Empty>Nothing is planned right now. The next date appears here.</Empty>
        )}
      </Section>
      <Section title="Past">
        {past.length > 0 ? <EventList events={past} past /> : <Empty>No meeting has happened yet.</Empty>}
      </Section>
    </Page>
  )
}
