'use client'

import type { ReactNode } from 'react'
import { useBoard } from '#components/board/board-context'
import { Pips } from '#components/ui/pips'
import { formatTime } from '#lib/date-format'
import { sameItems } from './board-index.ts'
import { type MeetingEnd, useFinishLine, useUntil } from './use-finish-line.ts'
import { byHand, counted } from './words.ts'

/** So many fit beside the cup and can be read from the last row. */
const shown = 4

/** What comes next, until the finish line; before the discussion, what is on the board. */
export function WallQueue({ event }: { event: MeetingEnd }): ReactNode {
  const phase = useBoard((state) => state.view.phase)
  const nextIsOnStage = useBoard((state) => state.view.phase === 'discussing' && state.view.current === null)
  const waiting = useBoard(
    (state) => state.view.topics.filter(({ status, hidden }) => status === 'open' && !hidden),
    sameItems,
  )
  const until = useUntil(event)
  const line = useFinishLine(until)
  const fits = phase === 'discussing' && line ? line.fits.length : waiting.length
  const from = nextIsOnStage ? 1 : 0
  const topics = waiting.slice(from, Math.max(from, fits))
  if (phase === 'closed' || waiting.length <= from) return null
  const more = waiting.length - from - Math.min(topics.length, shown)
  const before = phase === 'discussing' && line && until !== null ? formatTime(new Date(until), event.timeZone) : null
  return (
    <section aria-label={phase === 'discussing' ? 'Next' : 'Topics'} className="wall-queue">
      <h2 className="wall-mono">
        {phase !== 'discussing' ? 'on the board' : before ? `next, while it fits before ${before}` : 'next'}
        {waiting.some(({ placed }) => placed) ? byHand : ''}
      </h2>
      <ol>
        {topics.slice(0, shown).map(({ id, title, votes }) => (
          <li key={id}>
            <span dir="auto">{title}</span>
            {votes ? <Pips filled={votes} label={counted(votes, 'vote')} /> : null}
          </li>
        ))}
      </ol>
      {more > 0 ? (
        <p className="wall-mono">
          {topics.length === 0 ? `no time left for ${counted(more, 'more topic')}` : `and ${more} more`}
        </p>
      ) : null}
    </section>
  )
}
