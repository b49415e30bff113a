'use client'

import { type ReactNode, useActionState } from 'react'
import { ErrorSummary } from '#components/desk/error-summary'
import { ButtonLink } from '#components/ui/button'
import { TextArea } from '#components/ui/field'
import { SubmitButton } from '#components/ui/submit-button'
import { paths } from '#lib/paths'
import { andMail, type Expected, expectedWords } from './expected.ts'
import { type FormAction, untouched } from './form-state.ts'

/** Asks why, says who will be mailed, and only then calls the meeting off. */
export function CancelForm({
  action,
  eventId,
  expected,
}: {
  action: FormAction
  eventId: string
  expected: Expected
}): ReactNode {
  const [{ failure, values }, submit] = useActionState(action, untouched)
  const who = expectedWords(expected)
  return (
    <form action={submit} className="grid gap-6">
      <ErrorSummary failure={failure} scope="cancel" />
      <input type="hidden" name="id" value={eventId} />
      <p>
        {who
          ? `The ${who} get a mail with your reason; it takes the meeting out of their calendars.`
          : 'Nobody has said yes so far, so nobody is mailed.'}{' '}
        The board stays to be read, and the event stays on the site, marked as cancelled.
      </p>
      <TextArea
        scope="cancel"
        name="reason"
        label="Why"
        hint="Plain words. They stand in the mail and on the event’s page."
        rows={4}
        maxLength={1000}
        required
        defaultValue={values.reason}
        errors={failure?.fields?.reason}
      />
      <div className="flex flex-wrap gap-3">
        <SubmitButton variant="danger">{andMail('Cancel the event', expected)}</SubmitButton>
        <ButtonLink href={paths.organizeEvent(eventId)} variant="secondary">
          Keep it
        </ButtonLink>
      </div>
    </form>
  )
}
