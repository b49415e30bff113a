'use client'

import type { ReactNode } from 'react'
import { useBusy } from '#components/board/act-button'
import { useBoard, useBoardLive } from '#components/board/board-context'
import { useDialog } from '#components/board/board-dialogs'
import { BoardTools } from '#components/board/board-tools'
import { Said } from '#components/board/said'
import { AtWork } from '#components/ui/at-work'
import { Button } from '#components/ui/button'
import type { Phase } from '#lib/board/state'
import type { BoardState } from './board-store.ts'
import { phaseMeant } from './phase-meant.ts'
import { anyDiscussed, votesLeftOver } from './use-voting.ts'
import { phaseNames } from './words.ts'

const switches: Phase[] = ['collecting', 'voting', 'discussing']

const advice: Record<Phase, string> = {
  collecting: 'People propose now. Open the vote when there is enough to choose from.',
  voting: 'People vote now. Ask whether all are done, then go on to discussing.',
  discussing: '',
  closed: '',
}

/** The moderator's way through the hour. Closing asks first: it ends the hour for everybody, and only Undo opens it again. */
export function PhaseBar(): ReactNode {
  const phase = useBoard((state) => state.view.phase)
  const from = useBoard(phaseMeant)
  const moderator = useBoard((state) => state.me?.moderator === true)
  const hidden = useBoard((state) => state.view.votesHidden)
  const again = useBoard((state) => state.view.phase === 'voting' && anyDiscussed(state))
  const openDialog = useDialog()
  if (!moderator || phase === 'closed') return null
  return (
    <div className="phase-bar needs-script">
      <fieldset className="phases">
        <legend className="sr-only">Phase of the board</legend>
        {switches.map((to) => (
          <PhaseButton key={to} to={to} now={phase === to} />
        ))}
        <Button
          className="phase"
          variant="quiet"
          data-key="close"
          onClick={() =>
            openDialog({
              kind: 'confirm',
              title: 'Close the board?',
              text: 'The hour ends for everybody: topics, votes and lines stay as they are, people can say what it was worth, and a draft of the meeting notes is made. Undo in “What the moderator did” opens it again.',
              choices: [{ yes: 'Close the board', order: { type: 'set-phase', phase: 'closed', from } }],
              place: 'phase',
            })
          }
        >
          Close…
        </Button>
      </fieldset>
      {advice[phase] ? (
        <p className="phase-advice">
          {again ? 'Votes on what was discussed are there to give again. ' : ''}
          {advice[phase]}
          {hidden ? ' That shows the votes.' : ''}
        </p>
      ) : null}
      <BoardTools />
      <Said place="phase" />
    </div>
  )
}

/** Whether votes are there that another vote could begin with, or without. */
function asksAnew(state: BoardState): boolean {
  return votesLeftOver(state) > 0 && (state.view.stage === 'before' || anyDiscussed(state))
}

/**
 * Moves the board on. Where people have voted before the meeting, or once more after some topics were discussed, opening the
 * vote asks what becomes of the votes that are there.
 */
function PhaseButton({ to, now }: { to: Phase; now: boolean }): ReactNode {
  const { run } = useBoardLive()
  const from = useBoard(phaseMeant)
  const busy = useBusy('phase', (command) => command.type === 'set-phase' && command.phase === to)
  const asks = useBoard((state) => to === 'voting' && !now && asksAnew(state))
  const openDialog = useDialog()
  return (
    <Button
      className="phase"
      variant="quiet"
      data-key={`phase-${to}`}
      aria-pressed={now}
      aria-busy={busy}
      onClick={() =>
        asks ? openDialog({ kind: 'fresh', opening: true }) : void run({ type: 'set-phase', phase: to, from }, 'phase')
      }
    >
      {phaseNames[to]}
      <AtWork on={busy} />
    </Button>
  )
}
