'use client'

import type { ReactNode } from 'react'
import { ActButton } from '#components/board/act-button'
import { useBoard } from '#components/board/board-context'
import { useDialog } from '#components/board/board-dialogs'
import { BoardTools } from '#components/board/board-tools'
import { Said } from '#components/board/said'
import { Button } from '#components/ui/button'
import type { Phase } from '#lib/board/state'
import { phaseNames } from './words.ts'

const switches: Phase[] = ['collecting', 'voting', 'discussing']

const advice: Record<Phase, string> = {
  collecting: 'People propose now. Open the vote when there is enough to choose from.',
  voting: 'People vote now. Ask whether all are done, then go on to discussing.',
  discussing: '',
  closed: '',
}

/** The moderator's way through the hour. Closing asks first: it is for good. */
export function PhaseBar(): ReactNode {
  const phase = useBoard((state) => state.view.phase)
  const moderator = useBoard((state) => state.me?.moderator === true)
  const hidden = useBoard((state) => state.view.votesHidden)
  const openDialog = useDialog()
  if (!moderator || phase === 'closed') return null
  return (
    <div className="phase-bar needs-script">
      <fieldset className="phases">
        <legend className="sr-only">Phase of the board</legend>
        {switches.map((to) => (
          <ActButton
            key={to}
            className="phase"
            variant="quiet"
            place="phase"
            order={{ type: 'set-phase', phase: to }}
            aria-pressed={phase === to}
          >
            {phaseNames[to]}
          </ActButton>
        ))}
        <Button
          className="phase"
          variant="quiet"
          onClick={() =>
            openDialog({
              kind: 'confirm',
              title: 'Close the board?',
              text: 'The topic under discussion ends, nothing can change any more, and a draft of the meeting notes is made.',
              choices: [{ yes: 'Close the board', order: { type: 'set-phase', phase: 'closed' } }],
              place: 'phase',
            })
          }
        >
          Close…
        </Button>
      </fieldset>
      {advice[phase] ? (
        <p className="phase-advice">
          {advice[phase]}
          {hidden ? ' That shows the votes.' : ''}
        </p>
      ) : null}
      <BoardTools />
      <Said place="phase" />
    </div>
  )
}
