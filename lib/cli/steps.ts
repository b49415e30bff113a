import { root } from './data-folder.ts'
import { Refusal } from './refusal.ts'
import { type Stops, watchSignals } from './stops.ts'

/** When the command was given: the bootstrap says, so that its steps and ours stand on one clock. */
const startedAt = Number(process.env.QUORUM_STARTED_AT ?? Date.now())

/** Prints one step with the seconds since the command was given. */
export function step(text: string): void {
  const seconds = (Date.now() - startedAt) / 1000
  console.log(`${seconds.toFixed(1).padStart(6)} s  ${text}`)
}

/**
 * Runs a command in the repository's folder, closes what it opened, and ends the process: with process.exitCode, or 1 and one message.
 * `DEBUG=1` shows where a failure came from.
 */
export async function runCommand(work: (stops: Stops) => Promise<void>): Promise<void> {
  process.chdir(root)
  const stops = watchSignals()
  try {
    await work(stops)
    await stops.closeAll()
    process.exit(process.exitCode ?? 0)
  } catch (error) {
    console.error(`\n${explain(error)}`)
    await stops.closeAll()
    process.exit(1)
  }
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (process.env.DEBUG) return error.stack ?? error.message
  const ours = error instanceof Refusal || error.name === 'EmbeddedError' || error.name === 'BackupError'
  return ours ? error.message : `${error.message || error.name}\n(DEBUG=1 shows where this comes from.)`
}
