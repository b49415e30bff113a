// Runs the command in a process of its own, and ends as that ends. While a site runs, a newer one may be started beside
// it (SIGUSR2, which the next `npm start` sends): it takes over when it is ready, or it ends and the first goes on.
import { spawn } from 'node:child_process'
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { giveUp } from './bootstrap-say.mjs'

/** Starts the command, and what follows after it. From the first successor on a note in `.data` says who lives. */
export function keep(node, args, options) {
  const children = []
  let successors = 0
  const note = join(options.cwd, '.data', `keeper-${process.pid}.json`)
  const tell = () => {
    if (successors === 0) return
    mkdirSync(join(options.cwd, '.data'), { recursive: true })
    writeFileSync(`${note}.new`, JSON.stringify({ successors, children: children.map(({ pid }) => pid) }))
    renameSync(`${note}.new`, note)
  }
  process.on('exit', () => rmSync(note, { force: true }))
  const start = (env) => {
    const child = spawn(node, args, { ...options, env: { ...options.env, ...env } })
    children.push(child)
    tell()
    child.on('error', (error) => giveUp(`Node could not be started (${node}): ${error.message}`))
    child.on('exit', (code, signal) => {
      children.splice(children.indexOf(child), 1)
      tell()
      if (children.length === 0) process.exit(code ?? 128 + (constants.signals[signal] ?? 1))
    })
  }
  start({ QUORUM_KEEPER: String(process.pid) })

  const pass = (signal) => {
    for (const child of children) child.kill(signal)
  }
  // A signal may reach this process alone (`kill`, npm) or the whole group (Ctrl-C): pass on each, the child takes those
  // that come close together as one.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => pass(signal))
  // npm hands a signal to the shell between us, which dies of it and tells nobody: its end is ours.
  const parent = process.ppid
  const watch = () => process.ppid !== parent && pass('SIGTERM')
  if (process.env.npm_lifecycle_event) setInterval(watch, 250).unref()

  if (process.platform === 'win32') return
  process.on('SIGUSR2', () => {
    if (children.length > 1) return
    successors++
    const env = { QUORUM_KEEPER: String(process.pid), QUORUM_STARTED_AT: String(Date.now()) }
    start({ ...env, QUORUM_SUCCEEDS: String(children[0].pid) })
  })
}
