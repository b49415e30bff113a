'use client'

import type { ReactNode } from 'react'
import { useBoard, useBoardLive } from '#components/board/board-context'
import { Said } from '#components/board/said'
import type { Id } from '#lib/board/state'
import type { RoundView, Tally } from '#lib/board/view'
import { answeredText, inSeconds, outcomeText, ruleText } from './round-words.ts'
import { useSecondsTo } from './use-countdown.ts'
import { thumbs } from './words.ts'

/**
 * "Another sip?": three thumbs, one's own choice shown, how many have answered, and when it closes. Once it is closed the
 * same three hold the counts, and the title what they came to.
 */
export function Thumbs({ timeboxId }: { timeboxId: Id }): ReactNode {
  const { run } = useBoardLive()
  const round = useBoard(({ view }) => (view.round?.id === view.current?.roundId ? view.round : null))
  const own = useBoard((state) => state.me?.thumb ?? null)
  const moderator = useBoard((state) => state.me?.moderator === true)
  const rule = useBoard((state) => ruleText(state.view))
  const came = useBoard(({ view }) => (round?.outcome ? outcomeText(round.outcome, view) : null))
  const open = round?.open === true
  const counts = open ? null : (round?.tally ?? null)
  return (
    <div className="thumbs">
      <h3 id="thumbs-title" className="thumbs-title">
        {came ?? 'Another sip?'}
      </h3>
      <p className="fact text-muted">{open || !round ? rule : answeredText(round)}</p>
      <fieldset className="thumbs-row needs-script" aria-labelledby="thumbs-title">
        {thumbs.map(({ value, sign, word, asks }) => (
          <button
            key={value}
            type="button"
            className={counts ? `thumb counted thumb-${value}` : 'thumb'}
            data-key={`thumb-${value}`}
            aria-pressed={own === value}
            aria-label={counts ? `${asks}: ${counts[value]}` : asks}
            aria-disabled={open ? undefined : true}
            onClick={() => void run({ type: 'thumb', timeboxId, value }, 'thumbs')}
          >
            <span aria-hidden="true">
              {sign}
              {counts ? ` ${counts[value]}` : null}
            </span>
            {word}
          </button>
        ))}
      </fieldset>
      <p className="fact text-muted">{round ? <RoundState round={round} moderator={moderator} /> : 'one moment'}</p>
      {open && round.tally ? <TallyRow tally={round.tally} /> : null}
      <Said place="thumbs" />
    </div>
  )
}

/** Until when one can answer; after that, when the outcome acts. */
function RoundState({ round, moderator }: { round: RoundView; moderator: boolean }): ReactNode {
  const closesIn = useSecondsTo(round.open ? round.endsAt : null)
  const actsIn = useSecondsTo(round.actsAt)
  if (round.open) {
    const closes = round.endsAt === null ? '' : closesIn > 0 ? ` · closes ${inSeconds(closesIn)}` : ' · counting'
    return `${answeredText(round)}${closes}`
  }
  if (actsIn > 0) return `${inSeconds(actsIn)}, unless ${moderator ? 'you decide' : 'the moderator decides'} otherwise`
  if (round.outcome === 'undecided') return 'Nothing happens by itself.'
  return round.actsAt === null ? 'Held: the moderator decides.' : 'one moment'
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
