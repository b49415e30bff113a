import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'

const program = 'caddy'

it.runIf(spawnSync(program, ['version']).status === 0)('Caddy takes our example as it is', () => {
  const file = resolve('lib/cli/deploy/Caddyfile')
  const judged = spawnSync(program, ['validate', '--adapter', 'caddyfile', '--config', file], { encoding: 'utf8' })
  expect(judged.status, judged.stderr).toBe(0)
})
