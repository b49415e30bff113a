import { environmentNames } from '#lib/env'
import { step } from './steps.ts'
import { type Count, lastLine } from './suites.ts'

/** Runs suites one after the other and sums up what they came to. */
export type Tally = { run(name: string, suite: () => Promise<Count>): Promise<void>; sum(): Count }

/** A tally that has seen nothing yet. What a suite throws counts as one failure, and the others go on. */
export function newTally(): Tally {
  const counts: Count[] = []
  const add = (key: keyof Count) => counts.reduce((total, count) => total + count[key], 0)
  return {
    run: async (name, suite) => {
      const count = await suite().catch((error: unknown) => {
        console.log(error instanceof Error ? error.message : error)
        return { passed: 0, failed: 1, skipped: 0 }
      })
      counts.push(count)
      step(`${name}: ${lastLine(count)}`)
    },
    sum: () => ({ passed: add('passed'), failed: add('failed'), skipped: add('skipped') }),
  }
}

/** Prints the last line over all suites; true when everything passed and something ran. */
export function conclude(tally: Tally): boolean {
  const sum = tally.sum()
  console.log(`\n${lastLine(sum)}`)
  return sum.failed === 0 && sum.passed > 0
}

/** Tests bring their own: what the environment says about a site of this machine must not reach them. */
export function forgetSite(): void {
  for (const name of environmentNames) delete process.env[name]
}
