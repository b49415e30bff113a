import { spawnSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'

const folder = resolve('lib/cli/deploy')
const units = globSync('*.{service,timer}', { cwd: folder }).map((name) => resolve(folder, name))
const has = (program: string, flag: string) => spawnSync(program, [flag]).status === 0

it.runIf(has('caddy', 'version'))('Caddy takes our example as it is', () => {
  const file = resolve(folder, 'Caddyfile')
  const judged = spawnSync('caddy', ['validate', '--adapter', 'caddyfile', '--config', file], { encoding: 'utf8' })
  expect(judged.status, judged.stderr).toBe(0)
})

it.runIf(has('systemd-analyze', '--version'))('systemd knows every line of our units', () => {
  const judged = spawnSync('systemd-analyze', ['verify', ...units], { encoding: 'utf8' })
  // What it does not know, it says and passes over.
  expect([judged.stderr, judged.status]).toEqual(['', 0])
})

it('has units that run what is there: commands of ours, and a timer with its service', () => {
  const runs = units.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^Exec\w+=(.*)$/gm)].map(([, run]) => run),
  )
  expect(runs).toHaveLength(3)
  for (const run of runs) {
    const [, file, command] = /^\/usr\/bin\/env node (\S+) (\w+)$/.exec(run ?? '') ?? []
    expect([existsSync(file ?? ''), existsSync(`lib/cli/${command}.ts`)], run).toEqual([true, true])
  }
  for (const timer of units.filter((file) => file.endsWith('.timer')))
    expect(units).toContain(timer.replace(/timer$/, 'service'))
})
