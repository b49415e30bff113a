'use client'

import { type ReactNode, useActionState } from 'react'
import { ErrorSummary } from '#components/desk/error-summary'
import { TextArea } from '#components/ui/field'
import { SubmitButton } from '#components/ui/submit-button'
import { type FormAction, untouched } from '../desk/form-state.ts'

/** The one answer to an offer. What was typed stays when it is refused. */
export function OfferAnswer({ action, id, replyTo }: { action: FormAction; id: string; replyTo: string }): ReactNode {
  const [{ failure, values }, submit] = useActionState(action, untouched)
  return (
    <form action={submit} className="grid gap-6">
      <ErrorSummary failure={failure} scope="answer" />
      <input type="hidden" name="id" value={id} />
      <TextArea
        scope="answer"
        name="text"
        label="Your answer"
        hint={`Goes out as one mail, as you write it. What they reply reaches ${replyTo}.`}
        rows={6}
        maxLength={4000}
        required
        defaultValue={values.text}
        errors={failure?.fields?.text}
      />
      <div>
        <SubmitButton>Send the answer</SubmitButton>
      </div>
    </form>
  )
}
