import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { DoneNotice } from '#components/desk/done-notice'
import { Pager } from '#components/desk/pager'
import { PeopleSearch } from '#components/desk/people-search'
import { PeopleTable } from '#components/desk/people-table'
import { Refused } from '#components/desk/refused'
import { DeskNav } from '#components/layout/desk-nav'
import { Page, PageHeader } from '#components/layout/page'
import { currentActor } from '#lib/auth/current'
import { setStatus } from '#lib/http/context'
import { paths } from '#lib/paths'
import { getPeople } from '#lib/people/queries'
import { peopleWish } from '#lib/people/schema-desk'
import type { PeoplePage as Found, PeopleWish } from '#lib/people/view-desk'
import { statusOfKind } from '#lib/result'
import { currentSite } from '#lib/site/current'
import { changeName, changeRole } from './actions.ts'

export const metadata: Metadata = { title: 'Desk: people', robots: { index: false } }

export default async function PeoplePage({ searchParams }: PageProps<'/organize/people'>): Promise<ReactNode> {
  const actor = await currentActor()
  if (actor.kind === 'visitor') redirect(paths.signIn(paths.organizePeople()))
  const asked = await searchParams
  const wish = peopleWish.parse(asked)
  const people = await getPeople(actor, wish)
  if (!people.ok) {
    setStatus(statusOfKind[people.failure.kind])
    return <Refused {...people.failure} />
  }
  const { timeZone } = await currentSite()
  const { counts, page, pages } = people.value
  const { search: q, show } = wish
  return (
    <Page className="group/desk">
      <DeskNav active="people" />
      <DoneNotice done={asked.done} />
      <PageHeader
        title="People"
        lead="Everybody who has confirmed an address. Organizers look after the site and every event."
      />
      <PeopleSearch wish={wish} counts={counts} />
      <PeopleTable
        people={people.value.people}
        organizers={counts.organizers}
        caption={caption(people.value, wish)}
        self={actor.id}
        zone={actor.timeZone ?? timeZone}
        changeRole={changeRole}
        changeName={changeName}
      />
      <Pager page={page} pages={pages} href={(to) => paths.organizePeople({ q, show, page: to })} />
    </Page>
  )
}

function caption({ found, counts }: Found, { search, show }: PeopleWish): string {
  if (search) return `${found === 1 ? '1 person' : `${found} people`} with “${search}”`
  if (show === 'removed') return `${found} removed`
  const members = counts.everybody - counts.organizers
  const organizers = counts.organizers === 1 ? '1 organizer' : `${counts.organizers} organizers`
  return show === 'organizers' ? organizers : `${organizers}, ${members === 1 ? '1 member' : `${members} members`}`
}
