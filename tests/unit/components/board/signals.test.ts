import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createCaller, type Timed } from '../../../../components/board/signal-caller.ts'
import { callsFromBehind, give, momentBetween, signalIsOn, turnSignal } from '../../../../components/board/signals.ts'

afterEach(() => vi.unstubAllGlobals())

describe('a moment to be called at', () => {
  it.each([
    [61, 60, 300, 'minute'],
    [75, 55, 300, 'minute'],
    [61, 60, 90, null],
    [60, 59, 300, null],
    [300, 45, 300, null],
    [1, 0, 300, 'zero'],
    [30, 0, 60, 'zero'],
    [0, 0, 300, null],
    [0, 180, 180, null],
  ] as const)('from %i to %i seconds left of %i: %s', (before, now, length, moment) => {
    expect(momentBetween(before, now, length)).toBe(moment)
  })
})

/** A browser that keeps what it is told, vibrates, and answers a question for permission. */
function aBrowser(permission: string, onShow: () => void = () => undefined) {
  const kept = new Map<string, string>()
  const vibrate = vi.fn()
  const shown: string[] = []
  const Notification = Object.assign(
    class {
      constructor(title: string) {
        onShow()
        shown.push(title)
      }
      close(): void {
        shown.pop()
      }
    },
    { requestPermission: async () => permission },
  )
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  })
  vi.stubGlobal('navigator', { vibrate, maxTouchPoints: 5 })
  vi.stubGlobal('Notification', Notification)
  vi.stubGlobal('isSecureContext', true)
  vi.stubGlobal('document', { visibilityState: 'hidden' })
  return { vibrate, shown }
}

describe('signals', () => {
  it('are off until somebody turns them on, each by itself', async () => {
    const { vibrate, shown } = aBrowser('granted')
    give('zero', 'Tea')
    expect([vibrate.mock.calls.length, shown.length, callsFromBehind()]).toEqual([0, 0, false])
    expect(await turnSignal('vibration', true)).toBe(true)
    give('zero', 'Tea')
    expect([vibrate.mock.calls.length, shown, callsFromBehind()]).toEqual([1, [], false])
    expect(await turnSignal('notification', true)).toBe(true)
    give('minute', 'Tea')
    expect([vibrate.mock.calls.length, shown, callsFromBehind()]).toEqual([2, ['One minute left'], true])
    await turnSignal('vibration', false)
    give('zero', 'Tea')
    expect([vibrate.mock.calls.length, shown.length]).toEqual([2, 2])
  })

  it('stay off where the person does not allow them, or the browser keeps nothing', async () => {
    aBrowser('denied')
    expect(await turnSignal('notification', true)).toBe(false)
    expect(signalIsOn('notification')).toBe(false)
    vi.stubGlobal('localStorage', undefined)
    expect(signalIsOn('sound')).toBe(false)
    expect(await turnSignal('sound', true)).toBe(false)
  })
})

describe('signals of a browser that is not what it seems', () => {
  it('are refused where notifications only throw, and break nothing where they do so later', async () => {
    let throws = true
    const { shown } = aBrowser('granted', () => {
      if (throws) throw new TypeError('Illegal constructor.')
    })
    expect(await turnSignal('notification', true)).toBe(false)
    expect(signalIsOn('notification')).toBe(false)
    throws = false
    expect(await turnSignal('notification', true)).toBe(true)
    throws = true
    expect(() => give('zero', 'Tea')).not.toThrow()
    expect(shown).toEqual([])
  })

  it('wake the sound with the touch that turns it on', async () => {
    aBrowser('granted')
    const resume = vi.fn(async () => undefined)
    vi.stubGlobal(
      'AudioContext',
      class {
        resume = resume
      },
    )
    expect(await turnSignal('sound', false)).toBe(true)
    expect(resume).not.toHaveBeenCalled()
    const turned = turnSignal('sound', true)
    // Before anything is awaited: after that the touch is none any more.
    expect(resume).toHaveBeenCalledOnce()
    expect(await turned).toBe(true)
  })

  it('are shown when tried, also to whoever looks at the page', async () => {
    const { shown } = aBrowser('granted')
    await turnSignal('notification', true)
    vi.stubGlobal('document', { visibilityState: 'visible' })
    give('zero', 'Tea')
    expect(shown).toEqual([])
    give('zero', 'Tea', true)
    expect(shown).toEqual(['Time is up'])
  })
})

describe('calling', () => {
  beforeEach(() => void vi.useFakeTimers({ now: 0 }))
  afterEach(() => void vi.useRealTimers())

  /** A clock that may be found to be wrong, and what was called when, in seconds. */
  function aCaller() {
    const called: [string, number][] = []
    let ahead = 0
    let told = (): void => undefined
    const clock = {
      now: () => Date.now() + ahead,
      subscribe: (hear: () => void) => {
        told = hear
        return () => undefined
      },
    }
    const caller = createCaller(clock, (moment) => called.push([moment, clock.now() / 1000]))
    const set = (ms: number): void => {
      ahead = ms
      told()
    }
    return { caller, called, set, timers: () => vi.getTimerCount() }
  }
  const until = (seconds: number | null, length = 300, id = 'box'): Timed => ({
    ...{ id, lengthMs: length * 1000 },
    endsAt: seconds === null ? null : seconds * 1000,
  })

  it('has one timer for each moment, none that sets another', () => {
    const { caller, called, timers } = aCaller()
    caller.watch(until(300))
    expect(timers()).toBe(2)
    vi.advanceTimersByTime(240_000)
    expect([called, timers()]).toEqual([[['minute', 240]], 1])
    vi.advanceTimersByTime(100_000)
    expect([called, timers()]).toEqual([
      [
        ['minute', 240],
        ['zero', 300],
      ],
      0,
    ])
  })

  it('follows what is added, paused and ended early, and calls nobody for what was over before or is short', () => {
    const { caller, called } = aCaller()
    caller.watch(until(-5))
    caller.watch(until(80, 80, 'short'))
    vi.advanceTimersByTime(30_000)
    expect(called).toEqual([])
    caller.watch(until(200, 300, 'next'))
    caller.watch(until(null, 300, 'next'))
    vi.advanceTimersByTime(270_000)
    expect(called).toEqual([])
    caller.watch(until(420, 300, 'next'))
    vi.advanceTimersByTime(70_000)
    expect(called).toEqual([['minute', 360]])
    caller.watch(until(369, 300, 'next'))
    expect(called).toEqual([
      ['minute', 360],
      ['zero', 370],
    ])
    caller.watch(until(369, 300, 'next'))
    vi.advanceTimersByTime(100_000)
    expect(called).toHaveLength(2)
  })

  it('goes by the server’s clock, also once that is known better, and leaves out a minute that was slept through', () => {
    const { caller, called, set } = aCaller()
    caller.watch(until(300))
    set(100_000)
    vi.advanceTimersByTime(140_000)
    expect(called).toEqual([['minute', 240]])
    caller.watch(until(600, 300, 'next'))
    vi.setSystemTime(460_000)
    vi.advanceTimersByTime(600_000)
    expect(called.map(([moment]) => moment)).toEqual(['minute', 'zero'])
    caller.stop()
  })
})
