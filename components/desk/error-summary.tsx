'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { FormErrors } from '#components/ui/form-errors'
import type { Failure } from '#lib/result'

/** Why a long form was refused. Takes the focus, since its button may be a screen away. */
export function ErrorSummary({ failure, scope }: { failure: Failure | null; scope: string }): ReactNode {
  const summary = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (failure) summary.current?.focus()
  }, [failure])
  return (
    <div ref={summary} tabIndex={-1} className="scroll-mt-4 rounded-field empty:hidden">
      <FormErrors failure={failure && withoutRepeat(failure)} scope={scope} />
    </div>
  )
}

/** A refusal that says at its field what it says as a whole would be read twice. */
function withoutRepeat(failure: Failure): Failure {
  const repeats = Object.values(failure.fields ?? {}).some((messages) => messages.includes(failure.message))
  return repeats ? { ...failure, message: 'Please look at the marked field.' } : failure
}
