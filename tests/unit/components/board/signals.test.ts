import { afterEach, describe, expect, it, vi } from 'vitest'
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
function aBrowser(permission: string) {
  const kept = new Map<string, string>()
  const vibrate = vi.fn()
  const shown: string[] = []
  const Notification = Object.assign(
    class {
      constructor(title: string) {
        shown.push(title)
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
