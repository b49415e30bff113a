import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { CancelForm } from '#components/desk/cancel-form'
import { EventGlance } from '#components/desk/event-glance'
import { Refused } from '#components/desk/refused'
import { DeskNav } from '#components/layout/desk-nav'
import { Page, PageHeader } from '#components/layout/page'
import { Notice } from '#components/ui/notice'
import { TextLink } from '#components/ui/text-link'
import { currentActor } from '#lib/auth/current'
import { mayEditEvents } from '#lib/events/policy'
import { getDeskEvent } from '#lib/events/queries'
import { judgeOnOff } from '#lib/events/rules-desk'
import { setStatus } from '#lib/http/context'
import { paths } from '#lib/paths'
import { statusOfKind } from '#lib/result'
import { expectedOf } from '../../../../../components/desk/expected.ts'
import { cancel } from './actions.ts'

export const metadata: Metadata = { title: 'Desk: cancel an event', robots: { index: false } }

export default async function CancelPage({ params }: PageProps<'/organize/events/[id]/cancel'>): Promise<ReactNode> {
  const { id } = await params
  const actor = await currentActor()
  if (actor.kind === 'visitor') redirect(paths.signIn(paths.organizeCancel(id)))
  if (!mayEditEvents(actor)) {
    setStatus(403)
    return <Refused message="Only organizers look after events." />
  }
  const found = await getDeskEvent(actor, id)
  if (!found.ok) {
    setStatus(statusOfKind[found.failure.kind])
    return <Refused {...found.failure} />
  }
  const event = found.value
  const now = new Date()
  const possible = judgeOnOff(event, now)
  const refusal =
    event.status === 'cancelled' ? 'This event was cancelled already.' : possible.ok ? null : possible.failure.message
  return (
    <Page width="desk">
      <DeskNav active="events" />
      <PageHeader kicker="Cancel this event" title={event.title} lead={<EventGlance event={event} now={now} />} />
      {refusal ? (
        <Notice tone="warning" title={refusal}>
          <TextLink href={paths.organizeEvent(id)}>Back to the event</TextLink>
        </Notice>
      ) : (
        <CancelForm action={cancel} eventId={id} expected={expectedOf(event.guests)} />
      )}
    </Page>
  )
}
