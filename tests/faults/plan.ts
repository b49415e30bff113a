import fc from 'fast-check'
import { Chance } from '#tests/faults/chance'
import { aTry, ofTheSite } from '#tests/unit/board/histories'
import type { Try } from '#tests/unit/board/tries'

/** How a command is sent: once; again after the answer; to both processes at once; or without waiting for the answer. */
export type Delivery = 'once' | 'twice' | 'both' | 'lost-then-again' | 'lost-for-good'
/** What is made wrong with a command before it is sent. */
export type Garble = 'forged' | 'endless' | 'nested' | 'unknown' | null

/** One thing that a client does, after a pause of so many ms. */
export type Step = {
  pauseMs: number
  attempt: Pick<Try, 'type' | 'pick'>
  delivery: Delivery
  garble: Garble
  process: 0 | 1
}

/** Something that goes wrong, so many ms after the last one, and for how long. */
export type Fault = {
  afterMs: number
  what: 'kill' | 'database-fast' | 'database-immediate' | 'cut' | 'cut-some' | 'stall' | 'deaf'
  target: number
  forMs: number
}

const MEAN_PAUSE_MS = 350

/** What everybody may send; the rest is for moderators, or for the site alone. */
const EVERYBODY: readonly [Try['type'], ...Try['type'][]] = [
  ...(['vote', 'vote', 'vote', 'vote', 'unvote', 'set-done', 'propose', 'edit-topic', 'withdraw-topic'] as const),
  ...(['add-line', 'add-line', 'edit-line', 'remove-line', 'thumb', 'thumb', 'raise-hand', 'lower-hand'] as const),
  'carry-in',
]
/** How a client begins, so that there is something to act on. */
const OPENING: readonly Try['type'][] = ['propose', 'add-line', 'vote']
const DELIVERIES: readonly [Delivery, ...Delivery[]] = [
  ...(['once', 'once', 'once', 'once', 'once', 'once', 'once'] as const),
  ...(['twice', 'both', 'lost-then-again', 'lost-for-good'] as const),
]

/** What goes wrong with processes and database, and what with connections; the more likely ones more often. */
const HEAVY = ['kill', 'kill', 'database-fast', 'database-immediate'] as const
const LIGHT = ['cut', 'cut-some', 'cut-some', 'cut-some', 'stall', 'deaf', 'deaf', 'deaf'] as const

/** What one client does: the same for the same seed. Few try what only others may, and fewer what nobody may. */
export function stepsOf(seed: number, client: number, seconds: number, moderates: boolean): Step[] {
  const own = seed * 1_000 + client
  const chance = new Chance(own)
  const count = Math.ceil((seconds * 1_000) / MEAN_PAUSE_MS) * 2
  return fc.sample(aTry, { seed: own, numRuns: count }).map((tried, at) => ({
    pauseMs: chance.between(0, 2 * MEAN_PAUSE_MS),
    attempt: { ...tried, ...typeOf(tried, chance, moderates, OPENING[at]) },
    delivery: chance.of(DELIVERIES),
    garble: chance.is(0.05) ? chance.of(['forged', 'endless', 'nested', 'unknown'] as const) : null,
    process: chance.of([0, 1] as const),
  }))
}

function typeOf(
  { type, pick }: Pick<Try, 'type' | 'pick'>,
  chance: Chance,
  moderates: boolean,
  first: Try['type'] | undefined,
): Pick<Try, 'type' | 'pick'> {
  const [anything, likely, closes] = [chance.is(moderates ? 0.6 : 0.1), chance.of(EVERYBODY), chance.is(0.1)]
  if (first) return { type: first, pick }
  if (!anything || (ofTheSite.has(type) && !closes)) return { type: likely, pick }
  // Closing ends nearly all that can happen, so few mean it.
  return { type, pick: type === 'set-phase' && !closes ? pick % 55 : pick }
}

/** What goes wrong with processes and database, one after the other, and what goes wrong meanwhile with connections. */
export function faultsOf(seed: number, seconds: number): { heavy: Fault[]; light: Fault[] } {
  const chance = new Chance(seed * 1_000 + 999)
  const [heavyFirst, lightFirst] = [eachOnce(HEAVY, chance), eachOnce(LIGHT, chance)]
  const heavy = Array.from(
    { length: Math.ceil(seconds / 2) },
    (_, at): Fault => ({
      afterMs: chance.between(2_000, 5_000),
      what: heavyFirst[at] ?? chance.of(HEAVY),
      target: chance.between(0, 1),
      forMs: chance.between(0, 2_000),
    }),
  )
  const light = Array.from(
    { length: seconds * 4 },
    (_, at): Fault => ({
      afterMs: chance.between(100, 1_200),
      what: lightFirst[at] ?? chance.of(LIGHT),
      target: chance.between(0, 39),
      forMs: chance.between(300, 4_000),
    }),
  )
  return { heavy, light }
}

/** Each of these once, in an order of chance: how it begins, so that a run of some length leaves none out. */
function eachOnce<T>(items: readonly T[], chance: Chance): T[] {
  const drawn = [...new Set(items)].map((item) => [chance.next(), item] as const)
  return drawn.toSorted(([one], [other]) => one - other).map(([, item]) => item)
}
