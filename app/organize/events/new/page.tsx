import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { EventForm } from '#components/desk/event-form'
import { Refused } from '#components/desk/refused'
import { DeskNav } from '#components/layout/desk-nav'
import { Page, PageHeader } from '#components/layout/page'
import { currentActor } from '#lib/auth/current'
import { formatTime } from '#lib/dates'
import { mayEditEvents } from '#lib/events/policy'
import { getDeskEvent, getPastEvents, getUpcomingEvents } from '#lib/events/queries'
import type { EventView } from '#lib/events/view'
import { setStatus } from '#lib/http/context'
import { isId } from '#lib/ids'
import { paths } from '#lib/paths'
import { currentSite } from '#lib/site/current'
import { copyValues } from '../../../../components/desk/event-values.ts'
import type { FormValues } from '../../../../components/desk/form-state.ts'
import { commonZones } from '../../../../components/desk/zones.ts'
import { saveNewEvent } from './actions.ts'

export const metadata: Metadata = { title: 'Desk: new event', robots: { index: false } }

export default async function NewEventPage({ searchParams }: PageProps<'/organize/events/new'>): Promise<ReactNode> {
  const actor = await currentActor()
  if (actor.kind === 'visitor') redirect(paths.signIn(paths.organizeNewEvent()))
  if (!mayEditEvents(actor)) {
    setStatus(403)
    return <Refused message="Only organizers look after events." />
  }
  const { from } = await searchParams
  const copied = typeof from === 'string' && isId(from) ? await getDeskEvent(actor, from) : null
  const [site, ahead, past] = await Promise.all([currentSite(), getUpcomingEvents(actor), getPastEvents(actor)])
  return (
    <Page>
      <DeskNav active="events" />
      <PageHeader
        kicker={copied?.ok ? `A copy of ${copied.value.title}` : null}
        title="New event"
        lead="It stays a draft, seen by organizers only, until you publish it."
      />
      <EventForm
        action={saveNewEvent}
        values={copied?.ok ? copyValues(copied.value) : usual(site.timeZone, ahead.at(-1) ?? past[0])}
        zones={commonZones()}
        button="Save as a draft"
        hint="Its address on the site comes from day and title, and stays."
      />
    </Page>
  )
}

/** What is most often the same as at the latest meeting. */
function usual(timeZone: string, last: EventView | undefined): FormValues {
  const hour = (at: string) => formatTime(new Date(at), last?.timeZone ?? timeZone)
  const timed = last?.hasTime ? last : null
  return {
    startTime: timed ? hour(timed.startsAt) : '18:00',
    endTime: timed ? hour(timed.endsAt) : '19:00',
    timeZone: last?.timeZone ?? timeZone,
    mode: last?.mode ?? 'online',
    place: last?.place ?? '',
    capacity: last?.capacity ? String(last.capacity) : '',
  }
}
