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
      <FormErrors failure={failure} scope={scope} />
    </div>
  )
}
