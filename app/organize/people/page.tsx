import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { DoneNotice } from '#components/desk/done-notice'
import { PeopleTable } from '#components/desk/people-table'
import { Refused } from '#components/desk/refused'
import { DeskNav } from '#components/layout/desk-nav'
import { Page, PageHeader } from '#components/layout/page'
import { currentActor } from '#lib/auth/current'
import { setStatus } from '#lib/http/context'
import { paths } from '#lib/paths'
import { getPeople } from '#lib/people/queries'
import { currentSite } from '#lib/site/current'
import { changeName, changeRole } from './actions.ts'

export const metadata: Metadata = { title: 'Desk: people', robots: { index: false } }

export default async function PeoplePage({ searchParams }: PageProps<'/organize/people'>): Promise<ReactNode> {
  const actor = await currentActor()
  if (actor.kind === 'visitor') redirect(paths.signIn(paths.organizePeople()))
  const people = await getPeople(actor)
  if (!people.ok) {
    setStatus(403)
    return <Refused message={people.failure.message} />
  }
  const { timeZone } = await currentSite()
  return (
    <Page className="group/desk">
      <DeskNav active="people" />
      <DoneNotice done={(await searchParams).done} />
      <PageHeader
        title="People"
        lead="Everybody who has confirmed an address. Organizers look after the site and every event."
      />
      <PeopleTable
        people={people.value}
        self={actor.id}
        zone={actor.timeZone ?? timeZone}
        changeRole={changeRole}
        changeName={changeName}
      />
    </Page>
  )
}
