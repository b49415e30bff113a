/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  const [low = Number.NaN, high = Number.NaN] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return (low + high) / 2
}

/** The smallest value that at least this share of all values does not exceed (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

/** A figure of ours and of the yardstick. */
export type Pair = { ours: number; yardstick: number }

/** Measures in turns (ours, yardstick, ours, ...), so that what else the machine does meets both; medians. */
export async function alternate(
  rounds: number,
  ours: () => Promise<number>,
  yardstick: () => Promise<number>,
): Promise<Pair> {
  const found: { ours: number[]; yardstick: number[] } = { ours: [], yardstick: [] }
  for (let round = 0; round < rounds; round++) {
    found.ours.push(await ours())
    found.yardstick.push(await yardstick())
  }
  return { ours: median(found.ours), yardstick: median(found.yardstick) }
}

/** Milliseconds on a clock that all processes of this machine share and nobody sets. */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6
}
