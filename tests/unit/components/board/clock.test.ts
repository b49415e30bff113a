import { describe, expect, it, vi } from 'vitest'
import { createClock, offsetOf } from '../../../../components/board/clock.ts'

const noon = Date.UTC(2026, 10, 12, 12)

describe('offsetOf', () => {
  it('takes the middle of the quickest round trip', () => {
    const slow = { asked: 0, answered: 900, server: 5_900 }
    const quick = { asked: 2_000, answered: 2_020, server: 7_010 }
    expect(offsetOf([slow, quick, { ...slow, asked: 3_000, answered: 3_500 }])).toBe(5_000)
  })

  it('knows nothing without an answer', () => {
    expect(offsetOf([])).toBeNull()
  })
})

describe('createClock', () => {
  it('shows the server’s time on a machine whose clock is ten minutes off', async () => {
    const local = () => noon - 600_000
    const clock = createClock(async () => noon, local, noon + 3_000)
    expect(clock.now()).toBe(noon + 3_000)
    await clock.measure()
    expect(clock.now()).toBe(noon)
  })

  it('tells those who draw when it was wrong by more than a blink', async () => {
    const clock = createClock(
      async () => noon,
      () => noon,
      noon + 2_000,
    )
    const told = vi.fn()
    clock.subscribe(told)
    await clock.measure()
    await clock.measure()
    expect(told).toHaveBeenCalledTimes(1)
  })

  it('measures anew when a hint shows that the machine’s clock was set', async () => {
    let lead = 0
    const ask = vi.fn(async () => noon)
    const clock = createClock(ask, () => noon + lead, noon)
    clock.hint(noon + 400)
    expect(ask).not.toHaveBeenCalled()
    lead = 60_000
    clock.hint(noon)
    await vi.waitFor(() => expect(clock.now()).toBe(noon))
  })

  it('keeps what it knows when the network is away', async () => {
    const clock = createClock(
      () => Promise.reject(new Error('away')),
      () => noon,
      noon + 50,
    )
    await clock.measure()
    expect(clock.now()).toBe(noon + 50)
  })
})
