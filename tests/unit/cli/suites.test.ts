import { afterEach, expect, it, vi } from 'vitest'
import { countPlaywright, countVitest, lastLine } from '#lib/cli/suites'
import { newTally } from '#lib/cli/tally'

afterEach(() => vi.restoreAllMocks())

const vitestReport = { numPassedTests: 4, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1, testResults: [] }

it('reads a Vitest report', () => {
  expect(countVitest(JSON.stringify(vitestReport))).toEqual({ passed: 4, failed: 1, skipped: 3 })
})

it('counts a file that could not be loaded as a failure', () => {
  const testResults = [{ status: 'failed', assertionResults: [] }]
  expect(countVitest(JSON.stringify({ ...vitestReport, testResults })).failed).toBe(2)
})

it('reads a Playwright report', () => {
  const report = JSON.stringify({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 } })
  expect(countPlaywright(report)).toEqual({ passed: 6, failed: 1, skipped: 2 })
})

it('names skipped tests only where there are some', () => {
  expect(lastLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed')
  expect(lastLine({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped')
})

it('goes on after a suite that breaks, and counts it', async () => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined)
  const tally = newTally()
  await tally.run('broken', () => Promise.reject(new Error('no browser')))
  await tally.run('fine', async () => ({ passed: 2, failed: 0, skipped: 1 }))
  expect(tally.sum()).toEqual({ passed: 2, failed: 1, skipped: 1 })
})
