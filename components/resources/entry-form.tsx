'use client'

import type { Root } from 'hast'
import { type ReactNode, useActionState } from 'react'
import { ErrorSummary } from '#components/desk/error-summary'
import { Select, TextArea, TextInput } from '#components/ui/field'
import { Markdown } from '#components/ui/markdown'
import { SubmitButton } from '#components/ui/submit-button'
import { type EntryStatus, entryKinds } from '#lib/resources/view-entry'
import type { Failure } from '#lib/result'
import type { FormValues } from '../desk/form-state.ts'
import { cx } from '../ui/cx.ts'

/** What the form shows: nothing yet, why it was refused, how the text would look, and what somebody else saved meanwhile. */
export type EntryFormState = {
  failure: Failure | null
  values: FormValues
  preview: Root | null
  theirs: string | null
}

const untouched: EntryFormState = { failure: null, values: {}, preview: null, theirs: null }
const scope = 'entry'

/** An entry as an organizer writes it, new or again. What was typed stays when it is refused or only looked at. */
export function EntryForm({
  action,
  values,
  status,
}: {
  action: (before: EntryFormState, form: FormData) => Promise<EntryFormState>
  values: FormValues
  status: EntryStatus
}): ReactNode {
  const [{ failure, values: sent, preview, theirs }, submit] = useActionState(action, untouched)
  const typed = { ...values, ...sent }
  const field = (name: string) => ({ scope, name, defaultValue: typed[name], errors: failure?.fields?.[name] })
  return (
    <div className={cx('grid items-start gap-12', preview ? 'xl:grid-cols-2' : 'max-w-[46rem]')}>
      <form action={submit} className="grid gap-6">
        <ErrorSummary failure={failure} scope={scope} />
        <input type="hidden" name="id" value={typed.id} readOnly />
        <input type="hidden" name="revision" value={typed.revision} readOnly />
        <TextInput {...field('title')} label="Title" maxLength={120} required />
        <TextArea
          {...field('description')}
          label="Description"
          hint="A sentence or two, for lists and search engines."
          maxLength={300}
          rows={2}
          required
        />
        <div className="grid items-start gap-x-4 gap-y-6 sm:grid-cols-3">
          {/* React resets a select to its first choice after an action; a new key keeps the one that was made. */}
          <Select key={typed.kind} {...field('kind')} label="What it is">
            {Object.entries(entryKinds).map(([kind, word]) => (
              <option key={kind} value={kind}>
                {word}
              </option>
            ))}
          </Select>
          <TextInput {...field('author')} label="Author" optional maxLength={80} />
          <TextInput {...field('day')} type="date" label="Day" required />
        </div>
        <TextArea
          {...field('markdown')}
          label="Text"
          hint="Markdown: ## before a part, ``` around code with its language, [^1] for a footnote, [[title]] for another entry."
          rows={24}
          className="fact min-h-80"
        />
        <TextArea
          {...field('ideas')}
          label="Questions for the table"
          optional
          hint="One a line. Readers can propose them for the next meeting."
          rows={4}
        />
        <TextArea
          {...field('sources')}
          label="Written after"
          optional
          hint="One source a line: what it is, then its address if it has one."
          rows={3}
        />
        <div className="flex flex-wrap gap-3">
          <Buttons status={status} />
        </div>
        {theirs === null ? null : (
          <TextArea
            scope={scope}
            name="theirs"
            label="The text that they saved"
            hint="Take over into yours what you want to keep. Saving puts yours in place of theirs."
            value={theirs}
            readOnly
            rows={12}
            className="fact"
          />
        )}
      </form>
      {preview ? (
        <section aria-labelledby="preview" className="min-w-0" aria-live="polite">
          <h2 id="preview" className="fact mb-4 text-muted">
            Preview, not saved
          </h2>
          <Markdown tree={preview} shift={1} className="entry" />
        </section>
      ) : null}
    </div>
  )
}

function Buttons({ status }: { status: EntryStatus }): ReactNode {
  const published = status === 'published'
  return (
    <>
      {/* The first button is what Enter presses: it keeps, and shows nothing to anybody new. */}
      <SubmitButton name="intent" value="save" variant={published ? 'primary' : 'secondary'}>
        {published ? 'Save' : 'Save the draft'}
      </SubmitButton>
      <SubmitButton
        name="intent"
        value={published ? 'withdraw' : 'publish'}
        variant={published ? 'secondary' : 'primary'}
      >
        {published ? 'Save and take back' : 'Save and publish'}
      </SubmitButton>
      <SubmitButton name="intent" value="preview" variant="quiet">
        Preview
      </SubmitButton>
    </>
  )
}
