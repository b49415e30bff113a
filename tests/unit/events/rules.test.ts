import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  admit,
  freeSeats,
  judgeOpen,
  linkExpiry,
  nextSequence,
  reconcile,
  type SeatPlan,
  signsIn,
  speaksFor,
} from '#lib/events/rules'

const now = new Date('2026-11-20T12:00:00Z')
const hour = 3_600_000
const later = new Date(now.getTime() + hour)

const aPlan = (change: Partial<SeatPlan> = {}): SeatPlan => ({
  status: 'published',
  endsAt: later,
  capacity: 2,
  going: 0,
  queue: [],
  ...change,
})

const plans = fc.record<SeatPlan>({
  status: fc.constantFrom('draft', 'published', 'cancelled'),
  endsAt: fc.constantFrom(later, new Date(now.getTime() - hour)),
  capacity: fc.option(fc.integer({ min: 1, max: 12 })),
  going: fc.integer({ min: 0, max: 15 }),
  queue: fc.uniqueArray(fc.uuid(), { maxLength: 15 }),
})

/** The plan after these have moved. */
const settled = (plan: SeatPlan, moved: readonly string[]): SeatPlan => ({
  ...plan,
  going: plan.going + moved.length,
  queue: plan.queue.filter((id) => !moved.includes(id)),
})

describe('seats', () => {
  it('never go over the capacity', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const { going } = settled(plan, reconcile(plan, now))
        expect(going).toBeLessThanOrEqual(Math.max(plan.going, plan.capacity ?? Number.POSITIVE_INFINITY))
      }),
    )
  })

  it('change hands once: running it again moves nobody', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        expect(reconcile(settled(plan, reconcile(plan, now)), now)).toEqual([])
      }),
    )
  })

  it('go in the order of the queue, and none stays free while somebody waits', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const moved = reconcile(plan, now)
        expect(moved).toEqual(plan.queue.slice(0, moved.length))
        const next = settled(plan, moved)
        if (judgeOpen(plan, now).ok) expect(freeSeats(next) === 0 || next.queue.length === 0).toBe(true)
        else expect(moved).toEqual([])
      }),
    )
  })

  it('go to a newcomer only where one is free and nobody waits', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const seated = admit(plan) === 'going'
        expect(seated).toBe(plan.queue.length === 0 && (plan.capacity === null || plan.going < plan.capacity))
      }),
    )
  })

  it('stay right over any sequence of coming, leaving and settling', () => {
    const steps = fc.array(fc.constantFrom('come', 'leave', 'settle'), { maxLength: 60 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), steps, (capacity, acts) => {
        let plan = aPlan({ capacity })
        for (const [index, act] of acts.entries()) {
          if (act === 'come') {
            if (admit(plan) === 'going') plan = { ...plan, going: plan.going + 1 }
            else plan = { ...plan, queue: [...plan.queue, String(index)] }
          }
          if (act === 'leave' && plan.going > 0) plan = { ...plan, going: plan.going - 1 }
          plan = settled(plan, reconcile(plan, now))
          expect(plan.going).toBeLessThanOrEqual(capacity)
          expect(plan.queue.length === 0 || plan.going === capacity).toBe(true)
        }
      }),
    )
  })
})

it.each([
  [{ status: 'published', endsAt: later }, 'ok'],
  [{ status: 'draft', endsAt: later }, 'no-such-event'],
  [{ status: 'cancelled', endsAt: later }, 'event-cancelled'],
  [{ status: 'published', endsAt: now }, 'event-over'],
] as const)('is open for RSVPs: %j %s', (event, code) => {
  const judged = judgeOpen(event, now)
  expect(judged.ok ? 'ok' : judged.failure.code).toBe(code)
})

it.each([
  [-1, 0, 0],
  [-1, 4, 4],
  [0, 0, 1],
  [5, 2, 6],
  [2, 5, 5],
])('raises the SEQUENCE: own %d, event %d, next %d', (own, event, next) => expect(nextSequence(own, event)).toBe(next))

it('lets a link work until a day after the event', () => {
  expect(linkExpiry(now).toISOString()).toBe('2026-11-21T12:00:00.000Z')
})

describe('Confirm signs in', () => {
  const given = { first: true, requestedAt: new Date(now.getTime() - hour), now, hasRole: false, hasSession: false }

  it('at the first confirmation within a day', () => {
    expect(signsIn(given)).toBe(true)
    expect(signsIn({ ...given, requestedAt: new Date(now.getTime() - 24 * hour + 1) })).toBe(true)
  })

  it.each([
    ['later confirmations', { first: false }],
    ['a day later', { requestedAt: new Date(now.getTime() - 24 * hour) }],
    ['people with a role', { hasRole: true }],
    ['over another session', { hasSession: true }],
  ])('but not for %s', (_what, change) => expect(signsIn({ ...given, ...change })).toBe(false))
})

describe('an RSVP link speaks for its person', () => {
  const own = { hasRole: false, hasSignedIn: true, isTheirs: false, signsIn: false }

  it.each([
    ['who never signed in otherwise and has no role', { hasSignedIn: false }],
    ['who holds it, signed in', { isTheirs: true }],
    ['whom it signs in', { signsIn: true }],
  ])('%s', (_who, change) => expect(speaksFor({ ...own, ...change })).toBe(true))

  it.each([
    ['who has signed in otherwise', {}],
    ['who has a role', { hasSignedIn: false, hasRole: true }],
  ])('but not for one %s', (_who, change) => expect(speaksFor({ ...own, ...change })).toBe(false))
})
