import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { PastedAddresses } from '#components/board/pasted-addresses'
import { DoneNotice } from '#components/desk/done-notice'
import { Refused } from '#components/desk/refused'
import { DeskNav } from '#components/layout/desk-nav'
import { Page, PageHeader, Section } from '#components/layout/page'
import { EntryTable, ResourceTable } from '#components/resources/library-tables'
import { ButtonLink } from '#components/ui/button'
import { currentActor } from '#lib/auth/current'
import { getPastedAddresses } from '#lib/board/queries-links'
import { setStatus } from '#lib/http/context'
import { paths } from '#lib/paths'
import { getLibraryDesk } from '#lib/resources/queries'
import { statusOfKind } from '#lib/result'
import { setAside } from './actions.ts'

export const metadata: Metadata = { title: 'Desk: library', robots: { index: false } }

export default async function LibraryDeskPage({ searchParams }: PageProps<'/organize/library'>): Promise<ReactNode> {
  const actor = await currentActor()
  if (actor.kind === 'visitor') redirect(paths.signIn(paths.organizeLibrary()))
  const [desk, pasted] = await Promise.all([getLibraryDesk(actor), getPastedAddresses(actor)])
  if (!desk.ok) {
    setStatus(statusOfKind[desk.failure.kind])
    return <Refused {...desk.failure} />
  }
  const { entries, resources } = desk.value
  return (
    <Page className="group/desk">
      <DeskNav active="library" />
      <DoneNotice done={(await searchParams).done} />
      <PageHeader
        title="Library"
        actions={
          <>
            <ButtonLink href={paths.organizeEntry('new')}>New entry</ButtonLink>
            <ButtonLink href={paths.organizeResource('new')} variant="secondary">
              Add a resource
            </ButtonLink>
          </>
        }
      />
      <div>
        <Section title="Written here">
          <EntryTable entries={entries} />
        </Section>
        {pasted.ok && pasted.value.length > 0 ? (
          <Section title="Offered by boards" aside={pasted.value.length}>
            <PastedAddresses addresses={pasted.value} decline={setAside} />
          </Section>
        ) : null}
        <Section title="On the shelves" aside={resources.length || null}>
          <ResourceTable resources={resources} />
        </Section>
      </div>
    </Page>
  )
}
