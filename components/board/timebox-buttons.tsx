'use client'

import type { ReactNode } from 'react'
import { ActButton } from '#components/board/act-button'
import { useBoard } from '#components/board/board-context'
import { Said } from '#components/board/said'
import { type Current, rungSeconds } from '#lib/board/state'
import { useSecondsLeft } from './use-countdown.ts'
import { lengthText } from './words.ts'

/** The moderator's hand on the clock: pause, a minute more, the next topic; Continue once time is up. */
export function TimeboxButtons({ current }: { current: Current }): ReactNode {
  const moderator = useBoard((state) => state.me?.moderator === true)
  const more = useBoard((state) => rungSeconds(state.view.settings.ladder, current.timebox.number + 1))
  const isLast = useBoard((state) => !state.view.topics.some((topic) => topic.status === 'open'))
  const seconds = useSecondsLeft(current.timebox)
  if (!moderator) return null
  const paused = current.timebox.endsAt === null
  const over = seconds === 0 && !paused
  return (
    <div className="stage-moderator needs-script">
      <h3 className="fact text-muted">{over ? 'As moderator, you decide' : 'As moderator'}</h3>
      <div className="stage-acts">
        {over ? (
          <ActButton
            key="continue"
            className="stage-continue"
            variant="secondary"
            place="clock"
            order={{ type: 'continue-topic' }}
          >
            Continue {lengthText(more)}
          </ActButton>
        ) : (
          <>
            <ActButton
              key="pause"
              variant="secondary"
              place="clock"
              order={{ type: paused ? 'resume-timebox' : 'pause-timebox' }}
            >
              {paused ? 'Resume' : 'Pause'}
            </ActButton>
            <ActButton
              variant="secondary"
              place="minute"
              order={{ type: 'extend-timebox', seconds: 60 }}
              aria-label="+1 min: add one minute"
            >
              +1 min
            </ActButton>
          </>
        )}
        <ActButton key="next" place="next" order={{ type: 'finish-topic' }}>
          {isLast ? 'Finish topic' : 'Next topic'}
        </ActButton>
      </div>
      <Said place="clock" />
      <Said place="minute" />
      <Said place="next" />
    </div>
  )
}
