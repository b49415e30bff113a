import type { ReactNode } from 'react'
import { ActionForm } from '#components/desk/action-form'
import { Section } from '#components/layout/page'
import { ButtonLink } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import { SubmitButton } from '#components/ui/submit-button'
import type { DeskEvent } from '#lib/events/queries'
import { paths } from '#lib/paths'
import { andMail, expectedOf, expectedWords } from './expected.ts'
import type { FormAction } from './form-state.ts'

/** What stands above an event that is not simply on: a draft to publish, or a cancellation that can be taken back. */
export function EventState({
  event,
  past,
  acts,
}: {
  event: DeskEvent
  past: boolean
  acts: { publish: FormAction; restore: FormAction }
}): ReactNode {
  const fields = { id: event.id }
  if (event.status === 'draft')
    return (
      <Notice tone="info" title="This is a draft. Only organizers see it." className="mb-12">
        <ActionForm action={acts.publish} fields={fields} className="grid justify-items-start gap-3">
          <p>Published, it appears on the site, and people can say that they come.</p>
          <SubmitButton>Publish</SubmitButton>
        </ActionForm>
      </Notice>
    )
  if (event.status !== 'cancelled') return null
  const expected = expectedOf(event.guests)
  const who = expectedWords(expected)
  return (
    <Notice tone="warning" title="This meeting is cancelled." className="mb-12">
      {event.cancelReason ? (
        <p dir="auto" className="whitespace-pre-line wrap-anywhere">
          {event.cancelReason}
        </p>
      ) : null}
      {past ? null : (
        <ActionForm action={acts.restore} fields={fields} className="mt-2 grid justify-items-start gap-3">
          <p>
            It can still take place after all.
            {who ? ` Seats and queue are as they were; the ${who} are told, with a new invitation.` : null}
          </p>
          <SubmitButton variant="secondary">{andMail('Take the cancellation back', expected)}</SubmitButton>
        </ActionForm>
      )}
    </Notice>
  )
}

/** The ways to take a published event back: a draft again where nobody comes, else cancelled, with a mail to each. */
export function CallOff({
  event,
  past,
  withdraw,
}: {
  event: DeskEvent
  past: boolean
  withdraw: FormAction
}): ReactNode {
  const who = expectedWords(expectedOf(event.guests))
  if (event.status !== 'published' || (past && who)) return null
  return (
    <Section title="Call it off">
      <div className="flex flex-wrap items-start gap-x-10 gap-y-6">
        {past ? null : (
          <div className="grid max-w-[22rem] justify-items-start gap-3">
            <p className="text-muted">
              {who
                ? `The ${who} are mailed. The next page asks why first.`
                : 'It stays on the site, marked as cancelled.'}
            </p>
            <ButtonLink href={paths.organizeCancel(event.id)} variant="secondary">
              Cancel this event
            </ButtonLink>
          </div>
        )}
        {who ? null : (
          <ActionForm
            action={withdraw}
            fields={{ id: event.id }}
            className="grid max-w-[22rem] justify-items-start gap-3"
          >
            <p className="text-muted">Nobody comes so far, so it can leave the site and be a draft again.</p>
            <SubmitButton variant="secondary">Make it a draft again</SubmitButton>
          </ActionForm>
        )}
      </div>
    </Section>
  )
}
