import type { ReactNode } from 'react'
import { Notice } from '#components/ui/notice'
import { SubmitButton } from '#components/ui/submit-button'
import type { WaitingAddress as Waiting } from '#lib/people/view'

/** A change of address that waits for its two words, and a way to call it off. */
export function WaitingAddress({ change, callOff }: { change: Waiting; callOff: () => Promise<void> }): ReactNode {
  const { newEmail, oldAgreed, newAgreed } = change
  const missing = [oldAgreed ? null : 'the old address', newAgreed ? null : 'the new one'].filter(Boolean)
  return (
    <div className="grid max-w-[36rem] gap-5">
      <Notice
        title={
          <>
            <span className="wrap-anywhere">{newEmail}</span> waits for {missing.join(' and ')}.
          </>
        }
      >
        <p>The links in the mails to both count for a day. Nothing changes before both have agreed.</p>
      </Notice>
      <form action={callOff}>
        <SubmitButton variant="secondary">Call it off</SubmitButton>
      </form>
    </div>
  )
}
