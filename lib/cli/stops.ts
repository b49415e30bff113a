import { constants } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { killRunning } from './run.ts'

/** What a command has opened, and its end. */
export type Stops = {
  /**
   * Opens something and remembers how to close it. Once a stop was asked for it never resolves, so that a command goes
   * no further; what was just being opened is still closed.
   * @param withinMs - how long closing may take before the process goes on without it
   */
  open<T>(start: () => Promise<T>, close?: (opened: T) => Promise<unknown>, withinMs?: number): Promise<T>
  /** From now on a stop is the regular end (exit code 0). Never resolves. */
  untilStopped(): Promise<never>
  /** Closes what is open, last first. */
  closeAll(): Promise<void>
}

/** npm, a terminal and our bootstrap may each hand over the same Ctrl-C. */
const SAME_SIGNAL_MS = 700
const CLOSE_MS = 1_500

/** Ctrl-C, SIGTERM and SIGHUP close what is open and end the process; a second Ctrl-C ends it at once. */
export function watchSignals(): Stops {
  const closers: (() => Promise<unknown>)[] = []
  let opening: Promise<unknown> = Promise.resolve()
  let stoppedAt = 0
  let regular = false

  const closeAll = async () => {
    for (let close = closers.pop(); close; close = closers.pop()) await close()
  }
  const stop = async (signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP') => {
    const code = 128 + constants.signals[signal]
    if (stoppedAt > 0) {
      if (Date.now() - stoppedAt > SAME_SIGNAL_MS) process.exit(code)
      return
    }
    stoppedAt = Date.now()
    killRunning()
    await opening
    await closeAll()
    process.exit(regular ? 0 : code)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(signal))

  return {
    open: async (start, close, withinMs = CLOSE_MS) => {
      if (stoppedAt > 0) return never()
      const opened = start().then((value) => {
        if (close) closers.push(() => Promise.race([close(value).catch(complain), wait(withinMs)]))
        return value
      })
      opening = opened.catch(() => undefined)
      try {
        return await opened
      } finally {
        if (stoppedAt > 0) await never()
      }
    },
    untilStopped: () => {
      regular = true
      return never()
    },
    closeAll,
  }
}

function never(): Promise<never> {
  return new Promise(() => undefined)
}

function complain(error: unknown): void {
  console.error(error instanceof Error ? error.message : error)
}
