'use client'

import { type ReactNode, useActionState } from 'react'
import { FormErrors } from '#components/ui/form-errors'
import { type FormAction, untouched } from './form-state.ts'

/** A form of one button, such as Publish. A refusal stands above the button; works without JavaScript. */
export function ActionForm({
  action,
  fields,
  className,
  children,
}: {
  action: FormAction
  /** What goes along unseen. */
  fields: Record<string, string>
  className?: string
  children: ReactNode
}): ReactNode {
  const [state, submit] = useActionState(action, untouched)
  return (
    <form action={submit} className={className}>
      <FormErrors failure={state.failure} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  )
}
