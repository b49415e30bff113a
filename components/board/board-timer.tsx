'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { useBoard, useBoardLive } from '#components/board/board-context'
import { TimerCup } from '#components/ui/timer-cup'
import type { Current, Timebox } from '#lib/board/state'
import { clockWord } from './clock-words.ts'
import { useSecondsLeft } from './use-countdown.ts'
import { clockText, spokenTime } from './words.ts'

/** The cup: coffee for the time left, dots for the people; once time is up the ring counts the thumbs. */
export function BoardTimer({ current }: { current: Current }): ReactNode {
  const { timebox } = current
  const seconds = useSecondsLeft(timebox)
  const people = useBoard((state) => Math.max(state.view.counts.people, state.present))
  const present = useBoard((state) => state.present)
  const round = useBoard(({ view }) => (view.round?.id === current.roundId ? view.round : null))
  const paused = timebox.endsAt === null
  const over = seconds === 0 && !paused
  useLastMinute(seconds, timebox, !paused)
  // A running cup is drawn where it will be at the next second, and takes that second to get there.
  const shown = paused ? (timebox.leftMs ?? 0) : Math.max(0, seconds - 1) * 1000
  const ring =
    over && round
      ? { total: Math.max(round.headCount, round.thumbs), filled: round.thumbs }
      : { total: people, filled: present }
  const spoken = over
    ? `Time is up.${round ? ` ${ring.filled} of ${ring.total} have answered.` : ''}`
    : `${spokenTime(seconds * 1000)} left${paused ? ', paused' : ''}. ${present} of ${people} people are here.`
  return (
    <TimerCup
      className="board-cup"
      fraction={shown / timebox.lengthMs}
      label={clockText(seconds * 1000)}
      text={spoken}
      total={ring.total}
      filled={ring.filled}
      over={over}
      {...(paused && { note: 'paused' })}
    />
  )
}

/** That time is up is said with the Roman vote. */
function useLastMinute(seconds: number, { lengthMs }: Timebox, runs: boolean): void {
  const { store } = useBoardLive()
  const last = useRef(seconds)
  useEffect(() => {
    const word = runs && seconds > 0 ? clockWord(lengthMs, last.current, seconds) : null
    if (word) store.say(word, 'board')
    last.current = seconds
  }, [seconds, lengthMs, runs, store])
}
