// Which Node runs the rest: the pinned one that came with the dependencies, else the machine's own if it is new enough.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { giveUp, say } from './bootstrap-say.mjs'

const OLDEST = [22, 18]

/** The package that holds the pinned Node for this system, and its program below node_modules. */
export function pinnedPath() {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  return { name, file: join(name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node') }
}

/** The path of a Node that loads TypeScript; ends the process with one message where there is none. */
export function findNode(root) {
  const pinned = join(root, 'node_modules', pinnedPath().file)
  if (existsSync(pinned)) {
    const run = spawnSync(pinned, ['--version'], { encoding: 'utf8' })
    if (run.status === 0) {
      say(`Node ${run.stdout.trim().slice(1)} is in place`)
      return pinned
    }
  }
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) {
    say(`using this machine's Node ${process.versions.node}`)
    return process.execPath
  }
  return giveUp(
    `No Node comes with the packages for this system (${process.platform} ${process.arch}), and its own is ` +
      `${process.versions.node}. Install Node ${OLDEST.join('.')} or newer (24 is best) and try again.`,
  )
}
