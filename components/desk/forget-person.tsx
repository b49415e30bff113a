import type { ReactNode } from 'react'
import { ActionForm } from '#components/desk/action-form'
import { Checkbox, TextInput } from '#components/ui/field'
import { SubmitButton } from '#components/ui/submit-button'
import type { FormAction } from './form-state.ts'

/** Deletes somebody who asked for it, once their address was typed; works without JavaScript. */
export function ForgetPerson({ personId, forget }: { personId: string; forget: FormAction }): ReactNode {
  return (
    <ActionForm action={forget} fields={{ personId }} className="grid max-w-[28rem] justify-items-start gap-4">
      <p className="text-muted">
        For somebody who asked for it. It cannot be undone: their seats go to whoever waits, and name and address go
        from everywhere. Nobody is shut out by it: who comes back is new here.
      </p>
      <Checkbox scope="forget" name="words" label="The words of their topics and lines too" />
      <TextInput scope="forget" name="email" type="email" label="Type their address" autoComplete="off" required />
      <SubmitButton variant="danger">Delete for good</SubmitButton>
    </ActionForm>
  )
}
