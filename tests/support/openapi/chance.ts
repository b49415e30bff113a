/** Chance that can be had again: the same seed gives the same numbers (mulberry32). */
export type Chance = { below(most: number): number; pick<T>(from: readonly [T, ...T[]] | readonly T[]): T }

/** Chance from a seed, a whole number. */
export function chanceOf(seed: number): Chance {
  let state = seed | 0
  const below = (most: number) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * most)
  }
  return {
    below,
    pick: (from) => {
      const found = from[below(from.length)]
      if (found === undefined && from.length === 0) throw new Error('There is nothing to pick from.')
      return found as (typeof from)[number]
    },
  }
}
