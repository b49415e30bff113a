'use client'

import type { ReactNode } from 'react'
import { useBoard, useBoardLive } from '#components/board/board-context'
import { useDialog } from '#components/board/board-dialogs'
import { ClockFold } from '#components/board/clock-fold'
import { Button, ButtonLink } from '#components/ui/button'
import { paths } from '#lib/paths'
import { votesSeen } from './use-voting.ts'

/** What a moderator needs now and then, beside the phases. */
export function BoardTools(): ReactNode {
  const choosing = useBoard(({ view }) => view.phase === 'collecting' || view.phase === 'voting')
  const voting = useBoard((state) => state.view.voting)
  const votes = useBoard((state) => !state.view.votesHidden && votesSeen(state) > 0)
  const before = useBoard((state) => state.view.stage === 'before')
  const { practice } = useBoardLive()
  const openDialog = useDialog()
  return (
    <div className="board-tools">
      {choosing ? <ClockFold /> : null}
      {voting ? (
        <Button size="small" variant="quiet" onClick={() => openDialog({ kind: 'paper' })}>
          Votes on paper…
        </Button>
      ) : null}
      {votes ? (
        <Button size="small" variant="quiet" onClick={() => openDialog({ kind: 'fresh', opening: false })}>
          Fresh ballots…
        </Button>
      ) : null}
      <Button size="small" variant="quiet" data-key="settings" onClick={() => openDialog({ kind: 'settings' })}>
        Settings…
      </Button>
      {before && !practice ? (
        <ButtonLink href={paths.practiceBoard()} size="small" variant="quiet" className="touch">
          Practise first
        </ButtonLink>
      ) : null}
    </div>
  )
}
