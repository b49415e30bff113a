import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import type { Bench } from '#tests/bench/bench'

/** How long a program may take until it says that it is ready, and to end. */
const READY_MS = 10 * 60_000
const END_MS = 15_000

/** A program of ours that runs. */
export type Program = { pid: number; stop(): Promise<void> }

/** Where a program runs, and its whole environment. */
export type Place = { cwd: string; env: NodeJS.ProcessEnv }

/**
 * Starts a program in a process group of its own and waits until its output matches `ready`. `stop` ends it with all that
 * it started. Rejects with what it printed when it ends before.
 */
export async function startProgram(bench: Bench, command: string[], place: Place, ready: RegExp): Promise<Program> {
  const launched = await launch(bench, command, place)
  const said = new Promise<'said'>((resolve) => launched.onOutput((output) => ready.test(output) && resolve('said')))
  const first = await Promise.race([said, launched.ended, late()])
  if (first === 'said') return launched
  throw new Error(
    `${launched.output()}\n\n${command.join(' ')} ${first === 'late' ? 'took too long' : 'ended too soon'}.`,
  )
}

/** Runs a program to its end. Rejects with what it printed when that is not a good one. */
export async function runProgram(bench: Bench, command: string[], place: Place): Promise<void> {
  const { ended, output } = await launch(bench, command, place)
  const code = await ended
  if (code !== 0) throw new Error(`${output()}\n\n${command.join(' ')} ended with ${code}.`)
}

type Launched = Program & {
  /** Its exit code, once it and everybody who holds its output (what npm has started, too) are gone. */
  ended: Promise<number | null>
  output(): string
  onOutput(hear: (output: string) => void): void
}

function launch({ stops }: Bench, [file = '', ...args]: string[], { cwd, env }: Place): Promise<Launched> {
  const start = async (): Promise<Launched> => {
    const child = spawn(file, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    let hear: (output: string) => void = () => undefined
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (part: Buffer) => {
        output = (output + part).slice(-20_000)
        hear(output)
      })
    }
    const ended = new Promise<number | null>((resolve) => {
      child.once('error', (error) => {
        output += error.message
        resolve(127)
      })
      child.once('close', resolve)
    })
    const stop = async () => {
      signalGroup(child, 'SIGTERM')
      const impatient = setTimeout(() => signalGroup(child, 'SIGKILL'), END_MS)
      await ended
      clearTimeout(impatient)
    }
    const onOutput = (listener: typeof hear) => {
      hear = listener
      hear(output)
    }
    return { pid: child.pid ?? 0, stop, ended, output: () => output, onOutput }
  }
  return stops.open(start, (launched) => launched.stop(), END_MS + 1_000)
}

function signalGroup({ pid, exitCode, signalCode }: ChildProcess, signal: NodeJS.Signals): void {
  if (!pid || exitCode !== null || signalCode !== null) return
  try {
    process.kill(-pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

function late(): Promise<'late'> {
  return new Promise((resolve) => setTimeout(() => resolve('late'), READY_MS).unref())
}

/** A port of 127.0.0.1 on which nobody listens. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(address && typeof address === 'object' ? address.port : 0))
    })
  })
}
