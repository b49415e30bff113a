'use client'

import type { ReactNode } from 'react'
import { ErrorView } from '#components/layout/error-view'
import { Button } from '#components/ui/button'

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}): ReactNode {
  return <ErrorView code={error.digest} action={<Button onClick={reset}>Try again</Button>} />
}
