import { delimiter } from 'node:path'
import { expect, it, vi } from 'vitest'
import { run } from '#lib/cli/run'

it('runs programs with our own Node, whichever the machine has', async () => {
  const others = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node'))
  vi.stubEnv('PATH', others.join(delimiter))
  expect(await run('/usr/bin/env', ['node', '-p', 'process.execPath'])).toEqual({
    code: 0,
    output: `${process.execPath}\n`,
  })
  vi.unstubAllEnvs()
})
