'use client'

import type { ReactNode } from 'react'
import { ActButton } from '#components/board/act-button'
import { useBoard } from '#components/board/board-context'
import { useDialog } from '#components/board/board-dialogs'
import { Button } from '#components/ui/button'
import type { TopicView } from '#lib/board/view'
import type { Move } from './moves.ts'
import { useMove } from './use-move.ts'

const moves: { move: Move; words: string; name: (title: string) => string }[] = [
  { move: 'top', words: 'Bring forward', name: (title) => `Bring ${title} forward, to the top` },
  { move: 'up', words: 'Up', name: (title) => `Move ${title} up` },
  { move: 'down', words: 'Down', name: (title) => `Move ${title} down` },
]

/** What a moderator does with a topic that waits: its place in the order, parking, merging. */
export function TopicOrder({ topic: { id: topicId, title } }: { topic: TopicView }): ReactNode {
  const move = useMove(topicId, title)
  const several = useBoard(({ view }) => view.topics.filter(({ status }) => status === 'open').length > 1)
  const openDialog = useDialog()
  return (
    <>
      {several
        ? moves.map(({ move: to, words, name }) => (
            <Button key={words} size="small" variant="secondary" aria-label={name(title)} onClick={() => move(to)}>
              {words}
            </Button>
          ))
        : null}
      <ActButton
        size="small"
        variant="secondary"
        place={`topic ${topicId}`}
        order={{ type: 'park-topic', topicId }}
        aria-label={`Park ${title}`}
      >
        Park
      </ActButton>
      {several ? (
        <Button
          size="small"
          variant="secondary"
          aria-label={`Merge ${title} with another topic`}
          onClick={() => openDialog({ kind: 'merge', topicId })}
        >
          Merge…
        </Button>
      ) : null}
    </>
  )
}

/** For moderators: a parked topic comes back among those that wait. */
export function Unpark({ topic: { id: topicId, title } }: { topic: TopicView }): ReactNode {
  const moderator = useBoard(({ me }) => me?.moderator === true)
  if (!moderator) return null
  return (
    <ActButton
      size="small"
      variant="secondary"
      className="needs-script"
      place={`topic ${topicId}`}
      order={{ type: 'unpark-topic', topicId }}
      aria-label={`Put ${title} back among the topics`}
    >
      Back to the list
    </ActButton>
  )
}
