'use client'

import { type ReactNode, useActionState } from 'react'
import { Checkbox, TextInput } from '#components/ui/field'
import { FormErrors } from '#components/ui/form-errors'
import { SubmitButton } from '#components/ui/submit-button'
import { type FormAction, untouched } from '../desk/form-state.ts'

/** The last question before somebody is deleted: their address typed, and whether their words go too. */
export function ForgetForm({ action }: { action: FormAction }): ReactNode {
  const [state, submit] = useActionState(action, untouched)
  const { values, failure } = state
  return (
    <form action={submit} className="grid gap-5">
      <FormErrors failure={failure} scope="forget" />
      <Checkbox
        key={`words ${values.words}`}
        scope="forget"
        name="words"
        label="Take my words along"
        hint="The titles of your topics then say that they were taken back, and your lines are gone. What you proposed anonymously stays without an author, since otherwise everybody could see whose it was. Notes of a meeting, drafts too, stay as they are; ask the organizers about those."
        defaultChecked={values.words === 'on'}
      />
      <TextInput
        key={`email ${values.email}`}
        scope="forget"
        name="email"
        type="email"
        label="Your address, to say that you mean it"
        autoComplete="off"
        maxLength={254}
        required
        defaultValue={values.email}
        errors={failure?.fields?.email}
      />
      <div>
        <SubmitButton variant="danger">Delete me</SubmitButton>
      </div>
    </form>
  )
}
