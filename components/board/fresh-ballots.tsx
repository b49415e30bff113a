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
  // Once topics were discussed, votes that stay and go on are what most would want; before the meeting, others may have cast them.
  const again = opening && !before
  const fresh = (
    <Button variant={again ? 'secondary' : 'primary'} onClick={() => void go(true)}>
      {opening ? 'Fresh ballots, then vote' : 'Give fresh ballots'}
    </Button>
  )
  const these = (
    <Button variant={again ? 'primary' : 'secondary'} onClick={() => void go(false)}>
      Vote on with these
    </Button>
  )
  return (
    <>
      <p>
        {again ? leftWords(votes) : castWords(votes, opening)} With fresh ballots everybody has {counted(each, 'vote')}{' '}
        to give again. What was cast counts no more; it stays on the cards, as “4 in an earlier vote”. An order made by
        hand goes too.
      </p>
      <div className="flex flex-wrap gap-3">
        {again ? these : fresh}
        {again ? fresh : opening && these}
        <Button variant={opening ? 'quiet' : 'secondary'} onClick={close}>
          Leave it
        </Button>
      </div>
    </>
  )
}

function leftWords(votes: number): string {
  const stays = votes === 1 ? 'stays' : 'stay'
  return `Votes on what was discussed are used up, and everybody has them to give again. ${counted(votes, 'vote')} on what is left ${stays}, and can be moved.`
}

function castWords(votes: number, before: boolean): string {
  if (!before) return `${counted(votes, 'vote')} ${votes === 1 ? 'has' : 'have'} been cast so far.`
  const were = votes === 1 ? 'was' : 'were'
  return `${counted(votes, 'vote')} ${were} cast before the meeting, perhaps by people who are not here.`
}
