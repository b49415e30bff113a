import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { DoneNotice } from '#components/desk/done-notice'
import { Refused } from '#components/desk/refused'
import { DeskNav } from '#components/layout/desk-nav'
import { Page, PageHeader } from '#components/layout/page'
import { EntryForm } from '#components/resources/entry-form'
import { Badge } from '#components/ui/badge'
import { ButtonLink } from '#components/ui/button'
import { currentActor } from '#lib/auth/current'
import { dayOf } from '#lib/dates'
import { setStatus } from '#lib/http/context'
import { paths } from '#lib/paths'
import { mayEditLibrary } from '#lib/resources/policy'
import { getEntryForDesk } from '#lib/resources/queries'
import { statusOfKind } from '#lib/result'
import { currentSite } from '#lib/site/current'
import { entryValues, newEntryValues } from '../../../../../components/resources/library-values.ts'
import { writeEntry } from './actions.ts'

export const metadata: Metadata = { title: 'Desk: library entry', robots: { index: false } }

export default async function EntryDeskPage({
  params,
  searchParams,
}: PageProps<'/organize/library/entries/[id]'>): Promise<ReactNode> {
  const { id } = await params
  const actor = await currentActor()
  if (actor.kind === 'visitor') redirect(paths.signIn(paths.organizeEntry(id)))
  if (!mayEditLibrary(actor)) {
    setStatus(403)
    return <Refused message="Only organizers write the library." />
  }
  const { done, at } = await searchParams
  if (id === 'new') {
    const today = dayOf(new Date(), (await currentSite()).timeZone)
    return (
      <Page>
        <DeskNav active="library" />
        <PageHeader title="New entry" lead="Something long to read: study notes, a page on a topic, an article." />
        <EntryForm action={writeEntry} values={newEntryValues(today)} status="draft" />
      </Page>
    )
  }
  const entry = await getEntryForDesk(actor, id)
  if (!entry.ok) {
    setStatus(statusOfKind[entry.failure.kind])
    return <Refused {...entry.failure} />
  }
  const { title, status, slug } = entry.value
  return (
    <Page className="group/desk">
      <DeskNav active="library" />
      <DoneNotice done={done} />
      <PageHeader
        kicker="Library"
        title={title}
        lead={<Badge tone={status === 'published' ? 'yes' : 'quiet'}>{status}</Badge>}
        actions={
          <ButtonLink href={paths.entry(slug)} variant="secondary" size="small">
            {status === 'published' ? 'Page' : 'Page of the draft'}
          </ButtonLink>
        }
      />
      <EntryForm key={String(at)} action={writeEntry} values={entryValues(entry.value)} status={status} />
    </Page>
  )
}
