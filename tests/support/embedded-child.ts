import { writeSync } from 'node:fs'
import { startEmbedded } from '#lib/db/embedded'

// node tests/support/embedded-child.ts <folder> <stop|leave>: starts a database in a process of its own, says where, and
// stops it, or is killed and leaves it behind.

const [folder = '', end] = process.argv.slice(2)
try {
  const database = await startEmbedded(folder)
  writeSync(1, JSON.stringify({ pid: database.pid, reused: database.reused }))
  if (end === 'leave') process.kill(process.pid, 'SIGKILL')
  await database.stop()
} catch (error) {
  writeSync(1, JSON.stringify({ name: (error as Error).name, message: (error as Error).message }))
  process.exitCode = 1
}
