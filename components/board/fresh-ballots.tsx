'use client'

import type { ReactNode } from 'react'
import { useBoard, useBoardLive } from '#components/board/board-context'
import { Button } from '#components/ui/button'
import { phaseMeant } from './phase-meant.ts'
import { votesSeen } from './use-voting.ts'
import { counted } from './words.ts'

/** What fresh ballots are, and the choice. `opening` says that voting is about to be opened, with them or without. */
export function FreshBallots({ opening, close }: { opening: boolean; close: () => void }): ReactNode {
  const { run } = useBoardLive()
  const votes = useBoard(votesSeen)
  const from = useBoard(phaseMeant)
  const each = useBoard((state) => state.view.settings.votesEach)
  const go = async (fresh: boolean): Promise<void> => {
    close()
    const given = fresh ? await run({ type: 'fresh-ballots' }, 'phase') : { ok: true }
    if (given.ok && opening) await run({ type: 'set-phase', phase: 'voting', from }, 'phase')
  }
  return (
    <>
      <p>
        {opening
          ? `${counted(votes, 'vote')} ${votes === 1 ? 'was' : 'were'} cast before the meeting, perhaps by people who are not here.`
          : `${counted(votes, 'vote')} ${votes === 1 ? 'has' : 'have'} been cast so far.`}{' '}
        With fresh ballots everybody has {counted(each, 'vote')} to give again. What was cast counts no more; it stays
        on the cards, as “4 before the meeting”. An order made by hand goes too.
      </p>
      <div className="flex flex-wrap gap-3">
        <Button onClick={() => void go(true)}>{opening ? 'Fresh ballots, then vote' : 'Give fresh ballots'}</Button>
        {opening ? (
          <Button variant="secondary" onClick={() => void go(false)}>
            Vote on with these
          </Button>
        ) : null}
        <Button variant={opening ? 'quiet' : 'secondary'} onClick={close}>
          Leave it
        </Button>
      </div>
    </>
  )
}
