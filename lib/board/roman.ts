import type { Outcome, Round, ThumbValue } from './state.ts'

/** How long a moderator has to overrule what a Roman vote came to, in ms. */
export const OVERRULE_MS = 5_000

export type Tally = Record<ThumbValue, number>

/** How many thumbs point each way. */
export function tallyOf(round: Pick<Round, 'thumbs'>): Tally {
  const counts = { up: 0, sideways: 0, down: 0 }
  for (const value of round.thumbs.values()) counts[value] += 1
  return counts
}

/**
 * What a Roman vote comes to. Without a quorum, more than half of those who were there, nothing acts by itself. Silence and
 * sideways are neutral, and a tie moves on. Past the last rung of the ladder another sip takes that nobody is against it.
 */
export function outcomeOf(round: Pick<Round, 'thumbs' | 'headCount'>, pastLadder: boolean): Outcome {
  const { up, down } = tallyOf(round)
  if (round.thumbs.size * 2 <= round.headCount) return 'undecided'
  if (pastLadder) return up > 0 && down === 0 ? 'continue' : 'move-on'
  return up > down ? 'continue' : 'move-on'
}
