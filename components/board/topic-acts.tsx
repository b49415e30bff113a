'use client'

import type { ReactNode } from 'react'
import { ActButton } from '#components/board/act-button'
import { useBoard } from '#components/board/board-context'
import { useDialog } from '#components/board/board-dialogs'
import { HideButton, Moderate } from '#components/board/hidden'
import { TopicOrder, Unpark } from '#components/board/topic-moderate'
import { VoteButton } from '#components/board/vote-button'
import { Button } from '#components/ui/button'
import type { TopicView } from '#lib/board/view'
import { apart } from './words.ts'

/** What can be done with a topic; what it has to unfold (`children`) stands before what only moderators do. */
export function TopicActs({ topic, children }: { topic: TopicView; children: ReactNode }): ReactNode {
  const { id: topicId, title } = topic
  const hidden = topic.hidden === true
  const open = topic.status === 'open'
  const parked = topic.status === 'parked'
  const waits = open || parked
  const mine = useBoard((state) => waits && state.me?.topics.includes(topicId) === true)
  const closed = useBoard((state) => state.view.stage === 'closed')
  const mayStart = useBoard(
    ({ me, view }) => me?.moderator === true && view.phase === 'discussing' && view.current === null,
  )
  const openDialog = useDialog()
  const place = `topic ${topicId}`
  const hide = <HideButton what="topic" targetId={topicId} hidden={hidden} name={title} place={place} />
  if (closed)
    return (
      <>
        {children}
        <Moderate name={title}>{hide}</Moderate>
      </>
    )
  const remove = () =>
    openDialog({
      kind: 'confirm',
      title: mine ? 'Withdraw your topic?' : 'Remove this topic?',
      text: `“${apart(title)}” leaves the board, and whoever voted for it has that vote back.`,
      choices: [
        { yes: mine ? 'Withdraw' : 'Remove', order: { type: mine ? 'withdraw-topic' : 'remove-topic', topicId } },
      ],
      place,
    })
  const leave = (variant: 'quiet' | 'danger') => (
    <Button
      size="small"
      variant={variant}
      className="needs-script"
      aria-label={`${mine ? 'Withdraw' : 'Remove'} ${title}`}
      onClick={remove}
    >
      {mine ? 'Withdraw' : 'Remove'}
    </Button>
  )
  return (
    <>
      {mayStart && open && !hidden ? (
        <ActButton
          size="small"
          className="needs-script"
          data-home="stage"
          place={place}
          order={{ type: 'start-topic', topicId }}
          aria-label={`Start the discussion of ${title}`}
        >
          Start
        </ActButton>
      ) : null}
      {parked ? <Unpark topic={topic} /> : null}
      {waits ? <VoteButton hidden={hidden || parked} topicId={topicId} title={title} /> : null}
      {mine && !hidden ? (
        <Button
          size="small"
          variant="quiet"
          className="needs-script"
          aria-label={`Edit ${title}`}
          onClick={() => openDialog({ kind: 'edit', topicId })}
        >
          Edit
        </Button>
      ) : null}
      {mine ? leave('quiet') : null}
      {children}
      <Moderate name={title}>
        {open ? <TopicOrder topic={topic} /> : null}
        {hide}
        {mine ? null : leave('danger')}
      </Moderate>
    </>
  )
}
