import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './data-folder.ts'
import { run } from './run.ts'

/** What a suite came to. A check that is not made of tests counts as one. */
export type Count = { passed: number; failed: number; skipped: number }

const bin = (name: string) => join(root, 'node_modules', '.bin', name)
const results = (name: string) => join('tests', '.results', `${name}.json`)

/** TypeScript over everything, with Next's types for routes; from nothing, since old build info can keep old errors. */
export async function types(): Promise<Count> {
  const made = await run(bin('next'), ['typegen'])
  if (made.code !== 0) return oneCheck(made)
  return oneCheck(await run(bin('tsc'), ['--noEmit', '--incremental', 'false']))
}

/** Biome's lint and format. */
export async function lint(): Promise<Count> {
  return oneCheck(await run(bin('biome'), ['check', '.']))
}

/** One of Vitest's projects. */
export async function vitest(project: 'unit' | 'integration'): Promise<Count> {
  const file = freshFile(project)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { code } = await run(bin('vitest'), ['run', '--project', project, ...reporters], { show: true })
  return atLeastOne(code, () => countVitest(readFileSync(file, 'utf8')))
}

/** Playwright against the production build, in that Chromium. */
export async function endToEnd(chromium: string): Promise<Count> {
  const file = freshFile('e2e')
  const data = join(root, '.data', 'e2e')
  rmSync(data, { recursive: true, force: true })
  const { code } = await run(bin('playwright'), ['test'], { show: true, env: { QUORUM_E2E_CHROMIUM: chromium } })
  rmSync(data, { recursive: true, force: true })
  return atLeastOne(code, () => countPlaywright(readFileSync(file, 'utf8')))
}

/** The numbers of a Vitest JSON report. A file that could not be loaded counts as one that failed. */
export function countVitest(report: string): Count {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(report)
  const broken = testResults.filter(
    (file: { status: string; assertionResults: unknown[] }) =>
      file.status === 'failed' && file.assertionResults.length === 0,
  ).length
  return { passed: numPassedTests, failed: numFailedTests + broken, skipped: numPendingTests + numTodoTests }
}

/** The numbers of a Playwright JSON report. */
export function countPlaywright(report: string): Count {
  const { expected, unexpected, flaky, skipped } = JSON.parse(report).stats
  return { passed: expected + flaky, failed: unexpected, skipped }
}

/** The last line of a test run. */
export function lastLine({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

function freshFile(name: string): string {
  const file = results(name)
  mkdirSync(join(root, dirname(file)), { recursive: true })
  rmSync(join(root, file), { force: true })
  return file
}

function oneCheck({ code, output }: { code: number; output: string }): Count {
  if (code !== 0) console.log(output.trim())
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }
}

/** A suite that ended badly, or in which no test ran, has failed, whatever its report says. */
function atLeastOne(code: number, read: () => Count): Count {
  let count: Count = { passed: 0, failed: 0, skipped: 0 }
  try {
    count = read()
  } catch {
    console.log('The suite left no report.')
  }
  const silent = code !== 0 || count.passed + count.failed === 0
  return silent && count.failed === 0 ? { ...count, failed: 1 } : count
}
