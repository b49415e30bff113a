import type { Metadata } from 'next'
import { cache, type ReactNode } from 'react'
import { When } from '#components/events/when'
import { NotFoundView } from '#components/layout/not-found-view'
import { Page, PageHeader } from '#components/layout/page'
import { NotesAside } from '#components/notes/notes-aside'
import { ButtonLink } from '#components/ui/button'
import { Markdown } from '#components/ui/markdown'
import { Notice } from '#components/ui/notice'
import { currentActor } from '#lib/auth/current'
import { getHourOf } from '#lib/board/queries'
import { formatDay } from '#lib/date-format'
import { setStatus } from '#lib/http/context'
import { getNotes } from '#lib/notes/queries'
import { excerptOf, headingShift } from '#lib/notes/view'
import { paths } from '#lib/paths'
import { currentSite } from '#lib/site/current'
import { pictured, titled } from '../../../../components/layout/head.ts'

type Props = PageProps<'/notes/[slug]'>

const notesOf = cache(async (slug: string) => getNotes(await currentActor(), slug))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const notes = await notesOf((await params).slug)
  if (!notes) return { title: 'Not found' }
  return {
    title: `Notes of ${titled(notes.event.title)}`,
    description: excerptOf(notes.tree, 160),
    alternates: { canonical: paths.notes(notes.event.slug) },
    ...(notes.status === 'draft'
      ? { robots: { index: false } }
      : pictured((await currentSite()).name, {
          url: paths.notesPicture(notes.event.slug),
          alt: `Notes of ${notes.event.title}: when it was, and the ring of those who came`,
        })),
  }
}

export default async function NotesPage({ params }: Props): Promise<ReactNode> {
  const notes = await notesOf((await params).slug)
  if (!notes) {
    setStatus(404)
    return <NotFoundView>There are no notes at this address. Perhaps nobody has published them yet.</NotFoundView>
  }
  const actor = await currentActor()
  const { event, status, tree, mayEdit } = notes
  return (
    <Page>
      <PageHeader
        kicker={`Notes · ${formatDay(new Date(event.startsAt), event.timeZone)}`}
        title={event.title}
        actions={
          mayEdit ? (
            <ButtonLink href={paths.organizeNotes(event.id)} variant="secondary">
              Edit the notes
            </ButtonLink>
          ) : null
        }
      />
      {status === 'draft' ? (
        <Notice tone="warning" title="This is a draft." className="mb-8">
          Only organizers and the moderators of this meeting see it.
        </Notice>
      ) : null}
      <div className="grid gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <article aria-label={`Notes of ${event.title}`} className="min-w-0">
          <Markdown tree={tree} shift={headingShift(tree)} />
        </article>
        <NotesAside event={event} when={<When event={event} past />} hour={await getHourOf(actor, event.id)} />
      </div>
    </Page>
  )
}
