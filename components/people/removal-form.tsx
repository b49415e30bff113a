import type { ReactNode } from 'react'
import { ActionForm } from '#components/desk/action-form'
import { SubmitButton } from '#components/ui/submit-button'
import type { FormAction } from '../desk/form-state.ts'

/** Shuts somebody out or lets them back in, and says what that means. */
export function RemovalForm({
  action,
  personId,
  removed,
  self,
  ahead,
}: {
  action: FormAction
  personId: string
  removed: boolean
  /** Whoever looks is the person. */
  self: boolean
  /** To how many meetings ahead they said yes. */
  ahead: number
}): ReactNode {
  if (self) return <p className="text-muted">That is you. Nobody removes themselves; ask another organizer.</p>
  const seats =
    ahead === 1 ? 'Their seat at one meeting goes to who waits.' : `Their seats at ${ahead} meetings go to who waits.`
  return (
    <ActionForm
      action={action}
      fields={{ personId, to: removed ? 'back' : 'removed' }}
      className="grid max-w-[34rem] justify-items-start gap-4"
    >
      <p>
        {removed
          ? 'They can sign in and take part again, as a member. Seats that went to others stay with them.'
          : `They are signed out everywhere at once, and their address can no longer sign in or take part. ${ahead > 0 ? `${seats} ` : ''}What they wrote stays.`}
      </p>
      <SubmitButton variant={removed ? 'secondary' : 'danger'}>
        {removed ? 'Let them back in' : 'Remove this person'}
      </SubmitButton>
    </ActionForm>
  )
}
