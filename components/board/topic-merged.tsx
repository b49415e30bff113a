'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { ActButton } from '#components/board/act-button'
import { useBoard, useBoardLive } from '#components/board/board-context'
import { DetailsText } from '#components/board/details-text'
import type { Id } from '#lib/board/state'
import type { Me, TopicView } from '#lib/board/view'
import type { BoardState } from './board-store.ts'
import { apart, counted } from './words.ts'

/**
 * What was merged into a topic, in full, and where one's own vote went that was given twice. Moderators can take it apart
 * where it stands in a list.
 */
export function TopicMerged({
  intoId,
  merged,
  whole = false,
}: {
  intoId: Id
  merged: NonNullable<TopicView['merged']>
  /** As it is discussed: nothing is taken apart there. */
  whole?: boolean
}): ReactNode {
  const moderator = useBoard(({ me, view }) => !whole && me?.moderator === true && view.stage !== 'closed')
  const words = useBoard(wordsOf, sameText)
  return (
    <ul className="merged" aria-label="Merged into this topic">
      {merged.map(({ id, title, details }) => {
        const word = words[id]
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
            {word ? <p className="merged-word">{word}</p> : null}
            {details ? <MergedDetails details={details} whole={whole} /> : null}
          </li>
        )
      })}
    </ul>
  )
}

/** What was meant by a merged topic, folded away where it stands in a list. */
function MergedDetails({ details, whole }: { details: string; whole: boolean }): ReactNode {
  if (whole)
    return (
      <div className="merged-details">
        <DetailsText details={details} />
      </div>
    )
  return (
    <details className="fold merged-details">
      <summary>Details</summary>
      <DetailsText details={details} />
    </details>
  )
}

/** What is told of each merged topic that this person had votes on which came back. */
function wordsOf(state: BoardState): Readonly<Record<Id, string>> {
  return Object.fromEntries((state.me?.released ?? []).map((item) => [item.topicId, releasedWord(state, item)]))
}

const sameText = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

type Released = Me['released'][number]

/** What somebody is told whose votes came back: they had voted for both, or the topic is one of their own now. */
export function releasedWord({ view, me }: Pick<BoardState, 'view' | 'me'>, { intoId, votes }: Released): string {
  const into = view.topics.find(({ id }) => id === intoId)
  const own = !view.settings.selfVotes && into?.anonymous !== true && me?.topics.includes(intoId) === true
  const why = own ? 'Nobody votes for their own topic here' : 'You had voted for both'
  return `${why}, so ${counted(votes, 'vote')} came back to you.`
}

/** Says aloud, once, that votes came back when topics were merged. */
export function useReleasedNews(): void {
  const { store } = useBoardLive()
  const released = useBoard(({ me }) => me?.released)
  const last = useRef(released)
  useEffect(() => {
    const known = last.current?.map(({ topicId }) => topicId)
    const fresh = known ? (released ?? []).filter(({ topicId }) => !known.includes(topicId)) : []
    const words = fresh.map((item) => releasedWord(store.get(), item))
    if (words.length > 0) store.say(`Two topics are one now. ${words.join(' ')}`)
    last.current = released
  }, [released, store])
}
