'use client'

import type { ReactNode } from 'react'
import { useBoard } from '#components/board/board-context'
import { DoneButton } from '#components/board/voting-progress'
import { Pips } from '#components/ui/pips'
import { counted } from './words.ts'

/** How many votes one still has, always in sight while voting is open: at the side, or at the foot of a phone. */
export function VotesLeft(): ReactNode {
  const voting = useBoard((state) => state.view.voting)
  const each = useBoard((state) => state.view.settings.votesEach)
  const left = useBoard((state) => (state.me && !state.me.removed ? state.me.votesLeft : null))
  if (!voting || left === null) return null
  return (
    <div className="votes-left needs-script">
      <Pips size="large" filled={left} total={each} own={left} label={`${left} of ${each}`} />
      <span>{left === 0 ? 'No votes left' : `${counted(left, 'vote')} left`}</span>
      <DoneButton />
    </div>
  )
}
