import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Id } from '#lib/board/state'
import type { Identity } from '#lib/board/store-read'
import { gatherIdentities } from '#lib/board/viewers'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const memberOf = (sessionId: Id): Identity => ({
  personId: `person of ${sessionId}`,
  name: sessionId,
  organizer: false,
  moderator: false,
  going: false,
  nameHidden: false,
})

/** Counts what is read; sessions that end in `x` count no longer. */
function reading() {
  const groups: number[] = []
  const identify = gatherIdentities(async (_, sessionIds) => {
    groups.push(sessionIds.length)
    return new Map(sessionIds.filter((id) => !id.endsWith('x')).map((id) => [id, memberOf(id)]))
  })
  return { groups, identify }
}

/** Lets so many come, one after another. */
async function come(identify: ReturnType<typeof gatherIdentities>, count: number, gapMs: number) {
  const asked: Promise<Identity | null>[] = []
  for (let at = 0; at < count; at++) {
    asked.push(identify('board', `session ${at}`))
    await vi.advanceTimersByTimeAsync(gapMs)
  }
  await vi.runAllTimersAsync()
  return Promise.all(asked)
}

it('reads a crowd that comes back a few ms apart in groups, not one by one', async () => {
  const few = reading()
  await come(few.identify, 10, 5)
  const { groups, identify } = reading()
  const found = await come(identify, 1_000, 5)
  expect(found.map((who) => who?.name)).toEqual(Array.from({ length: 1_000 }, (_, at) => `session ${at}`))
  // Five seconds of arrivals: half a second each, once the crowd is known to be one.
  expect(groups.length).toBeLessThan(20)
  expect(few.groups.length).toBeGreaterThan(1)
})

it('lets nobody wait who comes alone, also right after all readers were asked for at once', async () => {
  const { groups, identify } = reading()
  const all = Promise.all(Array.from({ length: 500 }, (_, at) => identify('board', `reader ${at}`)))
  await vi.runAllTimersAsync()
  expect((await all).length).toBe(500)
  const late = identify('board', 'late')
  await vi.advanceTimersByTimeAsync(15)
  expect(groups).toEqual([500, 1])
  expect(await late).toMatchObject({ name: 'late' })
  await vi.advanceTimersByTimeAsync(10_000)
  void identify('board', 'alone')
  await vi.advanceTimersByTimeAsync(4)
  expect(groups).toEqual([500, 1, 1])
})

it('answers null for a guest without asking and for a session that no longer counts, and one session once', async () => {
  const { groups, identify } = reading()
  expect(await identify('board', null)).toBeNull()
  const twice = [identify('board', 'gone x'), identify('board', 'gone x')]
  await vi.runAllTimersAsync()
  expect(await Promise.all(twice)).toEqual([null, null])
  expect(groups).toEqual([1])
})

it('tells all who asked when the database is away, and asks anew for who comes next', async () => {
  const read = vi.fn().mockRejectedValueOnce(new Error('away')).mockResolvedValue(new Map())
  const identify = gatherIdentities(read)
  const [one, other] = [identify('board', 'one'), identify('board', 'other')]
  const told = Promise.all([expect(one).rejects.toThrow('away'), expect(other).rejects.toThrow('away')])
  await vi.runAllTimersAsync()
  await told
  const next = identify('board', 'one')
  await vi.runAllTimersAsync()
  expect(await next).toBeNull()
})
