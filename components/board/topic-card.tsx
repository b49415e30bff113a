'use client'

import { memo, type ReactNode } from 'react'
import { ActButton } from '#components/board/act-button'
import { useBoard } from '#components/board/board-context'
import { useDialog } from '#components/board/board-dialogs'
import { HiddenNote, HideButton, Moderate } from '#components/board/hidden'
import { LinkedText } from '#components/board/linked-text'
import { Said } from '#components/board/said'
import { TopicNotes } from '#components/board/topic-notes'
import { TopicVotes } from '#components/board/topic-votes'
import { VoteButton } from '#components/board/vote-button'
import { Button } from '#components/ui/button'
import { Card } from '#components/ui/card'
import type { Id } from '#lib/board/state'
import type { TopicView } from '#lib/board/view'
import type { BoardState } from './board-store.ts'
import { apart, clockText, counted } from './words.ts'

/** Who proposed it, as far as this viewer may know: "by Ana (guest)", "by you", or nothing. */
export function authorOf({ index, me }: BoardState, topicId: Id): string {
  if (me?.topics.includes(topicId)) return 'by you'
  const author = index.people.get(index.topics.get(topicId)?.authorId ?? '')
  return author ? `by ${apart(author.name)}${author.guest ? ' (guest)' : ''}` : ''
}

/** One topic of a list. Draws itself anew only when it is about itself, so that a vote costs one card. */
export const TopicCard = memo(function TopicCard({ topicId }: { topicId: Id }): ReactNode {
  const topic = useBoard((state) => state.index.topics.get(topicId))
  const author = useBoard((state) => authorOf(state, topicId))
  const phase = useBoard((state) => state.view.phase)
  const byGuests = topic?.guestVotes
    ? unbroken(`${counted(topic.guestVotes, 'vote')} by ${topic.guestVotes === 1 ? 'a guest' : 'guests'}`)
    : ''
  if (!topic) return null
  const discussed = topic.status === 'discussed'
  const time =
    discussed &&
    `${clockText(topic.spentMs)}${topic.continued ? ` · ${unbroken(`continued ${times(topic.continued)}`)}` : ''}`
  const facts = [time, author, byGuests, topic.pending && 'saving'].filter(Boolean).join(' · ')
  return (
    <Card as="li" size="small" className="topic">
      <div className="topic-head">
        <h3 dir="auto" id={`topic-${topicId}`} tabIndex={-1} className={titleClass(topic)}>
          {topic.title}
        </h3>
        <TopicVotes topicId={topicId} />
      </div>
      {facts ? (
        <p dir="auto" className="fact text-muted wrap-anywhere">
          {facts}
        </p>
      ) : null}
      <HiddenNote id={topicId} hidden={topic.hidden === true} />
      <ShortDetails details={topic.details} />
      <div className="topic-foot">
        <TopicActs topic={topic}>
          <LongDetails details={topic.details} />
          {phase === 'discussing' || phase === 'closed' ? (
            <TopicNotes topicId={topicId} title={topic.title} open={topic.status === 'open'} />
          ) : null}
        </TopicActs>
      </div>
      <Said place={`topic ${topicId}`} />
    </Card>
  )
})

const titleClass = ({ hidden }: TopicView) => (hidden ? 'topic-title hidden-words' : 'topic-title')

/** Short facts break between, not within. */
const unbroken = (fact: string) => fact.replaceAll(' ', '\u00a0')

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : counted(count, 'time')
}

const isShort = (details: string) => details.length <= 100 && !details.includes('\n')

/** What is meant by a topic, in full. */
export function DetailsText({ details }: { details: string }): ReactNode {
  if (!details) return null
  return (
    <p dir="auto" className="topic-details">
      <LinkedText text={details} />
    </p>
  )
}

function ShortDetails({ details }: { details: string }): ReactNode {
  return isShort(details) ? <DetailsText details={details} /> : null
}

function LongDetails({ details }: { details: string }): ReactNode {
  if (isShort(details)) return null
  return (
    <details className="fold">
      <summary>Details</summary>
      <DetailsText details={details} />
    </details>
  )
}

/** What can be done with a topic; what it has to unfold (`children`) stands before what only moderators do. */
function TopicActs({ topic, children }: { topic: TopicView; children: ReactNode }): ReactNode {
  const { id: topicId, title } = topic
  const hidden = topic.hidden === true
  const open = topic.status === 'open'
  const mine = useBoard((state) => state.me?.topics.includes(topicId) === true)
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
      {open ? <VoteButton hidden={hidden} topicId={topicId} title={title} /> : null}
      {mine && open && !hidden ? (
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
      {mine && open ? leave('quiet') : null}
      {children}
      <Moderate name={title}>
        {hide}
        {mine && open ? null : leave('danger')}
      </Moderate>
    </>
  )
}
