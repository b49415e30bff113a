'use client'

import type { ReactNode } from 'react'
import { ActButton } from '#components/board/act-button'
import { useBoard } from '#components/board/board-context'
import { Said } from '#components/board/said'
import { UndoLast } from '#components/board/undo-last'
import type { Current, Id } from '#lib/board/state'
import { nextSeconds, nextText } from './round-words.ts'
import { useSecondsLeft, useSecondsTo } from './use-countdown.ts'
import { lengthText } from './words.ts'

/** The moderator's hand on the clock: a minute less or more, pause, the vote, the next topic; once time is up, the decision. */
export function TimeboxButtons({ current }: { current: Current }): ReactNode {
  const moderator = useBoard((state) => state.me?.moderator === true)
  const next = useBoard((state) => nextText(state.view))
  const seconds = useSecondsLeft(current.timebox)
  if (!moderator) return null
  const paused = current.timebox.endsAt === null
  const over = seconds === 0 && !paused
  // What is shown, and so what a click means.
  const timeboxId = current.timebox.id
  return (
    <div className="stage-moderator needs-script">
      <div className="stage-acts">
        {over ? <TimeIsUp current={current} /> : <TimeRuns timeboxId={timeboxId} paused={paused} />}
        <ActButton
          key="next"
          className="stage-next"
          data-key="next"
          place="next"
          order={{ type: 'finish-topic', timeboxId }}
        >
          {next}
        </ActButton>
      </div>
      <div className="stage-more">
        {over ? null : (
          <ActButton
            size="small"
            variant="quiet"
            data-key="end"
            place="next"
            order={{ type: 'end-timebox', timeboxId }}
          >
            Call the vote now
          </ActButton>
        )}
        <ActButton
          size="small"
          variant="quiet"
          data-key="park"
          place="next"
          order={{ type: 'park-topic', topicId: current.topicId }}
          aria-label="Park this topic: it can be brought back later"
        >
          Park
        </ActButton>
      </div>
      <UndoLast />
      {['clock', 'minute', 'next'].map((place) => (
        <Said key={place} place={place} />
      ))}
    </div>
  )
}

function TimeRuns({ timeboxId, paused }: { timeboxId: Id; paused: boolean }): ReactNode {
  return (
    <>
      <h3 className="fact text-muted stage-acts-title">As moderator</h3>
      <Minute timeboxId={timeboxId} seconds={-60} sign="−1 min" asks="take off one minute" />
      <ActButton
        key="pause"
        variant="secondary"
        data-key="go"
        place="clock"
        order={{ type: paused ? 'resume-timebox' : 'pause-timebox', timeboxId }}
      >
        {paused ? 'Resume' : 'Pause'}
      </ActButton>
      <Minute timeboxId={timeboxId} seconds={60} sign="+1 min" asks="add one minute" />
    </>
  )
}

function Minute({
  timeboxId,
  seconds,
  sign,
  asks,
}: {
  timeboxId: Id
  seconds: number
  sign: string
  asks: string
}): ReactNode {
  return (
    <ActButton
      variant="secondary"
      data-key={seconds > 0 ? 'minute-more' : 'minute-less'}
      again
      place="minute"
      order={{ type: 'extend-timebox', timeboxId, seconds }}
      aria-label={`${sign}: ${asks}`}
    >
      {sign}
    </ActButton>
  )
}

/** Deciding at once, or otherwise than the vote: one more rung, or nothing by itself. */
function TimeIsUp({ current }: { current: Current }): ReactNode {
  const more = useBoard((state) => nextSeconds(state.view))
  const actsAt = useBoard(({ view }) => (view.round?.id === current.roundId ? view.round?.actsAt : null) ?? null)
  const acts = useSecondsTo(actsAt) > 0
  const timeboxId = current.timebox.id
  return (
    <>
      <h3 className="fact text-muted stage-acts-title">
        {acts ? 'As moderator, you can decide otherwise' : 'As moderator, you decide'}
      </h3>
      <ActButton
        key="continue"
        className={acts ? 'stage-continue short' : 'stage-continue'}
        variant="secondary"
        data-key="continue"
        place="clock"
        order={{ type: 'continue-topic', timeboxId }}
      >
        Continue {lengthText(more)}
      </ActButton>
      {acts ? (
        <ActButton
          key="hold"
          variant="secondary"
          data-key="hold"
          place="clock"
          order={{ type: 'hold-outcome', timeboxId }}
          aria-label="Hold: nothing happens by itself"
        >
          Hold
        </ActButton>
      ) : null}
    </>
  )
}
