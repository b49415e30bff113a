'use client'

import { type ReactNode, useRef, useState, useSyncExternalStore } from 'react'
import { Button } from '#components/ui/button'

const watchNothing = () => () => undefined

/** Text to take along: selected at a touch, and copied by a button where the browser can. */
export function CopyBox({ label, text }: { label: string; text: string }): ReactNode {
  const box = useRef<HTMLTextAreaElement>(null)
  const [copied, setCopied] = useState<boolean | null>(null)
  const able = useSyncExternalStore(
    watchNothing,
    () => Boolean(navigator.clipboard),
    () => false,
  )
  const copy = async () => {
    box.current?.select()
    setCopied(
      await navigator.clipboard.writeText(text).then(
        () => true,
        () => false,
      ),
    )
  }
  return (
    <div className="mt-3 grid justify-items-start gap-3">
      <textarea
        ref={box}
        readOnly
        aria-label={label}
        value={text}
        rows={3}
        onFocus={(event) => event.currentTarget.select()}
        className="input fact"
      />
      {able ? (
        <p className="flex flex-wrap items-center gap-3">
          <Button variant="secondary" size="small" onClick={copy}>
            Copy
          </Button>
          <span role="status" className="text-fine text-muted">
            {copied === null
              ? null
              : copied
                ? 'Copied.'
                : 'The browser did not let us. It is selected: copy it by hand.'}
          </span>
        </p>
      ) : null}
    </div>
  )
}
