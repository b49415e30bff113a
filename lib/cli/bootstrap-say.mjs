// What the bootstrap prints; lib/cli/steps.ts goes on in the same form and on the same clock.
import process from 'node:process'

/** Prints one step with the seconds since the command was given. */
export function say(text) {
  const seconds = (Date.now() - Number(process.env.QUORUM_STARTED_AT)) / 1000
  process.stdout.write(`${seconds.toFixed(1).padStart(6)} s  ${text}\n`)
}

/** Prints one message and ends with exit code 1. */
export function giveUp(message) {
  process.stderr.write(`\n${message}\n`)
  process.exit(1)
}
