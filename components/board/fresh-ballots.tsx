'use client'

import type { ReactNode } from 'react'
import { useBoard, useBoardLive } from '#components/board/board-context'
import { Button } from '#components/ui/button'
import { phaseMeant } from './phase-meant.ts'
import { votesLeftOver, votesSeen } from './use-voting.ts'
import { counted } from './words.ts'

/** What fresh ballots are, and the choice. `opening` says that voting is about to be opened, with them or without. */
export function FreshBallots({ opening, close }: { opening: boolean; close: () => void }): ReactNode {
  const { run } = useBoardLive()
  const from = useBoard(phaseMeant)
  const before = useBoard((state) => state.view.stage === 'before')
  const votes = useBoard(opening ? votesLeftOver : votesSeen)
  const each = useBoard((state) => state.view.settings.votesEach)
  const go = async (fresh: boolean): Promise<void> => {
    close()
    const given = fresh ? await run({ type: 'fresh-ballots' }, 'phase') : { ok: true }
    if (given.ok && opening) await run({ type: 'set-phase', phase: 'voting', from }, 'phase')
  }
  return (
    <>
      <p>
        {!opening
          ? `${counted(votes, 'vote')} ${votes === 1 ? 'has' : 'have'} been cast so far.`
          : before
            ? `${counted(votes, 'vote')} ${votes === 1 ? 'was' : 'were'} cast before the meeting, perhaps by people who are not here.`
            : `Votes on what was discussed are used up, and everybody has them to give again. ${counted(votes, 'vote')} on what is left ${votes === 1 ? 'stays, and can be moved.' : 'stay, and can be moved.'}`}{' '}
        With fresh ballots everybody has {counted(each, 'vote')} to give again. What was cast counts no more; it stays
        on the cards, as “4 in an earlier vote”. An order made by hand goes too.
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
