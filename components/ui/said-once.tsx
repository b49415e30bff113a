'use client'

import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { Notice } from '#components/ui/notice'
import { say } from './toasts.ts'

const watchNothing = () => () => undefined

/**
 * What an action did. On a page that comes as HTML it stands there as a notice; where the page was already open it is said
 * as a toast, which moves nothing. `key` it by what happened, so that the same words can be said again.
 */
export function SaidOnce({ title, className }: { title: string; className?: string }): ReactNode {
  const open = useSyncExternalStore(
    watchNothing,
    () => true,
    () => false,
  )
  const [asToast] = useState(open)
  useEffect(() => {
    if (!asToast) return
    say(title)
    forget()
  }, [asToast, title])
  return asToast ? null : <Notice tone="success" title={title} {...(className && { className })} />
}

/** What was said is not said again when the page is read again: its words leave the address. */
function forget(): void {
  const url = new URL(window.location.href)
  if (!url.searchParams.has('done')) return
  url.searchParams.delete('done')
  url.searchParams.delete('at')
  window.history.replaceState(null, '', url)
}
