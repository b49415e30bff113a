import type { Bench, Findings } from '#tests/bench/bench'
import { measureBigBoard } from '#tests/bench/big-board'
import { measureCommands } from '#tests/bench/commands'
import { measureResume } from '#tests/bench/resume'
import { measureStorm } from '#tests/bench/storm'
import { measureStream } from '#tests/bench/stream'

/** What a board costs, one after another, each with a site of its own. */
export async function measureBoard(bench: Bench): Promise<Findings> {
  const all: Findings = { rows: [], notes: [] }
  for (const measure of [measureCommands, measureStream, measureStorm, measureResume, measureBigBoard]) {
    bench.say(`board: ${measure.name.replace('measure', '').toLowerCase()}`)
    const { rows, notes } = await measure(bench)
    all.rows.push(...rows)
    all.notes.push(...notes)
    await bench.stops.closeAll()
  }
  return all
}
