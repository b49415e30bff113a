// The first thing that every npm script runs, before `npm ci`: plain JavaScript that Node 18 understands, without
// dependencies. It brings the dependencies and the pinned Node, then hands over to lib/cli/<command>.ts.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { ensureDependencies, hydratePostgres } from './bootstrap-install.mjs'
import { findNode } from './bootstrap-node.mjs'
import { giveUp } from './bootstrap-say.mjs'

const COMMANDS = [
  'start',
  'dev',
  'test',
  'check',
  'bench',
  'worker',
  'seed',
  'organizer',
  'backup',
  'restore',
  'db-diff',
  'pictures',
]
const root = fileURLToPath(new URL('../..', import.meta.url))

process.env.QUORUM_STARTED_AT = String(Date.now())

const [command, ...args] = process.argv.slice(2)
if (command === undefined || !COMMANDS.includes(command)) {
  giveUp(`There is no command ${JSON.stringify(command ?? '')}. There are: ${COMMANDS.join(', ')}.`)
}

await ensureDependencies(root)
hydratePostgres(root)
handOver(findNode(root))

/** Runs the command under the given Node and ends as it ends. */
function handOver(node) {
  const path = join(root, 'node_modules', '.bin') + delimiter + (process.env.PATH ?? '')
  const script = join(root, 'lib', 'cli', `${command}.ts`)
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', script, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
  })
  // A signal may reach this process alone (`kill`, npm) or the whole group (Ctrl-C): pass on each, the child takes those
  // that come close together as one.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  // npm hands a signal to the shell between us, which dies of it and tells nobody: its end is ours.
  const parent = process.ppid
  const watch = () => process.ppid !== parent && child.kill('SIGTERM')
  if (process.env.npm_lifecycle_event) setInterval(watch, 250).unref()
  child.on('error', (error) => giveUp(`Node could not be started (${node}): ${error.message}`))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 1)))
}
