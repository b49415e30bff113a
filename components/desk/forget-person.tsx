import type { ReactNode } from 'react'
import { ActionForm } from '#components/desk/action-form'
import { Checkbox, TextInput } from '#components/ui/field'
import { SubmitButton } from '#components/ui/submit-button'
import type { FormAction } from './form-state.ts'

/** Deletes somebody who asked for it, once their address was typed. Closed until it is wanted; works without JavaScript. */
export function ForgetPerson({
  person: { id, name, email },
  forget,
}: {
  person: { id: string; name: string; email: string }
  forget: FormAction
}): ReactNode {
  return (
    <details className="max-w-[18rem]">
      <summary className="cursor-pointer py-1 text-fine">
        Delete
        <span className="sr-only">: {name || email}</span>
      </summary>
      <ActionForm action={forget} fields={{ personId: id }} className="mt-3 grid justify-items-start gap-3">
        <p className="text-fine text-muted">
          For somebody who asked for it. It cannot be undone: seats go to whoever waits, and their name goes from every
          board.
        </p>
        <Checkbox scope={`forget-${id}`} name="words" label="Their words too" />
        <TextInput
          scope={`forget-${id}`}
          name="email"
          type="email"
          label="Type their address"
          autoComplete="off"
          required
        />
        <SubmitButton variant="secondary" size="small">
          Delete for good
        </SubmitButton>
      </ActionForm>
    </details>
  )
}
