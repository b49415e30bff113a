'use client'

import { type ComponentProps, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { useFormStatus } from 'react-dom'
import { AtWork } from '#components/ui/at-work'
import { type ButtonLook, buttonClass } from './button-class.ts'
import { cx } from './cx.ts'

/** Whether this button's form left for a route handler as a plain form does; ends when the page is come back to. */
function useLeaving(): [RefObject<HTMLButtonElement | null>, boolean] {
  const button = useRef<HTMLButtonElement>(null)
  const [leaving, setLeaving] = useState(false)
  useEffect(() => {
    // On window, so that React has had its turn: a form with an action is prevented by then and is not ours.
    const leave = (event: SubmitEvent): void => {
      const own = event.target === button.current?.form && (event.submitter ?? button.current) === button.current
      if (own && !event.defaultPrevented) setLeaving(true)
    }
    const back = (): void => setLeaving(false)
    window.addEventListener('submit', leave)
    window.addEventListener('pageshow', back)
    return () => {
      window.removeEventListener('submit', leave)
      window.removeEventListener('pageshow', back)
    }
  }, [])
  return [button, leaving]
}

/** Submits its form, by action or as a plain form, and shows that it is at work without hiding its label. */
export function SubmitButton({
  variant,
  size,
  wide,
  className,
  children,
  ...rest
}: ButtonLook & Omit<ComponentProps<'button'>, 'type' | 'ref'>): ReactNode {
  const [button, leaving] = useLeaving()
  const { pending, data } = useFormStatus()
  const acting = pending && (!rest.name || data?.get(rest.name) === String(rest.value ?? ''))
  const busy = acting || leaving
  const look = buttonClass({ variant, size, wide })
  return (
    <button type="submit" ref={button} aria-busy={busy} className={cx(look, className)} {...rest}>
      {children}
      <AtWork on={busy} />
    </button>
  )
}
