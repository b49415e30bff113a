import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findChromium } from '#tests/support/chromium'
import { root } from './data-folder.ts'
import { Refusal } from './refusal.ts'
import { run } from './run.ts'
import { step } from './steps.ts'

const PATIENCE_MS = 4 * 60_000

/**
 * The path of a Chromium for the end-to-end tests, installed if need be and possible: by Playwright, or from Debian's
 * packages as root.
 * @throws Refusal that says what to do
 */
export async function ensureChromium(): Promise<string> {
  const found = findChromium()
  if (found) return found
  if (process.env.CHROMIUM_PATH) throw new Refusal(`CHROMIUM_PATH is ${process.env.CHROMIUM_PATH}, which does not run.`)
  for (const install of [byPlaywright, byDebian]) {
    await install()
    const installed = findChromium()
    if (installed) {
      step(`Chromium is installed: ${installed}`)
      return installed
    }
  }
  throw new Refusal(
    'The end-to-end tests need Chromium: there is none here, and it could not be installed. Install the package ' +
      '"chromium" or Google Chrome, or name one: CHROMIUM_PATH=/path/to/chromium npm test',
  )
}

/** The download first, since its host is not always reachable; then the libraries that it needs, where we may. */
async function byPlaywright(): Promise<void> {
  step('no Chromium here, trying playwright install')
  const playwright = join(root, 'node_modules', '.bin', 'playwright')
  const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' }
  const { code } = await run(playwright, ['install', 'chromium'], { env, timeoutMs: PATIENCE_MS })
  if (code !== 0 || findChromium() || !(await mayInstall())) return
  await run(playwright, ['install-deps', 'chromium'], { timeoutMs: PATIENCE_MS })
}

async function byDebian(): Promise<void> {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return
  step('trying apt-get install chromium')
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update'], { env, timeoutMs: PATIENCE_MS })
  await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env, timeoutMs: PATIENCE_MS })
}

/** Root, or sudo without a password: nobody is there to type one. */
async function mayInstall(): Promise<boolean> {
  return process.getuid?.() === 0 || (await run('sudo', ['-n', 'true'])).code === 0
}
