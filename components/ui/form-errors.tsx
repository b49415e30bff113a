import type { ReactNode } from 'react'
import { fieldId } from '#components/ui/field'
import { Notice } from '#components/ui/notice'

/** Why a form was refused, with a way to each field that is meant. Nothing where nothing was. */
export function FormErrors({
  failure,
  scope,
}: {
  failure: { message: string; fields?: Record<string, string[]> } | null | undefined
  scope?: string
}): ReactNode {
  if (!failure) return null
  const fields = Object.entries(failure.fields ?? {}).filter(([, messages]) => messages.length > 0)
  // What is said at a field and as a whole would be read twice.
  const repeated = fields.some(([, messages]) => messages.includes(failure.message))
  return (
    <Notice tone="error" title={repeated ? 'Please look at the marked field.' : failure.message} first>
      {fields.length > 0 ? (
        <ul className="grid gap-1">
          {fields.map(([name, messages]) => (
            <li key={name}>
              <a href={`#${fieldId(name, scope)}`}>{messages.join(' ')}</a>
            </li>
          ))}
        </ul>
      ) : null}
    </Notice>
  )
}
