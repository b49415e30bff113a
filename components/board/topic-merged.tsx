'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { ActButton } from '#components/board/act-button'
import { useBoard, useBoardLive } from '#components/board/board-context'
import type { Id } from '#lib/board/state'
import type { TopicView } from '#lib/board/view'
import { apart, counted } from './words.ts'

/** What was merged into a topic, and where one's own vote went that was given twice. Moderators can take it apart. */
export function TopicMerged({ intoId, merged }: { intoId: Id; merged: NonNullable<TopicView['merged']> }): ReactNode {
  const moderator = useBoard(({ me, view }) => me?.moderator === true && view.stage !== 'closed')
  const released = useBoard(({ me }) => me?.released)
  return (
    <ul className="merged" aria-label="Merged into this topic">
      {merged.map(({ id, title }) => {
        const votes = released?.find(({ topicId }) => topicId === id)?.votes ?? 0
        return (
          <li key={id}>
            <span className="min-w-0 wrap-anywhere">
              <span className="fact text-muted">with </span>
              {apart(title)}
            </span>
            {moderator ? (
              <ActButton
                size="small"
                variant="quiet"
                className="needs-script"
                place={`topic ${intoId}`}
                order={{ type: 'unmerge-topic', topicId: id }}
                aria-label={`Take ${title} out again`}
              >
                Take apart
              </ActButton>
            ) : null}
            {votes > 0 ? <p className="merged-word">{releasedWord(votes)}</p> : null}
          </li>
        )
      })}
    </ul>
  )
}

/** What somebody is told who had voted for both of two topics that are one now. */
export function releasedWord(votes: number): string {
  return `You had voted for both, so ${counted(votes, 'vote')} came back to you.`
}

/** Says aloud, once, that votes came back when topics were merged. */
export function useReleasedNews(): void {
  const { store } = useBoardLive()
  const votes = useBoard(({ me }) => me?.released.reduce((sum, item) => sum + item.votes, 0) ?? null)
  const last = useRef(votes)
  useEffect(() => {
    if (votes !== null && last.current !== null && votes > last.current)
      store.say(`Two topics are one now. ${releasedWord(votes - last.current)}`)
    last.current = votes
  }, [votes, store])
}
