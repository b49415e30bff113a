'use client'

import { type ReactNode, useActionState } from 'react'
import { TextInput } from '#components/ui/field'
import { SubmitButton } from '#components/ui/submit-button'
import { type FormAction, untouched } from './form-state.ts'

/** Chooses a moderator by address. */
export function ModeratorForm({ action, eventId }: { action: FormAction; eventId: string }): ReactNode {
  const [{ failure, values }, submit] = useActionState(action, untouched)
  const messages = failure ? (failure.fields?.email ?? [failure.message]) : undefined
  return (
    <form action={submit} className="grid gap-3">
      <input type="hidden" name="id" value={eventId} />
      <TextInput
        scope="moderator"
        name="email"
        type="email"
        label="Choose by address"
        hint="Somebody who has signed in here before."
        autoComplete="off"
        required
        defaultValue={values.email}
        errors={messages}
      />
      <div>
        <SubmitButton variant="secondary">Choose</SubmitButton>
      </div>
    </form>
  )
}
