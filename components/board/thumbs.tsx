'use client'

import type { ReactNode } from 'react'
import { useBoard, useBoardLive } from '#components/board/board-context'
import { Said } from '#components/board/said'
import type { RoundView, Tally } from '#lib/board/view'
import { thumbs } from './words.ts'

/** "Another sip?": three thumbs, one's own choice shown, and how many have answered. The moderator sees the tally. */
export function Thumbs(): ReactNode {
  const { run } = useBoardLive()
  const round = useBoard((state) => state.view.round)
  const roundId = useBoard((state) => state.view.current?.roundId ?? null)
  const own = useBoard((state) => state.me?.thumb ?? null)
  const moderator = useBoard((state) => state.me?.moderator === true)
  const open = round?.open === true && round.id === roundId
  return (
    <div className="thumbs">
      <h3 id="thumbs-title" className="thumbs-title">
        Another sip?
      </h3>
      {moderator ? <p className="needs-script fact text-muted">Your thumb, one of all</p> : null}
      <fieldset className="thumbs-row needs-script" aria-labelledby="thumbs-title">
        {thumbs.map(({ value, sign, word, asks }) => (
          <button
            key={value}
            type="button"
            className="thumb"
            aria-pressed={own === value}
            aria-label={asks}
            aria-disabled={open ? undefined : true}
            onClick={() => void run({ type: 'thumb', value }, 'thumbs')}
          >
            <span aria-hidden="true">{sign}</span>
            {word}
          </button>
        ))}
      </fieldset>
      <p className="fact text-muted">{open ? answered(round.thumbs, round.headCount) : 'one moment'}</p>
      {open && round.tally ? <TallyRow tally={round.tally} /> : null}
      <Said place="thumbs" />
    </div>
  )
}

function answered(thumbs: number, heads: number): string {
  return heads + thumbs === 0 ? 'nobody is here to answer' : `${thumbs} of ${Math.max(heads, thumbs)} have answered`
}

/** What a Roman vote came to, once it is closed. */
export function RoundResult({ round }: { round: RoundView }): ReactNode {
  if (round.open || !round.tally || round.thumbs === 0) return null
  return (
    <div className="round-result">
      <span className="fact text-muted">last count</span>
      <TallyRow tally={round.tally} />
    </div>
  )
}

function TallyRow({ tally }: { tally: Tally }): ReactNode {
  return (
    <ul className="tally fact">
      {thumbs.map(({ value, sign, word }) => (
        <li key={value} className={`tally-${value}`}>
          <span aria-hidden="true">{sign}</span> {tally[value]} <span className="text-muted">{word.toLowerCase()}</span>
        </li>
      ))}
    </ul>
  )
}
