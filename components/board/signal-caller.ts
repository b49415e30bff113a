import type { Id, Instant } from '#lib/board/state'
import type { BoardClock } from './clock.ts'
import { type Moment, marksOf } from './signals.ts'

/** A time that runs, or waits (`endsAt` null). */
export type Timed = { id: Id; endsAt: Instant | null; lengthMs: number }

/** A last minute that is noticed later than this, in ms, is none any more. */
const lateMs = 10_000

/**
 * Calls at the last minute of a time, and at its end. Each moment has one timer of its own: of timers that set the next
 * one, a tab that nobody looks at is woken only once a minute.
 */
export function createCaller(clock: Pick<BoardClock, 'now' | 'subscribe'>, call: (moment: Moment) => void) {
  let time: Timed = { id: '', endsAt: null, lengthMs: 0 }
  let over = false
  let timers: ReturnType<typeof setTimeout>[] = []

  function plan(): void {
    for (const timer of timers) clearTimeout(timer)
    const { endsAt } = time
    if (endsAt === null) {
      over = false
      timers = []
      return
    }
    const was = over
    over = endsAt <= clock.now()
    // Ended before its time, or while the machine slept.
    if (over && !was) call('zero')
    timers = marksOf({ ...time, endsAt }, clock.now()).map(({ moment, at }) =>
      setTimeout(reach, at - clock.now(), moment, at),
    )
  }

  function reach(moment: Moment, at: Instant): void {
    if (moment === 'zero') {
      over = true
      call('zero')
    } else if (clock.now() - at < lateMs) call('minute')
  }

  const forget = clock.subscribe(plan)
  return {
    /** What is on the clock now. What was over when it was first seen, or is another time than before, is no news. */
    watch(next: Timed): void {
      if (next.id !== time.id) over = next.endsAt !== null && next.endsAt <= clock.now()
      time = next
      plan()
    },
    stop(): void {
      forget()
      for (const timer of timers) clearTimeout(timer)
    },
  }
}
