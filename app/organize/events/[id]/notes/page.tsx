import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { Refused } from '#components/desk/refused'
import { DeskNav } from '#components/layout/desk-nav'
import { Page, PageHeader } from '#components/layout/page'
import { NotesDesk } from '#components/notes/notes-desk'
import { Badge } from '#components/ui/badge'
import { ButtonLink } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import { currentActor } from '#lib/auth/current'
import { formatDay } from '#lib/date-format'
import { setStatus } from '#lib/http/context'
import { getNotesForDesk } from '#lib/notes/queries'
import { paths } from '#lib/paths'
import { statusOfKind } from '#lib/result'
import { begin, writeNotes } from './actions.ts'

export const metadata: Metadata = { title: 'Desk: notes', robots: { index: false } }

const words: Record<string, string> = {
  saved: 'Saved.',
  published: 'Published. Everybody can read them now.',
  'taken-back': 'Taken back. Only organizers and moderators see them now.',
}

export default async function NotesDeskPage({
  params,
  searchParams,
}: PageProps<'/organize/events/[id]/notes'>): Promise<ReactNode> {
  const { id } = await params
  const desk = await getNotesForDesk(await currentActor(), id)
  if (!desk.ok && desk.failure.kind === 'unauthenticated') redirect(paths.signIn(paths.organizeNotes(id)))
  if (!desk.ok) {
    setStatus(statusOfKind[desk.failure.kind])
    return <Refused {...desk.failure} />
  }
  const { event, notes, mayPublish, hiddenWords } = desk.value
  const { done, at } = await searchParams
  const said = typeof done === 'string' && Object.hasOwn(words, done) ? words[done] : null
  return (
    <Page>
      {mayPublish ? <DeskNav active="events" /> : null}
      {said ? <Notice tone="success" title={said} className="mb-8" /> : null}
      <PageHeader
        kicker={`Notes · ${formatDay(new Date(event.startsAt), event.timeZone)}`}
        title={event.title}
        lead={notes ? <Badge tone={notes.status === 'published' ? 'yes' : 'quiet'}>{notes.status}</Badge> : null}
        actions={
          <>
            {notes ? (
              <ButtonLink href={paths.notes(event.slug)} variant="secondary" size="small">
                {notes.status === 'published' ? 'Page' : 'Page of the draft'}
              </ButtonLink>
            ) : null}
            <ButtonLink
              href={mayPublish ? paths.organizeEvent(event.id) : paths.event(event.slug)}
              variant="secondary"
              size="small"
            >
              Event
            </ButtonLink>
          </>
        }
      />
      {hiddenWords.length > 0 ? (
        <Notice
          tone="warning"
          title="These notes say what a moderator hid on the board. Take it out here, too, and save."
          className="mb-8"
        >
          <ul className="list-disc pl-5">
            {hiddenWords.map((word) => (
              <li key={word} dir="auto" className="wrap-anywhere">
                {word}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <NotesDesk key={String(at)} desk={desk.value} write={writeNotes} begin={begin} />
    </Page>
  )
}
