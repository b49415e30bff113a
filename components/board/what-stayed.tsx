'use client'

import type { ReactNode } from 'react'
import { ActButton } from '#components/board/act-button'
import { useBoard } from '#components/board/board-context'
import { Said } from '#components/board/said'
import { stays } from '#lib/board/rules-end'
import type { TopicView } from '#lib/board/view'
import { sameItems } from './board-index.ts'
import { counted } from './words.ts'

/** For moderators, on the closed board: what was not discussed goes on to the next meeting, unless they let it go. */
export function WhatStayed(): ReactNode {
  const moderator = useBoard((state) => state.me?.moderator === true || state.viewer.moderator)
  const cancelled = useBoard((state) => state.view.cancelled)
  const topics = useBoard((state) => state.view.topics.filter(stays), sameItems)
  if (!moderator || cancelled || topics.length === 0) return null
  const going = topics.filter(({ dropped }) => !dropped).length
  return (
    <section aria-labelledby="stayed-title" data-home="stayed-title" className="stayed">
      <div className="column-head">
        <h2 id="stayed-title" tabIndex={-1}>
          What stayed
        </h2>
        <span className="fact text-muted">
          {going} of {topics.length} carried over
        </span>
      </div>
      <p className="text-muted">
        {counted(topics.length, 'topic was', 'topics were')} not discussed. What is carried over waits on the next
        board, where its author or somebody else can bring it; what you let go does not.
      </p>
      <ul className="stayed-list">
        {topics.map((topic) => (
          <Stayed key={topic.id} topic={topic} />
        ))}
      </ul>
      {topics.length > 1 ? (
        <div className="needs-script flex flex-wrap gap-3">
          {going > 0 ? (
            <ActButton size="small" variant="secondary" place="stayed" order={{ type: 'drop-topic', topicId: null }}>
              Let all go
            </ActButton>
          ) : null}
          {going < topics.length ? (
            <ActButton size="small" variant="secondary" place="stayed" order={{ type: 'carry-topic', topicId: null }}>
              Carry all over
            </ActButton>
          ) : null}
        </div>
      ) : null}
      <Said place="stayed" />
    </section>
  )
}

function Stayed({ topic: { id: topicId, title, dropped, votes, hidden } }: { topic: TopicView }): ReactNode {
  const place = `stayed ${topicId}`
  return (
    <li className={dropped ? 'stayed-topic dropped' : 'stayed-topic'}>
      <div>
        <p dir="auto" className={hidden ? 'stayed-title hidden-words' : 'stayed-title'}>
          {title}
        </p>
        <p className="fact text-muted">
          {[
            votes !== undefined && counted(votes, 'vote'),
            dropped ? 'let go' : hidden ? 'hidden, so it stays here' : 'carried over',
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <Said place={place} />
      </div>
      <ActButton
        size="small"
        variant={dropped ? 'secondary' : 'quiet'}
        className="needs-script"
        place={place}
        order={{ type: dropped ? 'carry-topic' : 'drop-topic', topicId }}
        aria-label={dropped ? `Carry ${title} over` : `Let ${title} go`}
      >
        {dropped ? 'Carry over' : 'Let it go'}
      </ActButton>
    </li>
  )
}
