import { readdirSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ensureCluster } from '#lib/db/embedded-cluster'
import { startPostmaster, stopPostmaster } from '#lib/db/embedded-postmaster'
import { chooseWay } from '#lib/db/embedded-way'
import type { Bench, Findings } from '#tests/bench/bench'
import { cloneEnv, freshClone, shellEnv } from '#tests/bench/clone'
import { monotonicMs } from '#tests/bench/numbers'
import { freePort, runProgram, startProgram } from '#tests/bench/program'
import { row } from '#tests/bench/table'

const INSTALL = ['npm', 'ci', '--no-audit', '--no-fund', '--include=dev', '--include=optional']

/** The first and the second `npm start` in a fresh clone, each beside the bare tools that it cannot do without. */
export async function measureStarts(bench: Bench): Promise<Findings> {
  const bare = await freshClone(bench)
  await runProgram(bench, INSTALL, { cwd: bare, env: shellEnv() })
  await rm(join(bare, 'node_modules'), { recursive: true })
  bench.say('npm cache is warm')
  const bareFirst = await timed(() => buildBare(bench, bare))
  bench.say(`bare npm ci and next build: ${bareFirst.toFixed(1)} s`)
  const clone = await freshClone(bench)
  const first = await startOurs(bench, clone)
  bench.say(`first npm start: ${first.toFixed(1)} s`)
  const second = await startOurs(bench, clone)
  const bareSecond = await startBare(bench, bare)
  bench.say(`second npm start: ${second.toFixed(1)} s, bare: ${bareSecond.toFixed(1)} s`)
  return {
    rows: [
      row('first start', { ours: first, yardstick: bareFirst }, 's', { figure: 'ours', atMost: 180 }),
      row('second start', { ours: second, yardstick: bareSecond }, 's', { figure: 'ours', atMost: 5 }),
    ],
    notes: [
      'Starts: once each, npm cache warm; ours from the command until the home page has answered. Yardsticks: `npm ci`, ' +
        '`prisma generate`, `next build`, bare; then bare PostgreSQL until it answers, and bare `next start` until it has sent a file.',
    ],
  }
}

/** Seconds from `npm start` until the home page is there. */
async function startOurs(bench: Bench, clone: string): Promise<number> {
  const port = await freePort()
  const began = monotonicMs()
  const env = { ...shellEnv(), PORT: String(port) }
  const program = await startProgram(bench, ['npm', 'start'], { cwd: clone, env }, /Quorum is at/)
  await fetchWhole(`http://127.0.0.1:${port}/`)
  const seconds = (monotonicMs() - began) / 1_000
  await program.stop()
  return seconds
}

async function buildBare(bench: Bench, clone: string): Promise<void> {
  const bin = join(clone, 'node_modules', '.bin')
  await runProgram(bench, INSTALL, { cwd: clone, env: shellEnv() })
  await runProgram(bench, [join(bin, 'prisma'), 'generate'], { cwd: clone, env: cloneEnv(clone) })
  await runProgram(bench, [join(bin, 'next'), 'build'], { cwd: clone, env: cloneEnv(clone) })
}

/** Seconds for PostgreSQL in a folder that is ready, and for Next to send a file of its build. */
async function startBare(bench: Bench, clone: string): Promise<number> {
  const folder = join(clone, '.data')
  await mkdir(folder, { recursive: true })
  const password = 'bench'
  const way = await chooseWay(folder)
  await ensureCluster(way, password)
  const database = await timed(() =>
    bench.stops.open(
      () => startPostmaster(way, folder, password, true),
      ({ pid }) => stopPostmaster(pid),
      10_000,
    ),
  )
  const file = readdirSync(join(clone, '.next', 'static', 'chunks')).find((name) => name.endsWith('.js'))
  const port = await freePort()
  const next = join(clone, 'node_modules', '.bin', 'next')
  const server = await timed(async () => {
    const command = [next, 'start', '-H', '127.0.0.1', '-p', String(port)]
    await startProgram(bench, command, { cwd: clone, env: cloneEnv(clone) }, /Ready in/)
    await fetchWhole(`http://127.0.0.1:${port}/_next/static/chunks/${file}`)
  })
  return database + server
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = monotonicMs()
  await work()
  return (monotonicMs() - began) / 1_000
}

async function fetchWhole(url: string): Promise<void> {
  const answer = await fetch(url)
  await answer.arrayBuffer()
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}.`)
}
