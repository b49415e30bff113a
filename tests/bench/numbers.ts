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

/** Figures of one run, by name. */
export type Figures = Readonly<Record<string, number>>

/** Runs all sides in turns (ours, yardstick, ours, ...), so that what else the machine does meets them all; medians. */
export async function inTurn<Side extends string>(
  rounds: number,
  sides: Readonly<Record<Side, () => Promise<Figures>>>,
): Promise<Record<Side, Figures>> {
  const runs = new Map<Side, Figures[]>()
  const names = Object.keys(sides) as Side[]
  for (let round = 0; round < rounds; round++)
    for (const name of names) runs.set(name, [...(runs.get(name) ?? []), await sides[name]()])
  return Object.fromEntries(names.map((name) => [name, mediansOf(runs.get(name) ?? [])])) as Record<Side, Figures>
}

function mediansOf(runs: readonly Figures[]): Figures {
  const names = Object.keys(runs[0] ?? {})
  return Object.fromEntries(names.map((name) => [name, median(runs.map((figures) => figures[name] ?? Number.NaN))]))
}

/** One figure of ours beside the same of the yardstick. */
export function pairOf(figure: string, ours: Figures, yardstick: Figures = {}): Pair {
  return { ours: ours[figure] ?? Number.NaN, yardstick: yardstick[figure] ?? Number.NaN }
}

/** The middle of delays, and what all but one in a hundred stay under. */
export function p50p99(delays: readonly number[]): { p50: number; p99: number } {
  return { p50: percentile(delays, 0.5), p99: percentile(delays, 0.99) }
}

/** Milliseconds on a clock that all processes of this machine share and nobody sets. */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6
}
