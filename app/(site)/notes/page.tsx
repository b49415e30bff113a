import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { NotFoundView } from '#components/layout/not-found-view'
import { Page, PageHeader } from '#components/layout/page'
import { NotesList } from '#components/notes/notes-list'
import { ButtonLink } from '#components/ui/button'
import { Empty } from '#components/ui/empty'
import { currentActor } from '#lib/auth/current'
import { setStatus } from '#lib/http/context'
import { getNotesPage } from '#lib/notes/queries'
import { paths } from '#lib/paths'

const lead = 'What was said at the table, topic by topic, for whoever could not come.'

export async function generateMetadata({ searchParams }: PageProps<'/notes'>): Promise<Metadata> {
  const first = (await searchParams).page === undefined
  return { title: 'Notes', description: lead, ...(first && { alternates: { canonical: paths.allNotes() } }) }
}

export default async function AllNotesPage({ searchParams }: PageProps<'/notes'>): Promise<ReactNode> {
  const { page: asked = '1' } = await searchParams
  const number = typeof asked === 'string' && /^[1-9]\d{0,4}$/.test(asked) ? Number(asked) : null
  const { notes, page, hasOlder } = await getNotesPage(await currentActor(), number ?? 1)
  if (number === null || (number > 1 && notes.length === 0)) {
    setStatus(404)
    return <NotFoundView>The notes do not go back that far.</NotFoundView>
  }
  return (
    <Page>
      <PageHeader title="Notes" lead={lead} />
      {notes.length > 0 ? (
        <NotesList notes={notes} />
      ) : (
        <Empty action={<ButtonLink href={paths.events()}>See the events</ButtonLink>}>
          No meeting has left notes yet. They appear here when an organizer publishes them.
        </Empty>
      )}
      {page > 1 || hasOlder ? (
        <nav aria-label="Pages" className="mt-8 flex flex-wrap justify-between gap-3">
          {hasOlder ? (
            <ButtonLink href={`${paths.allNotes()}?page=${page + 1}`} variant="secondary">
              Older notes
            </ButtonLink>
          ) : null}
          {page > 1 ? (
            <ButtonLink href={`${paths.allNotes()}?page=${page - 1}`} variant="secondary">
              Newer notes
            </ButtonLink>
          ) : null}
        </nav>
      ) : null}
    </Page>
  )
}
