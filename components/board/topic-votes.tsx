'use client'

import type { ReactNode } from 'react'
import { useBoard } from '#components/board/board-context'
import { Pips } from '#components/ui/pips'
import type { Id } from '#lib/board/state'
import { counted } from './words.ts'

/** More votes than these do not fit beside a title; then the number alone stands for them. */
const mostPips = 12

/** The votes on a topic: pips and their number, one's own in the colour of now. While votes are hidden, one's own alone. */
export function TopicVotes({ topicId }: { topicId: Id }): ReactNode {
  const votes = useBoard((state) => state.index.topics.get(topicId)?.votes)
  const own = useBoard((state) => (state.me?.votes.includes(topicId) ? 1 : 0))
  if (votes === undefined) return own ? <Pips filled={1} own={1} label="your vote" /> : null
  const label = `${counted(votes, 'vote')}${own ? ', one is yours' : ''}`
  const pips = votes > 0 && votes <= mostPips
  return (
    <span className="topic-votes">
      {pips ? <Pips filled={votes} own={own} label={label} /> : null}
      <span aria-hidden="true" className="vote-count">
        {votes}
      </span>
      {pips ? null : <span className="sr-only">{label}</span>}
    </span>
  )
}
