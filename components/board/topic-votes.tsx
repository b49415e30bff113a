'use client'

import type { ReactNode } from 'react'
import { useBoard } from '#components/board/board-context'
import { ownVotes } from '#components/board/vote-button'
import { Pips } from '#components/ui/pips'
import type { Id } from '#lib/board/state'
import { sameItems } from './board-index.ts'
import { apart, counted } from './words.ts'

/** More votes than these do not fit beside a title; then the number alone stands for them. */
const mostPips = 12

/** The votes on a topic: pips and their number, one's own in the colour of now. While votes are hidden, one's own alone. */
export function TopicVotes({ topicId }: { topicId: Id }): ReactNode {
  const votes = useBoard((state) => state.index.topics.get(topicId)?.votes)
  const own = useBoard((state) => ownVotes(state, topicId))
  if (votes === undefined)
    return own ? <Pips filled={own} own={own} label={own === 1 ? 'your vote' : `your ${own} votes`} /> : null
  const yours = own === 0 ? '' : own === 1 ? ', one is yours' : `, ${own} are yours`
  const label = `${counted(votes, 'vote')}${yours}`
  const pips = votes > 0 && votes <= mostPips
  const count = own > 0 && !pips ? 'vote-count own' : 'vote-count'
  return (
    <span className="topic-votes">
      {pips ? <Pips filled={votes} own={own} label={label} /> : null}
      <span {...(pips ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })} className={count}>
        {votes}
      </span>
    </span>
  )
}

/** So many names are read at a glance; the rest unfolds. */
const mostNames = 4

/** Who voted for a topic, where votes are cast by name and may be seen. */
export function TopicVoters({ voters }: { voters: readonly Id[] }): ReactNode {
  const names = useBoard(
    ({ index }) => voters.map((id) => index.people.get(id)?.name ?? 'somebody who has left'),
    sameItems,
  )
  if (names.length === 0) return null
  const first = names.slice(0, mostNames).map(apart).join(', ')
  const rest = names.length - mostNames
  if (rest <= 0) return <p className="fact text-muted wrap-anywhere">votes of {first}</p>
  return (
    <details className="fold">
      <summary>
        Votes of {first} and {rest} more
      </summary>
      <p className="fact text-muted wrap-anywhere">{names.map(apart).join(', ')}</p>
    </details>
  )
}
