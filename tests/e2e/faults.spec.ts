import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from '@playwright/test'

// A minute of `npm run faults`, on a site and a database of its own, beside the tests that run one by one and leave a core idle.

let child: ChildProcess | null = null
test.afterEach(async () => {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
})

test('forty people on two processes lose nothing and pass no limit while connections, processes and the database fail', async () => {
  test.setTimeout(400_000)
  const args = ['--disable-warning=ExperimentalWarning', 'lib/cli/faults.ts', '--seconds', '60']
  child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  // The seed is said first, so that what broke can be played again.
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (part: string) => {
      said += part
      process.stdout.write(part)
    })
  const [code] = await once(child, 'close')
  expect(code, said).toBe(0)
})
