'use client'

import { type ReactNode, useState } from 'react'
import { ActButton } from '#components/board/act-button'
import { useBoard } from '#components/board/board-context'
import { Said } from '#components/board/said'
import { Button } from '#components/ui/button'
import { QrCode } from '#components/ui/qr-code'
import { paths } from '#lib/paths'
import { withoutScheme } from './words.ts'

const whoMayJoin = {
  guests: 'Anybody can join with a name.',
  code: 'Whoever shows the code can join, and who has an RSVP.',
  members: 'Members can join, signed in.',
  rsvps: 'Only who has an RSVP can join.',
}

/** How people get here: the short address, to be read aloud or scanned, and for moderators code and lock. */
export function Invite({ address, slug }: { address: string; slug: string }): ReactNode {
  const admission = useBoard((state) => state.view.settings.admission)
  const locked = useBoard((state) => state.view.locked)
  const code = useBoard((state) => state.me?.code)
  const moderator = useBoard(({ me, view }) => me?.moderator === true && view.stage !== 'closed')
  // With the code behind the #, whoever scans it has it; servers and logs never see that part of an address.
  const whole = code ? `${address}#${code}` : address
  return (
    <>
      <p>{locked ? 'The board is locked: nobody new joins. Everybody can read along.' : whoMayJoin[admission]}</p>
      <div className="invite">
        <QrCode text={whole} label={`QR code of ${withoutScheme(address)}`} className="invite-qr" />
        <div className="grid content-center gap-4">
          <p>
            <span className="fact text-muted">Address</span>
            <br />
            <a href={address} className="invite-address fact wrap-anywhere">
              {withoutScheme(address)}
            </a>
          </p>
          {code ? (
            <p>
              <span className="fact text-muted">Code</span>
              <br />
              <span className="invite-address fact">{`${code.slice(0, 5)}-${code.slice(5)}`}</span>
            </p>
          ) : null}
          <CopyButton text={whole} />
          <p>
            <a href={paths.wallScreen(slug)} target="_blank" rel="noreferrer">
              Open the wall screen
            </a>
          </p>
        </div>
      </div>
      {moderator ? (
        <div className="flex flex-wrap gap-3">
          <ActButton variant="secondary" place="invite" order={{ type: locked ? 'unlock-board' : 'lock-board' }}>
            {locked ? 'Unlock the board' : 'Lock the board'}
          </ActButton>
          {code ? (
            <ActButton variant="secondary" place="invite" order={{ type: 'renew-code' }}>
              Make a new code
            </ActButton>
          ) : null}
        </div>
      ) : null}
      <Said place="invite" />
    </>
  )
}

/** Copies where the browser lets us: on plain http it does not, and the address can still be read and marked. */
function CopyButton({ text }: { text: string }): ReactNode {
  const [copied, setCopied] = useState(false)
  const clipboard = typeof navigator === 'undefined' ? undefined : navigator.clipboard
  if (!clipboard) return null
  const copy = () =>
    clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  return (
    <div>
      <Button size="small" variant="secondary" onClick={() => void copy()}>
        {copied ? 'Copied' : 'Copy the address'}
      </Button>
      <span role="status" className="sr-only">
        {copied ? 'The address is copied.' : ''}
      </span>
    </div>
  )
}
