import type { Stops } from '#lib/cli/stops'
import type { Row } from '#tests/bench/table'

/** How much is done for a figure. */
export type Size = {
  /** Runs of ours and of the yardstick, in turn; figures are medians over them. */
  rounds: number
  /** Length of one run under load. */
  seconds: number
  warmUpSeconds: number
  /** Connections that ask for pages. */
  connections: number
  /** Clients that send commands. */
  clients: number
  readers: number
  changes: number
  warmUpChanges: number
  changeEveryMs: number
  fewEvents: number
  manyEvents: number
  /** Cold loads of a page in the browser. */
  loads: number
}

/** What `npm run bench` does. */
export const full: Size = {
  rounds: 5,
  seconds: 4,
  warmUpSeconds: 3,
  connections: 32,
  clients: 64,
  readers: 1_000,
  changes: 20,
  warmUpChanges: 5,
  changeEveryMs: 1_000,
  fewEvents: 10,
  manyEvents: 1_000,
  loads: 9,
}

/** `--quick`: shows that everything works. Its figures mean nothing. */
export const quick: Size = {
  rounds: 1,
  seconds: 0.5,
  warmUpSeconds: 0.5,
  connections: 4,
  clients: 8,
  readers: 20,
  changes: 3,
  warmUpChanges: 1,
  changeEveryMs: 100,
  fewEvents: 10,
  manyEvents: 40,
  loads: 1,
}

/** What a part gets: what it opens it opens through `stops`, so that nothing is left behind however it ends. */
export type Bench = { stops: Stops; size: Size; say(text: string): void }

/** What a part finds out; the notes say how each figure came about. */
export type Findings = { rows: Row[]; notes: string[] }

/** One part of the bench. */
export type Part = (bench: Bench) => Promise<Findings>
