import { randomInt } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { defineConfig, devices } from '@playwright/test'
import { chromiumArgs, findChromium } from '#tests/support/chromium'
import { siteLog } from '#tests/support/log'

// Every process of the run reads this file: the first one chooses, the others are told by the environment.
process.env.QUORUM_E2E_PORT ??= String(randomInt(32_000, 32_700))
process.env.QUORUM_E2E_CHROMIUM ??= findChromium() ?? ''
const port = process.env.QUORUM_E2E_PORT
const baseURL = `http://127.0.0.1:${port}`

const alone = /\/(loop|mail-links|roles|openapi)\.spec\.ts$/

const last = /\/log\.spec\.ts$/
const faults = /\/faults\.spec\.ts$/

mkdirSync(dirname(siteLog), { recursive: true })

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'tests/.results/e2e',
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  // What is waited for comes in a moment; a machine that others share may take its time.
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'tests/.results/e2e.json' }]],
  use: {
    ...devices['Desktop Chrome'],
    baseURL,
    // A recording of every test costs a fifth of the time; QUORUM_TRACE=1 keeps those of tests that fail.
    trace: process.env.QUORUM_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: process.env.QUORUM_E2E_CHROMIUM, args: chromiumArgs },
  },
  // Some change what all share (the site's settings) or compare the whole database: they run after the others, one by one.
  projects: [
    { name: 'together', testIgnore: [alone, last, faults] },
    { name: 'alone', testMatch: alone, dependencies: ['together'], workers: 1 },
    // Has a site of its own, so it takes the core that those leave idle.
    { name: 'faults', testMatch: faults, dependencies: ['together'], workers: 1 },
    { name: 'last', testMatch: last, dependencies: ['alone'], workers: 1 },
  ],
  // The production build, with an empty data folder of its own.
  webServer: {
    // Its log is read when everything else is over (log.spec.ts).
    command: `"${process.execPath}" lib/cli/start.ts > "${siteLog}" 2>&1`,
    url: `${baseURL}/api/health`,
    timeout: 240_000,
    env: { PORT: port, HOST: '127.0.0.1', QUORUM_DATA: `.data/e2e/${port}` },
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    stdout: 'ignore',
    stderr: 'pipe',
  },
})
