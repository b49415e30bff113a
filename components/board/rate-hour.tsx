'use client'

import type { ReactNode } from 'react'
import { useBoard, useBoardLive } from '#components/board/board-context'
import { Said } from '#components/board/said'
import { Card } from '#components/ui/card'
import { RATING_MS } from '#lib/board/rules-end'
import { ratingText } from './rating-words.ts'

const values = [1, 2, 3, 4, 5]
const ends: Readonly<Record<number, string>> = { 1: 'wasted', 5: 'well spent' }

/**
 * What the hour was worth. For whoever took part the question, for seven days: one tap, and another to change it. To all
 * how many have answered, and from three on what they said.
 */
export function RateHour(): ReactNode {
  const { pageTime } = useBoardLive()
  const asked = useBoard(
    ({ view, me, joined }) =>
      joined && me?.removed === false && view.closedAt !== null && pageTime - view.closedAt <= RATING_MS,
  )
  const cancelled = useBoard((state) => state.view.cancelled)
  const ratings = useBoard((state) => state.view.ratings)
  const said = ratingText(ratings)
  if (cancelled || (!asked && !said)) return null
  return (
    <Card as="section" size="roomy" aria-labelledby="rate-title" className="rate">
      <h2 id="rate-title" className="text-title">
        {asked ? 'Was the hour worth your time?' : 'What the hour was worth'}
      </h2>
      {asked ? <Question values={ratings.values} /> : null}
      {said || asked ? <p className="fact text-muted">{said || 'Nobody is told whose answer is whose.'}</p> : null}
      <Said place="rate" />
    </Card>
  )
}

function Question({ values: often }: { values: readonly number[] | null }): ReactNode {
  const { run } = useBoardLive()
  const mine = useBoard((state) => state.me?.rating ?? null)
  return (
    <fieldset className="rate-row needs-script" aria-labelledby="rate-title">
      {values.map((value) => (
        <label key={value} className="rate-value">
          <input
            type="radio"
            name="rating"
            value={value}
            checked={mine === value}
            onChange={() => void run({ type: 'rate', value }, 'rate')}
          />
          <span className="rate-number" aria-hidden="true">
            {value}
          </span>
          <span className="sr-only">{value} of 5</span>
          {ends[value] ? <span className="sr-only">, {ends[value]}</span> : null}
          {often ? (
            <span className="fact text-muted">
              {often[value - 1]}
              <span className="sr-only"> {often[value - 1] === 1 ? 'answer' : 'answers'}</span>
            </span>
          ) : null}
        </label>
      ))}
      <p className="rate-ends" aria-hidden="true">
        <span>{ends[1]}</span>
        <span>{ends[5]}</span>
      </p>
    </fieldset>
  )
}
