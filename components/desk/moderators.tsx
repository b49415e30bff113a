import type { ReactNode } from 'react'
import { ActionForm } from '#components/desk/action-form'
import { ModeratorForm } from '#components/desk/moderator-form'
import { Card } from '#components/ui/card'
import { SubmitButton } from '#components/ui/submit-button'
import type { FormAction } from './form-state.ts'

type Person = { id: string; name: string; email: string }

/** Who runs the board of this event. Without actions it is only shown. */
export function Moderators({
  eventId,
  people,
  actions,
}: {
  eventId: string
  people: readonly Person[]
  actions: { choose: FormAction; release: FormAction } | null
}): ReactNode {
  return (
    <Card as="section" className="grid gap-5">
      <h2 className="text-lead">Moderators</h2>
      {people.length === 0 ? (
        <p className="text-fine text-muted">Nobody yet. Organizers can run the board as well.</p>
      ) : (
        <ul className="grid gap-4">
          {people.map(({ id, name, email }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
              <span className="min-w-0">
                <span dir="auto" className="block font-semibold wrap-anywhere">
                  {name}
                </span>
                <span className="block text-fine wrap-anywhere text-muted">{email}</span>
              </span>
              {actions ? (
                <ActionForm action={actions.release} fields={{ id: eventId, personId: id }} className="grid gap-2">
                  <SubmitButton variant="secondary" size="small">
                    Release <span className="sr-only">{name}</span>
                  </SubmitButton>
                </ActionForm>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {actions ? <ModeratorForm action={actions.choose} eventId={eventId} /> : null}
    </Card>
  )
}
