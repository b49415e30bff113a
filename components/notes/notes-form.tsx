'use client'

import { type ReactNode, useActionState } from 'react'
import { TextArea } from '#components/ui/field'
import { FormErrors } from '#components/ui/form-errors'
import { SubmitButton } from '#components/ui/submit-button'
import type { Failure } from '#lib/result'

/** What the form shows: nothing yet, or why it was refused, what was typed, and what somebody else saved meanwhile. */
export type NotesFormState = {
  failure: Failure | null
  markdown: string | null
  theirs: { markdown: string; revision: number } | null
}

const untouched: NotesFormState = { failure: null, markdown: null, theirs: null }

/**
 * The notes as Markdown. Where somebody else saved meanwhile, both texts stand there, and the next save goes over theirs.
 * Never key it by the revision: without JavaScript the answer to a refused save would not find its form.
 */
export function NotesForm({
  action,
  eventId,
  notes,
  mayPublish,
}: {
  action: (before: NotesFormState, form: FormData) => Promise<NotesFormState>
  eventId: string
  notes: { markdown: string; revision: number; status: 'draft' | 'published' }
  mayPublish: boolean
}): ReactNode {
  const [state, submit] = useActionState(action, untouched)
  const { failure, theirs } = state
  return (
    <form action={submit} className="grid gap-5">
      <FormErrors failure={failure} scope={scope} />
      <input type="hidden" name="eventId" value={eventId} readOnly />
      <input type="hidden" name="revision" value={theirs?.revision ?? notes.revision} readOnly />
      <TextArea
        scope={scope}
        name="markdown"
        label={theirs ? 'What you wrote' : 'Notes'}
        hint="Markdown: ## before a topic, - before a line."
        errors={failure?.fields?.markdown}
        defaultValue={state.markdown ?? notes.markdown}
        rows={24}
        className="fact min-h-80"
      />
      <div className="flex flex-wrap gap-3">
        <Buttons status={notes.status} mayPublish={mayPublish} />
      </div>
      {theirs ? (
        <TextArea
          scope={scope}
          name="theirs"
          label="What they saved"
          hint="Take over into yours what you want to keep. Saving puts yours in place of theirs."
          value={theirs.markdown}
          readOnly
          rows={12}
          className="fact"
        />
      ) : null}
    </form>
  )
}

const scope = 'notes'

function Buttons({ status, mayPublish }: { status: 'draft' | 'published'; mayPublish: boolean }): ReactNode {
  const published = status === 'published'
  return (
    <>
      <SubmitButton name="intent" value="save" variant={published || !mayPublish ? 'primary' : 'secondary'}>
        {published ? 'Save' : 'Save the draft'}
      </SubmitButton>
      {mayPublish ? (
        <SubmitButton
          name="intent"
          value={published ? 'unpublish' : 'publish'}
          variant={published ? 'secondary' : 'primary'}
        >
          {published ? 'Save and take back' : 'Save and publish'}
        </SubmitButton>
      ) : null}
    </>
  )
}
