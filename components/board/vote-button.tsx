'use client'

import { type ReactNode, useId, useRef } from 'react'
import { isSecond, useBusy } from '#components/board/act-button'
import { useBoard } from '#components/board/board-context'
import { AtWork } from '#components/ui/at-work'
import { Button } from '#components/ui/button'
import type { BoardCommand } from '#lib/board/schema'
import type { Id } from '#lib/board/state'
import type { BoardState } from './board-store.ts'
import { useVoting } from './use-voting.ts'

/** How many of one's own votes are on a topic. */
export function ownVotes({ me }: BoardState, topicId: Id): number {
  return me?.votes.filter((id) => id === topicId).length ?? 0
}

/** What a vote would meet with, in the words that the server would use; empty where nothing speaks against it. */
function hintOf({ view, me }: BoardState, topicId: Id): string {
  if (!view.settings.selfVotes && me?.topics.includes(topicId)) return 'On this board nobody votes for their own topic.'
  return me?.votesLeft === 0 ? 'You have used all your votes. Take one back to move it.' : ''
}

const isVote = ({ type }: BoardCommand): boolean => type === 'vote' || type === 'unvote'

type Props = {
  topicId: Id
  title: string
  /** A topic that is hidden or parked keeps its votes and gets no more. */
  hidden: boolean
}

/** Gives a vote or takes it back; where several may go to one topic, one more and one back stand side by side. */
export function VoteButton(props: Props): ReactNode {
  const voting = useBoard((state) => state.view.voting)
  const stacking = useBoard((state) => state.view.settings.stacking)
  const own = useBoard((state) => ownVotes(state, props.topicId))
  if (!voting) return null
  return stacking ? <Stack {...props} own={own} /> : <Toggle {...props} own={own} />
}

function Toggle({ topicId, title, hidden, own }: Props & { own: number }): ReactNode {
  const { vote, takeBack } = useVoting(topicId)
  const busy = useBusy(`topic ${topicId}`, isVote)
  const hint = useBoard((state) => hintOf(state, topicId))
  const hintId = useId()
  if (hidden && own === 0) return null
  const refused = own === 0 && hint !== ''
  return (
    <>
      <Button
        size="small"
        variant="quiet"
        className={own > 0 ? 'vote voted needs-script' : 'vote needs-script'}
        data-key={own > 0 ? 'unvote' : 'vote'}
        aria-busy={busy}
        aria-label={own > 0 ? `Take back your vote for ${title}` : `Vote for ${title}`}
        aria-disabled={refused || undefined}
        aria-describedby={refused ? hintId : undefined}
        onClick={(event) => {
          if (isSecond(event)) return
          if (own > 0) takeBack()
          else vote()
        }}
      >
        <i aria-hidden="true" />
        {own > 0 ? 'Take back' : 'Vote'}
        <AtWork on={busy} />
      </Button>
      {refused ? <Hint id={hintId} text={hint} /> : null}
    </>
  )
}

/** The first button stays the one that gives, so that it can be pressed again and again. */
function Stack({ topicId, title, hidden, own }: Props & { own: number }): ReactNode {
  const { vote, takeBack } = useVoting(topicId)
  const busy = useBusy(`topic ${topicId}`, isVote)
  const hint = useBoard((state) => hintOf(state, topicId))
  const hintId = useId()
  const first = useRef<HTMLButtonElement>(null)
  if (hidden && own === 0) return null
  const refused = hint !== ''
  return (
    <>
      {hidden ? null : (
        <Button
          ref={first}
          size="small"
          variant="quiet"
          className={own > 0 ? 'vote voted needs-script' : 'vote needs-script'}
          data-key="vote"
          aria-busy={busy}
          aria-label={own > 0 ? `One more vote for ${title}` : `Vote for ${title}`}
          aria-disabled={refused || undefined}
          aria-describedby={refused ? hintId : undefined}
          onClick={vote}
        >
          <i aria-hidden="true" />
          {own > 0 ? 'One more' : 'Vote'}
          <AtWork on={busy} />
        </Button>
      )}
      {own > 0 ? (
        <Button
          size="small"
          variant="quiet"
          className="needs-script"
          data-key="unvote"
          aria-label={
            own === 1 ? `Take back your vote for ${title}` : `Take back one of your ${own} votes for ${title}`
          }
          onClick={({ currentTarget }) => {
            // With the last one this button goes; the keyboard stays where it can give the vote again.
            if (own === 1 && currentTarget === document.activeElement) first.current?.focus()
            takeBack()
          }}
        >
          {own === 1 ? 'Take back' : 'Take one back'}
        </Button>
      ) : null}
      {refused ? <Hint id={hintId} text={hint} /> : null}
    </>
  )
}

function Hint({ id, text }: { id: string; text: string }): ReactNode {
  return (
    <span id={id} className="sr-only">
      {text}
    </span>
  )
}
