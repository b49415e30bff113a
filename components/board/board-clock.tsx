'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { useBoard, useBoardLive } from '#components/board/board-context'
import { progressOf } from '#components/board/voting-progress'
import { TimerCup } from '#components/ui/timer-cup'
import type { PhaseClock } from '#lib/board/state'
import { clockWord } from './clock-words.ts'
import { useSecondsLeft } from './use-countdown.ts'
import { clockText, spokenTime } from './words.ts'

/**
 * Where choosing stands: the cup with the time for it, if the moderator set one, and around it a dot for each person who
 * is here, filled once they are done with voting. Nothing where neither is going on.
 */
export function ChoosingCup(): ReactNode {
  const clock = useBoard((state) => state.view.clock)
  const voting = useBoard((state) => state.view.phase === 'voting')
  const done = useBoard((state) => progressOf(state).done)
  const people = useBoard((state) => progressOf(state).people)
  const onPaper = useBoard((state) => state.view.paperVoters)
  if (!clock && !voting) return null
  return (
    <div className="choosing-cup">
      {clock ? (
        <ClockCup key={clock.id} className="small-cup" clock={clock} people={people} done={voting ? done : 0} />
      ) : (
        <TimerCup
          className="small-cup"
          fraction={0}
          label={people > 99 ? String(done) : `${done}/${people}`}
          text={`${done} of ${people} have voted.`}
          total={people}
          filled={done}
        />
      )}
      <p className="choosing-words">
        {clock ? <ClockWords clock={clock} voting={voting} /> : null}
        {voting ? (
          <span className="fact text-muted">
            {done} of {people} have voted{onPaper > 0 ? ` · ${onPaper}\u00a0on\u00a0paper` : ''}
          </span>
        ) : null}
      </p>
    </div>
  )
}

const running = ({ endsAt }: PhaseClock) => ({ id: '', number: 1, lengthMs: 0, endsAt, leftMs: null })

/** The cup of a time to propose or vote in; give it the clock's id as key. */
export function ClockCup({
  clock,
  people,
  done,
  className,
}: {
  clock: PhaseClock
  people: number
  done: number
  className: string
}): ReactNode {
  const seconds = useSecondsLeft(running(clock))
  useClockNews(clock, seconds)
  return (
    <TimerCup
      className={className}
      // Drawn where it will be at the next second, and takes that second to get there.
      fraction={(Math.max(0, seconds - 1) * 1000) / clock.lengthMs}
      label={clockText(seconds * 1000)}
      text={seconds > 0 ? `${spokenTime(seconds * 1000)} left.` : 'The time is up.'}
      total={people}
      filled={done}
      over={seconds === 0}
    />
  )
}

function ClockWords({ clock, voting }: { clock: PhaseClock; voting: boolean }): ReactNode {
  const over = useSecondsLeft(running(clock)) === 0
  const what = voting ? 'to vote' : 'to propose'
  return <span className="font-semibold">{over ? 'The time is up.' : `Time ${what}`}</span>
}

/** Says aloud when a minute is left, and when none is. A page that comes later says nothing of what is over. */
function useClockNews({ lengthMs }: PhaseClock, seconds: number): void {
  const { store } = useBoardLive()
  const last = useRef(seconds)
  useEffect(() => {
    const word = clockWord(lengthMs, last.current, seconds)
    if (word) store.say(word, 'board')
    last.current = seconds
  }, [seconds, lengthMs, store])
}
