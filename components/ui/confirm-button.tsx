'use client'

import { type ComponentProps, lazy, type MouseEvent, type ReactNode, Suspense, useRef, useState } from 'react'
import { SubmitButton } from '#components/ui/submit-button'

const fetchDialog = () => import('#components/ui/confirm-dialog')
const ConfirmDialog = lazy(fetchDialog)

/** Submits its form after a question; at once where there is no JavaScript, or where the question cannot be fetched. */
export function ConfirmButton({
  question,
  text,
  yes,
  children,
  ...rest
}: ComponentProps<typeof SubmitButton> & { question: string; text: string; yes: string }): ReactNode {
  const button = useRef<HTMLButtonElement | null>(null)
  const agreed = useRef(false)
  const [asked, setAsked] = useState(false)
  const [open, setOpen] = useState(false)
  const submit = (): void => {
    agreed.current = true
    button.current?.form?.requestSubmit(button.current)
    agreed.current = false
  }
  const ask = (event: MouseEvent<HTMLButtonElement>): void => {
    if (agreed.current) return
    event.preventDefault()
    button.current = event.currentTarget
    fetchDialog().then(() => {
      setAsked(true)
      setOpen(true)
    }, submit)
  }
  return (
    <>
      <SubmitButton {...rest} onClick={ask}>
        {children}
      </SubmitButton>
      {asked ? (
        <Suspense>
          <ConfirmDialog open={open} onOpenChange={setOpen} question={question} text={text} yes={yes} onYes={submit} />
        </Suspense>
      ) : null}
    </>
  )
}
