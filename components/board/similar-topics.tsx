'use client'

import type { MouseEvent, ReactNode } from 'react'
import { useBoard, useBoardLive } from '#components/board/board-context'
import { Button } from '#components/ui/button'
import { formatMonth } from '#lib/date-format'
import type { SimilarTopics as Found } from '#lib/notes/schema-similar'
import type { BoardState } from './board-store.ts'
import { giveVote } from './use-voting.ts'
import { apart } from './words.ts'

type Here = Found['here'][number]
type Ways = { onVoted: () => void; onLeave: (() => void) | undefined }

/**
 * What is like the topic that somebody is typing: on this board, where a vote does the same, and earlier. Stands below the
 * form's buttons, so that nothing moves under a finger when it comes.
 */
export function SimilarTopics({
  id,
  found: { here, earlier },
  ...ways
}: {
  id: string
  found: Found
  /** The topic is needless: somebody voted instead. */
  onVoted: () => void
  /** Takes away what stands over the board, where something does. */
  onLeave: (() => void) | undefined
}): ReactNode {
  if (here.length + earlier.length === 0) return null
  return (
    <section id={id} tabIndex={-1} aria-label="Similar topics" className="similar">
      {here.length > 0 ? (
        <div>
          <p className="similar-title">On this board already</p>
          <ul className="similar-list">
            {here.map((topic) => (
              <OnBoard key={topic.topicId} topic={topic} {...ways} />
            ))}
          </ul>
        </div>
      ) : null}
      {earlier.length > 0 ? (
        <ul className="similar-list">
          {earlier.map(({ kind, title, when, href }) => (
            <li key={`${href} ${title}`}>
              <span className="fact text-muted">{kind === 'library' ? 'In the library' : talkedIn(when)}</span>
              {/* What is half typed stays where it is: the page opens beside it. */}
              <a dir="auto" href={href} target="_blank" rel="noopener" className="wrap-anywhere">
                {title}
                <span className="sr-only">, opens in a new tab</span>
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}

/** Says beside the field that something is below, where a keyboard on the screen may cover it. Takes no room of its own. */
export function SimilarCue({ id, found: { here, earlier } }: { id: string; found: Found }): ReactNode {
  const count = here.length + earlier.length
  if (count === 0) return null
  return (
    <button type="button" className="similar-cue fact" onClick={() => document.getElementById(id)?.focus()}>
      {count} similar below
    </button>
  )
}

/** "We talked about this in April 2026". */
function talkedIn(day: string | null): string {
  return `We talked about this${day === null ? '' : ` in ${formatMonth(new Date(day), 'UTC')}`}`
}

function OnBoard({ topic: { topicId, title }, onVoted, onLeave }: { topic: Here } & Ways): ReactNode {
  const live = useBoardLive()
  const known = useBoard((state) => state.index.topics.get(topicId)?.title)
  const mayVote = useBoard((state) => mayVoteFor(state, topicId))
  const voted = useBoard((state) => state.me?.votes.includes(topicId) === true)
  const shown = known ?? title
  const word = voted ? 'You voted for it' : 'It is on the board'
  const vote = (): void => {
    void giveVote(live, topicId)
    live.store.say(`You voted for ${apart(shown)}. What you typed is not proposed.`)
    onVoted()
  }
  const show = ({ currentTarget }: MouseEvent): void => {
    const focus = (): void => document.getElementById(`topic-${topicId}`)?.focus()
    const dialog = currentTarget.closest('dialog')
    // When it closes, a dialog gives the focus back to what opened it; this comes after.
    if (dialog) dialog.addEventListener('close', focus, { once: true })
    else focus()
    onLeave?.()
  }
  return (
    <li>
      <span dir="auto" className="wrap-anywhere">
        {shown}
      </span>
      {mayVote ? (
        <Button size="small" variant="secondary" aria-label={`Vote for this instead: ${shown}`} onClick={vote}>
          Vote for this instead
        </Button>
      ) : (
        <Button size="small" variant="quiet" aria-label={`${word}: ${shown}`} onClick={show}>
          {word}
        </Button>
      )}
    </li>
  )
}

function mayVoteFor({ view, me, index }: BoardState, topicId: string): boolean {
  const topic = index.topics.get(topicId)
  if (!view.voting || !me || me.votesLeft === 0 || topic?.status !== 'open' || topic.hidden) return false
  if (!view.settings.selfVotes && me.topics.includes(topicId)) return false
  return view.settings.stacking || !me.votes.includes(topicId)
}
