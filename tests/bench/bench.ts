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
  /** Crowds that follow one board, one after another. */
  crowds: readonly number[]
  changes: number
  warmUpChanges: number
  changeEveryMs: number
  fewEvents: number
  manyEvents: number
  /** Cold loads of a page in the browser. */
  loads: number
  /** Boards over which the clients spread. */
  boards: number
  /** People in a storm of votes, and the other rooms whose cost is set beside theirs. */
  storm: number
  otherStorms: readonly number[]
  stormSeconds: number
  /** Who come back at once after a restart: few, and many. */
  fewResume: number
  manyResume: number
  /** Topics of a big board, and the commands that its log holds. */
  bigTopics: number
  bigCommands: number
}

/** What `npm run bench` does. */
export const full: Size = {
  rounds: 5,
  seconds: 4,
  warmUpSeconds: 3,
  connections: 32,
  clients: 64,
  crowds: [100, 1_000, 2_000],
  changes: 20,
  warmUpChanges: 5,
  changeEveryMs: 500,
  fewEvents: 10,
  manyEvents: 1_000,
  loads: 9,
  boards: 50,
  storm: 500,
  otherStorms: [250, 1_000],
  stormSeconds: 10,
  fewResume: 10,
  manyResume: 1_000,
  bigTopics: 300,
  bigCommands: 5_000,
}

/** `--quick`: shows that everything works. Its figures mean nothing. */
export const quick: Size = {
  rounds: 1,
  seconds: 0.5,
  warmUpSeconds: 0.5,
  connections: 4,
  clients: 8,
  crowds: [20],
  changes: 3,
  warmUpChanges: 1,
  changeEveryMs: 100,
  fewEvents: 10,
  manyEvents: 40,
  loads: 1,
  boards: 4,
  storm: 20,
  otherStorms: [10],
  stormSeconds: 1,
  fewResume: 3,
  manyResume: 20,
  bigTopics: 20,
  bigCommands: 100,
}

/** What a part gets: what it opens it opens through `stops`, so that nothing is left behind however it ends. */
export type Bench = { stops: Stops; size: Size; say(text: string): void }

/** What a part finds out; the notes say how each figure came about. */
export type Findings = { rows: Row[]; notes: string[] }

/** One part of the bench. */
export type Part = (bench: Bench) => Promise<Findings>
