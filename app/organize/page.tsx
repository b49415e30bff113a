import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { EventTable } from '#components/desk/event-table'
import { Refused } from '#components/desk/refused'
import { DeskNav } from '#components/layout/desk-nav'
import { Page, PageHeader, Section } from '#components/layout/page'
import { ButtonLink } from '#components/ui/button'
import { Empty } from '#components/ui/empty'
import { currentActor } from '#lib/auth/current'
import { mayEditEvents } from '#lib/events/policy'
import { getPastEvents, getUpcomingEvents } from '#lib/events/queries'
import { setStatus } from '#lib/http/context'
import { paths } from '#lib/paths'

export const metadata: Metadata = { title: 'Desk: events', robots: { index: false } }

export default async function DeskPage(): Promise<ReactNode> {
  const actor = await currentActor()
  if (actor.kind === 'visitor') redirect(paths.signIn(paths.organize()))
  if (!mayEditEvents(actor)) {
    setStatus(403)
    return <Refused message="Only organizers look after events." />
  }
  const [ahead, past] = await Promise.all([getUpcomingEvents(actor), getPastEvents(actor)])
  const now = new Date()
  const create = <ButtonLink href={paths.organizeNewEvent()}>New event</ButtonLink>
  return (
    <Page>
      <DeskNav active="events" />
      <PageHeader title="Events" actions={ahead.length > 0 ? create : null} />
      <div>
        <Section title="Ahead" aside={count(ahead.length)}>
          <EventTable
            caption="Events ahead"
            events={ahead}
            now={now}
            empty={
              <Empty action={create}>
                Nothing lies ahead. Write the next meeting down; it stays a draft until you publish it.
              </Empty>
            }
          />
        </Section>
        <Section title="Behind us" aside={count(past.length)}>
          <EventTable
            caption="Past events"
            events={past}
            now={now}
            empty={
              <p className="text-muted">
                No meeting is over yet. Past ones can be written down as well, with their day.
              </p>
            }
          />
        </Section>
      </div>
    </Page>
  )
}

function count(events: number): string | null {
  if (events === 0) return null
  return events === 1 ? '1 event' : `${events} events`
}
