import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { NotFoundView } from '#components/layout/not-found-view'
import { Page, PageHeader, Section } from '#components/layout/page'
import { EntryCards } from '#components/resources/entry-cards'
import { KindFilter } from '#components/resources/kind-filter'
import { ResourceList } from '#components/resources/resource-list'
import { Empty } from '#components/ui/empty'
import { currentActor } from '#lib/auth/current'
import { setStatus } from '#lib/http/context'
import { paths } from '#lib/paths'
import { getLibrary, listEntries } from '#lib/resources/queries'
import { isResourceKind, resourceKinds } from '#lib/resources/view'

type Props = PageProps<'/resources'>

/** The kind that the address names: null for all, undefined for one that we do not have. */
async function askedKind({ searchParams }: Pick<Props, 'searchParams'>) {
  const { kind } = await searchParams
  if (kind === undefined) return null
  return typeof kind === 'string' && isResourceKind(kind) ? kind : undefined
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const kind = await askedKind(props)
  return {
    title: kind ? `Library: ${resourceKinds[kind].many}` : 'Library',
    description: 'What we read and come back to: books, papers, articles, talks.',
    alternates: { canonical: paths.resources(kind ?? undefined) },
  }
}

export default async function ResourcesPage(props: Props): Promise<ReactNode> {
  const kind = await askedKind(props)
  if (kind === undefined) {
    setStatus(404)
    return <NotFoundView>Our library has no such shelf.</NotFoundView>
  }
  const actor = await currentActor()
  const [library, entries] = await Promise.all([getLibrary(actor, kind), kind === null ? listEntries(actor) : []])
  return (
    <Page>
      <PageHeader
        title="Library"
        lead="What came up at the table and is worth your time: to read, to watch, to use. Most of it was passed on by people who came."
      />
      {entries.length > 0 ? (
        <Section title="Written here" className="mb-12 sm:mb-16">
          <EntryCards entries={entries} />
        </Section>
      ) : null}
      {library.total > 0 ? <KindFilter library={library} kind={kind} /> : null}
      {library.shelves.length > 0 ? (
        library.shelves.map((shelf) => (
          <Section key={shelf.kind} title={resourceKinds[shelf.kind].many} aside={shelf.resources.length}>
            <ResourceList resources={shelf.resources} />
          </Section>
        ))
      ) : entries.length > 0 ? null : (
        <Empty>Nothing stands on this shelf yet.</Empty>
      )}
    </Page>
  )
}
