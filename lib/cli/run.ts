import { type ChildProcess, spawn } from 'node:child_process'
import { constants } from 'node:os'
import { delimiter, dirname } from 'node:path'
import { root } from './data-folder.ts'

/** How a program ended: its exit code, 128 and more after a signal, and what it printed where that was kept. */
export type Ended = { code: number; output: string }

const running = new Set<ChildProcess>()

/** `show` lets it print for itself; otherwise what it prints is kept. `env` is added to ours. */
export type RunOptions = { show?: boolean; env?: Record<string, string>; timeoutMs?: number }

/**
 * Runs a program in the repository. What it runs as `node` is the one that we run in, not the machine's, which may be older.
 * Resolves with how it ended; a program that cannot be started ends with 127.
 */
export function run(command: string, args: string[], options: RunOptions = {}): Promise<Ended> {
  const PATH = dirname(process.execPath) + delimiter + (process.env.PATH ?? '')
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, PATH, ...options.env },
      timeout: options.timeoutMs,
      stdio: options.show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    })
    running.add(child)
    const parts: Buffer[] = []
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => parts.push(part))
    child.on('error', (error) => {
      running.delete(child)
      resolve({ code: 127, output: error.message })
    })
    child.on('close', (code, signal) => {
      running.delete(child)
      resolve({ code: code ?? 128 + (signal ? constants.signals[signal] : 0), output: Buffer.concat(parts).toString() })
    })
  })
}

/** Ends every program that still runs for us. */
export function killRunning(): void {
  for (const child of running) child.kill('SIGTERM')
}
