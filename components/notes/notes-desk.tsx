import type { ReactNode } from 'react'
import { ActionForm } from '#components/desk/action-form'
import { NotesForm, type NotesFormState } from '#components/notes/notes-form'
import { Empty } from '#components/ui/empty'
import { Markdown } from '#components/ui/markdown'
import { Notice } from '#components/ui/notice'
import { SubmitButton } from '#components/ui/submit-button'
import { type DeskNotes, headingShift } from '#lib/notes/view'
import type { FormAction } from '../desk/form-state.ts'

/** The notes of one event on the desk: begun or not, the text, and beside it what was saved. */
export function NotesDesk({
  desk,
  write,
  begin,
}: {
  desk: DeskNotes
  write: (before: NotesFormState, form: FormData) => Promise<NotesFormState>
  begin: FormAction
}): ReactNode {
  const { event, notes, mayPublish } = desk
  if (!notes) return <NotBegun desk={desk} begin={begin} />
  const mayWrite = mayPublish || notes.status === 'draft'
  return (
    <div className="grid items-start gap-x-12 gap-y-12 lg:grid-cols-2">
      {mayWrite ? (
        <NotesForm action={write} eventId={event.id} notes={notes} mayPublish={mayPublish} />
      ) : (
        <Notice title="These notes are published.">Only an organizer can change them now.</Notice>
      )}
      <section aria-labelledby="as-saved" className="min-w-0">
        <h2 id="as-saved" className="fact mb-4 text-muted">
          As saved
        </h2>
        {notes.markdown ? (
          <Markdown tree={notes.tree} shift={headingShift(notes.tree) === 1 ? 2 : 1} />
        ) : (
          <p className="text-muted">Not a word yet. What you save appears here as people will read it.</p>
        )}
      </section>
    </div>
  )
}

function NotBegun({ desk, begin }: { desk: DeskNotes; begin: FormAction }): ReactNode {
  const { event, board, notYet } = desk
  if (notYet) return <Empty>{notYet}</Empty>
  const words =
    board === 'closed'
      ? 'The board of this meeting is closed. Its topics and lines make the first draft.'
      : 'Nobody has begun notes of this meeting. You can write them without a board as well.'
  return (
    <Empty
      action={
        <ActionForm action={begin} fields={{ eventId: event.id }} className="grid gap-4">
          <SubmitButton>{board === 'closed' ? 'Make the draft' : 'Begin the notes'}</SubmitButton>
        </ActionForm>
      }
    >
      {words}
    </Empty>
  )
}
