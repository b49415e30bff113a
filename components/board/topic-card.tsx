'use client'

import { memo, type ReactNode, useState } from 'react'
import { useBoard } from '#components/board/board-context'
import { DetailsText } from '#components/board/details-text'
import { HiddenNote } from '#components/board/hidden'
import { MoveHandle } from '#components/board/move-handle'
import { Said } from '#components/board/said'
import { TopicActs } from '#components/board/topic-acts'
import { TopicMerged } from '#components/board/topic-merged'
import { TopicNotes } from '#components/board/topic-notes'
import { TopicOrigin } from '#components/board/topic-origin'
import { TopicVoters, TopicVotes } from '#components/board/topic-votes'
import { Card } from '#components/ui/card'
import type { Id } from '#lib/board/state'
import type { TopicView } from '#lib/board/view'
import type { BoardState } from './board-store.ts'
import { apart, clockText, counted } from './words.ts'

/** Who proposed it, as far as this viewer may know: "by Ana (guest)", "by you", "anonymous", or nothing. */
export function authorOf({ index, me }: BoardState, topicId: Id): string {
  const topic = index.topics.get(topicId)
  const how = topic?.carried?.own === false ? 'introduced by' : 'by'
  if (me?.topics.includes(topicId)) return topic?.anonymous ? 'by you, anonymously' : `${how} you`
  if (topic?.anonymous) return 'anonymous'
  const author = index.people.get(topic?.authorId ?? '')
  return author ? `${how} ${apart(author.name)}${author.guest ? ' (guest)' : ''}` : ''
}

/** One topic of a list. Draws itself anew only when it is about itself, so that a vote costs one card. */
export const TopicCard = memo(function TopicCard({ topicId }: { topicId: Id }): ReactNode {
  const topic = useBoard((state) => state.index.topics.get(topicId))
  const author = useBoard((state) => authorOf(state, topicId))
  const phase = useBoard((state) => state.view.phase)
  if (!topic) return null
  const { title, carried, merged, voters, hidden } = topic
  const facts = factsOf(topic, author)
  const folds = (
    <>
      <LongDetails details={topic.details} />
      {phase === 'discussing' || phase === 'closed' ? (
        <TopicNotes topicId={topicId} title={topic.title} open={topic.status === 'open'} />
      ) : null}
    </>
  )
  return (
    <Card as="li" size="small" className="topic">
      <div className="topic-head">
        <h3 dir="auto" id={`topic-${topicId}`} tabIndex={-1} className={titleClass(topic)}>
          {title}
        </h3>
        <TopicVotes topicId={topicId} />
        {topic.status === 'open' ? <MoveHandle topicId={topicId} title={title} /> : null}
      </div>
      {facts ? (
        <p dir="auto" className="fact text-muted wrap-anywhere">
          {facts}
        </p>
      ) : null}
      {carried ? <TopicOrigin topic={topic} carried={carried} /> : null}
      {merged ? <TopicMerged intoId={topicId} merged={merged} /> : null}
      {voters ? <TopicVoters voters={voters} /> : null}
      {hidden ? <HiddenNote id={topicId} /> : null}
      <ShortDetails details={topic.details} />
      <div className="topic-foot">
        <TopicActs topic={topic}>{folds}</TopicActs>
      </div>
      <Said place={`topic ${topicId}`} />
    </Card>
  )
})

/** The small facts of a card in one line, each kept whole. */
function factsOf(topic: TopicView, author: string): string {
  const { status, spentMs, continued, interest, paperVotes, guestVotes, dropped, pending } = topic
  const facts = [
    status === 'discussed' && clockText(spentMs),
    status === 'discussed' && continued > 0 && `continued ${times(continued)}`,
    author,
    dropped && 'not carried over',
    interest && `${interest} in an earlier vote`,
    paperVotes && `${paperVotes} on paper`,
    guestVotes && `${counted(guestVotes, 'vote')} by ${guestVotes === 1 ? 'a guest' : 'guests'}`,
    pending && 'saving',
  ]
  return facts
    .map((fact) => fact && (fact === author ? fact : unbroken(fact)))
    .filter(Boolean)
    .join(' · ')
}

const titleClass = ({ hidden }: TopicView) => (hidden ? 'topic-title hidden-words' : 'topic-title')

/** Short facts break between, not within. */
const unbroken = (fact: string) => fact.replaceAll(' ', '\u00a0')

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : counted(count, 'time')
}

const isShort = (details: string) => details.length <= 100 && !details.includes('\n')

function ShortDetails({ details }: { details: string }): ReactNode {
  return isShort(details) ? <DetailsText details={details} /> : null
}

function LongDetails({ details }: { details: string }): ReactNode {
  const [unfolded, unfold] = useState(false)
  if (isShort(details)) return null
  return (
    <details className="fold" onToggle={(event) => unfold(event.currentTarget.open)}>
      <summary>Details</summary>
      <DetailsText details={details} folded={!unfolded} />
    </details>
  )
}
