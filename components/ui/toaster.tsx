'use client'

import { lazy, type ReactNode, Suspense, useSyncExternalStore } from 'react'
import { lastSaid, watchSaid } from './toasts.ts'

// What draws toasts is fetched when the first is said.
const ToastArea = lazy(() => import('#components/ui/toast-area'))
const nothing = () => null

/** Where toasts appear. Once a page. */
export function Toaster(): ReactNode {
  const said = useSyncExternalStore(watchSaid, lastSaid, nothing)
  return said ? (
    <Suspense>
      <ToastArea said={said} />
    </Suspense>
  ) : null
}
