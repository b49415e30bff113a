import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** What embedded-child.ts said: of the database, or of the failure. */
export type Said = { pid?: number; reused?: boolean; name?: string; message?: string }

/** Starts a database in a process of its own, as another account if asked; see embedded-child.ts. */
export async function runEmbedded(folder: string, end: 'stop' | 'leave', as?: Account): Promise<Said> {
  const script = join(import.meta.dirname, 'embedded-child.ts')
  const child = spawn(process.execPath, [script, folder, end], {
    ...as,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.on('data', (part) => {
    output += part
  })
  await new Promise((closed) => child.once('close', closed))
  return JSON.parse(output) as Said
}

type Account = { uid: number; gid: number }
