'use client'

import { type ReactNode, useActionState } from 'react'
import { ErrorSummary } from '#components/desk/error-summary'
import { Select, TextArea, TextInput } from '#components/ui/field'
import { SubmitButton } from '#components/ui/submit-button'
import { kindOrder, resourceKinds } from '#lib/resources/view'
import { type FormAction, type FormValues, untouched } from '../desk/form-state.ts'

const scope = 'resource'

/** Something for the shelves, new or again. */
export function ResourceForm({
  action,
  values,
  button,
}: {
  action: FormAction
  values: FormValues
  button: string
}): ReactNode {
  const [state, submit] = useActionState(action, untouched)
  const typed = { ...values, ...state.values }
  const field = (name: string) => ({
    scope,
    name,
    defaultValue: typed[name],
    errors: state.failure?.fields?.[name],
  })
  return (
    <form action={submit} className="grid max-w-[46rem] gap-6">
      <ErrorSummary failure={state.failure} scope={scope} />
      <input type="hidden" name="id" value={typed.id} readOnly />
      <TextInput {...field('title')} label="Title" maxLength={200} required />
      <TextInput {...field('url')} type="url" label="Address" optional placeholder="https://" />
      <div className="grid items-start gap-x-4 gap-y-6 sm:grid-cols-3">
        {/* React resets a select to its first choice after an action; a new key keeps the one that was made. */}
        <Select key={typed.kind} {...field('kind')} label="Shelf">
          {kindOrder.map((kind) => (
            <option key={kind} value={kind}>
              {resourceKinds[kind].many}
            </option>
          ))}
        </Select>
        <TextInput {...field('author')} label="By" optional maxLength={120} />
        <TextInput {...field('year')} label="Year" optional inputMode="numeric" autoComplete="off" />
      </div>
      <TextArea {...field('line')} label="What it is good for" hint="One sentence." maxLength={300} rows={2} required />
      <div>
        <SubmitButton>{button}</SubmitButton>
      </div>
    </form>
  )
}
