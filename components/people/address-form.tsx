'use client'

import { type ReactNode, useActionState } from 'react'
import { TextInput } from '#components/ui/field'
import { FormErrors } from '#components/ui/form-errors'
import { SubmitButton } from '#components/ui/submit-button'
import { type FormAction, untouched } from '../desk/form-state.ts'

/** Asks for another address. */
export function AddressForm({ action }: { action: FormAction }): ReactNode {
  const [state, submit] = useActionState(action, untouched)
  return (
    <form action={submit} className="grid max-w-[28rem] gap-5">
      <FormErrors failure={state.failure} scope="address" />
      <TextInput
        key={state.values.email}
        scope="address"
        name="email"
        type="email"
        label="New address"
        hint="Both addresses get a mail. It changes when both have agreed."
        autoComplete="off"
        maxLength={254}
        required
        defaultValue={state.values.email}
        errors={state.failure?.fields?.email}
      />
      <div>
        <SubmitButton variant="secondary">Change the address</SubmitButton>
      </div>
    </form>
  )
}
