'use client'

import { type ReactNode, useActionState } from 'react'
import { TextInput } from '#components/ui/field'
import { FormErrors } from '#components/ui/form-errors'
import { SaidOnce } from '#components/ui/said-once'
import { SubmitButton } from '#components/ui/submit-button'
import { SuggestInput } from '#components/ui/suggest-input'
import type { Failure } from '#lib/result'

export type ProfileState = {
  saved: boolean
  at?: number
  values: { name: string; timeZone: string }
  failure: Failure | null
}

/** Name and time zone of whoever is signed in. */
export function ProfileForm({
  name,
  timeZone,
  zones,
  action,
}: {
  name: string
  timeZone: string
  zones: readonly string[]
  action: (before: ProfileState, form: FormData) => Promise<ProfileState>
}): ReactNode {
  const [state, submit] = useActionState(action, { saved: false, values: { name, timeZone }, failure: null })
  return (
    <form action={submit} className="grid max-w-[28rem] gap-5">
      <FormErrors failure={state.failure} />
      {state.saved ? <SaidOnce key={state.at} title="Saved." /> : null}
      <TextInput
        key={`name ${state.values.name}`}
        name="name"
        label="Name"
        autoComplete="name"
        maxLength={60}
        required
        defaultValue={state.values.name}
        errors={state.failure?.fields?.name}
      />
      <SuggestInput
        key={`zone ${state.values.timeZone}`}
        name="timeZone"
        label="Time zone"
        hint="Empty means: as your device says."
        optional
        options={zones}
        defaultValue={state.values.timeZone}
        errors={state.failure?.fields?.timeZone}
      />
      <div>
        <SubmitButton>Save</SubmitButton>
      </div>
    </form>
  )
}
