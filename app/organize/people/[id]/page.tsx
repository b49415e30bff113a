import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { DeskTime } from '#components/desk/desk-time'
import { DoneNotice } from '#components/desk/done-notice'
import { ForgetPerson } from '#components/desk/forget-person'
import { Refused } from '#components/desk/refused'
import { DeskNav } from '#components/layout/desk-nav'
import { Page, PageHeader, Section } from '#components/layout/page'
import { MyRsvps } from '#components/people/my-rsvps'
import { RemovalForm } from '#components/people/removal-form'
import { Facts } from '#components/ui/facts'
import { TextLink } from '#components/ui/text-link'
import { currentActor } from '#lib/auth/current'
import { getPersonAtDesk } from '#lib/events/queries-people'
import { setStatus } from '#lib/http/context'
import { paths } from '#lib/paths'
import { statusOfKind } from '#lib/result'
import { currentSite } from '#lib/site/current'
import { forget, remove } from './actions.ts'

export const metadata: Metadata = { title: 'Desk: somebody', robots: { index: false } }

export default async function PersonPage({
  params,
  searchParams,
}: PageProps<'/organize/people/[id]'>): Promise<ReactNode> {
  const { id } = await params
  const actor = await currentActor()
  if (actor.kind === 'visitor') redirect(paths.signIn(paths.organizePerson(id)))
  const found = await getPersonAtDesk(actor, id)
  if (!found.ok) {
    setStatus(statusOfKind[found.failure.kind])
    return <Refused {...found.failure} />
  }
  const { person, rsvps } = found.value
  const zone = actor.timeZone ?? (await currentSite()).timeZone
  const since = <DeskTime at={person.createdAt} zone={zone} hours={false} />
  const removed = person.removedAt ? <DeskTime at={person.removedAt} zone={zone} /> : null
  return (
    <Page width="desk" className="group/desk">
      <DeskNav active="people" />
      <DoneNotice done={(await searchParams).done} />
      <PageHeader title={person.name || 'no name yet'} />
      <Facts
        items={[
          { label: 'Address', value: <span className="wrap-anywhere">{person.email}</span> },
          { label: 'Role', value: person.role },
          { label: 'Since', value: since },
          ...(removed ? [{ label: 'Removed', value: removed }] : []),
        ]}
      />
      <Section title="What they said to what lies ahead">
        <MyRsvps rsvps={rsvps} own={false} />
      </Section>
      <Section title={removed ? 'Let back in' : 'Remove'}>
        <RemovalForm
          action={remove}
          personId={id}
          removed={removed !== null}
          self={actor.id === id}
          ahead={rsvps.filter(({ status }) => status !== 'cancelled').length}
        />
      </Section>
      {actor.id === id ? null : (
        <Section title="Delete">
          <ForgetPerson personId={id} forget={forget} />
        </Section>
      )}
      <p className="mt-10">
        <TextLink href={paths.organizePeople()}>Back to everybody</TextLink>
      </p>
    </Page>
  )
}
