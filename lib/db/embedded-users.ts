import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { livesAs, signature } from './embedded-processes.ts'

// One database serves `npm start` and, beside it, `npm run seed` and the like. Each is a file here while it needs the
// database; who leaves last stops it, and one whose process was killed does not count.

/** Notes that this process uses the database of the data folder. */
export async function enter(dataDir: string, key: string): Promise<void> {
  await mkdir(folder(dataDir), { recursive: true })
  await writeFile(join(folder(dataDir), `${signature(process.pid)}.${key}`), '')
}

/** Takes the note away; true when nobody else uses the database any more. */
export async function leave(dataDir: string, key: string): Promise<boolean> {
  await rm(join(folder(dataDir), `${signature(process.pid)}.${key}`), { force: true })
  let others = 0
  for (const name of await readdir(folder(dataDir))) {
    if (livesAs(name.split('.')[0] ?? '')) others++
    else await rm(join(folder(dataDir), name), { force: true })
  }
  return others === 0
}

function folder(dataDir: string): string {
  return join(dataDir, 'postgres-users')
}
