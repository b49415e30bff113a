'use client'

import { type ReactNode, useId } from 'react'
import { ActButton } from '#components/board/act-button'
import { useBoard } from '#components/board/board-context'
import type { Id } from '#lib/board/state'

/** Gives a vote or takes it back. When no vote is left it says so, by the words that the server would use. */
export function VoteButton({
  topicId,
  title,
  hidden,
}: {
  topicId: Id
  title: string
  /** A hidden topic keeps its votes and gets no more. */
  hidden: boolean
}): ReactNode {
  const hintId = useId()
  const voting = useBoard((state) => state.view.voting)
  const voted = useBoard((state) => state.me?.votes.includes(topicId) === true)
  const spent = useBoard((state) => state.me !== null && state.me.votesLeft === 0)
  if (!voting) return null
  const place = `topic ${topicId}`
  if (voted)
    return (
      <ActButton
        size="small"
        variant="quiet"
        className="vote voted needs-script"
        place={place}
        order={{ type: 'unvote', topicId }}
        aria-label={`Take back your vote for ${title}`}
      >
        <i aria-hidden="true" />
        Take back
      </ActButton>
    )
  if (hidden) return null
  return (
    <>
      <ActButton
        size="small"
        variant="quiet"
        className="vote needs-script"
        place={place}
        order={{ type: 'vote', topicId }}
        aria-label={`Vote for ${title}`}
        aria-disabled={spent || undefined}
        aria-describedby={spent ? hintId : undefined}
      >
        <i aria-hidden="true" />
        Vote
      </ActButton>
      {spent ? (
        <span id={hintId} className="sr-only">
          You have used all your votes. Take one back to move it.
        </span>
      ) : null}
    </>
  )
}
