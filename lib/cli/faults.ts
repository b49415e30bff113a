import { parseArgs } from 'node:util'
import { FAULT_SECONDS, runFaults } from '#tests/faults/faults'
import { ensureBuild, ensureClient } from './build.ts'
import { Refusal } from './refusal.ts'
import { runCommand, step } from './steps.ts'
import { forgetSite } from './tally.ts'

// npm run faults: a board under random commands and random faults, then the checks of what must hold.
// npm run faults -- --seed 7 --seconds 60: that history. --seeds 20: so many, one after another. --keep: leaves the data.

await runCommand(async (stops) => {
  const { first, count, seconds, keep } = readCommandLine()
  forgetSite()
  await stops.open(ensureClient)
  await stops.open(ensureBuild)
  for (let seed = first; seed < first + count; seed++) {
    step(`seed ${seed}`)
    const { breaches, summary } = await runFaults({ seed, seconds, keep, stops }).catch(async (error: unknown) => {
      // After Ctrl-C a run fails because its site was taken away; nothing is opened any more, so this waits for the end.
      await stops.open(async () => undefined)
      throw error
    })
    await stops.closeAll()
    step(`seed ${seed}: ${breaches.length === 0 ? `all holds; ${summary}` : `${breaches.length} breaches; ${summary}`}`)
    if (breaches.length === 0) continue
    for (const breach of breaches.slice(0, 20)) console.log(`  ${breach}`)
    process.exitCode = 1
    return
  }
})

function readCommandLine(): { first: number; count: number; seconds: number; keep: boolean } {
  const text = { type: 'string' } as const
  try {
    const { values } = parseArgs({ options: { seed: text, seeds: text, seconds: text, keep: { type: 'boolean' } } })
    const count = wholeNumber(values.seeds ?? '1')
    // Without a seed the run draws one and prints it; with --seeds they begin at 1, so that all mean the same.
    const first = wholeNumber(values.seed ?? (values.seeds ? '1' : String(Math.floor(Math.random() * 1e6))))
    return { first, count, seconds: wholeNumber(values.seconds ?? String(FAULT_SECONDS)), keep: values.keep ?? false }
  } catch {
    throw new Refusal('It is called as npm run faults -- --seed 7 --seconds 60, or --seeds 20, or with --keep.')
  }
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error('not a whole number')
  return Number(text)
}
