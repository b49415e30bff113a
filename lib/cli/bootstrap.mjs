// The first thing that every npm script runs, before `npm ci`: plain JavaScript that Node 18 understands, without
// dependencies. It brings the dependencies and the pinned Node, then hands over to lib/cli/<command>.ts.
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { ensureDependencies, hydratePostgres } from './bootstrap-install.mjs'
import { keep } from './bootstrap-keeper.mjs'
import { findNode } from './bootstrap-node.mjs'
import { giveUp } from './bootstrap-say.mjs'

const COMMANDS = [
  'start',
  'dev',
  'test',
  'check',
  'bench',
  'faults',
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
  const options = { cwd: root, stdio: 'inherit', env: { ...process.env, PATH: path } }
  keep(node, ['--disable-warning=ExperimentalWarning', script, ...args], options)
}
