import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { chmod, cp, mkdtemp, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { canReach, type Owner } from './embedded-account.ts'
import type { Binaries } from './embedded-binaries.ts'

/** True when this data folder's database was moved to a place of its own. */
export function livesElsewhere(dataDir: string): boolean {
  return existsSync(noteOf(dataDir))
}

/**
 * Copies programs and database out of a folder that only root can enter, once, and remembers where in
 * `postgres-elsewhere`. Under /var/lib where that can be reached: what lies in /var/tmp for a month is swept away.
 */
export async function copyElsewhere(dataDir: string, binaries: Binaries, account: Owner): Promise<Elsewhere> {
  if (!livesElsewhere(dataDir)) await move(dataDir, account)
  const home = readFileSync(noteOf(dataDir), 'utf8').trim()
  const native = join(home, 'native')
  await copyPrograms(dirname(dirname(binaries.postgres)), native)
  return { home, binaries: { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') } }
}

type Elsewhere = { home: string; binaries: Binaries }

function noteOf(dataDir: string): string {
  return join(dataDir, 'postgres-elsewhere')
}

async function move(dataDir: string, account: Owner): Promise<void> {
  const parent = existsSync('/var/lib') && canReach('/var/lib', account) ? '/var/lib' : '/var/tmp'
  const home = await mkdtemp(join(parent, 'quorum-'))
  await chmod(home, 0o755)
  const old = join(dataDir, 'postgres')
  const exists = existsSync(old)
  if (exists) await cp(old, join(home, 'postgres'), { recursive: true, preserveTimestamps: true })
  await writeFile(noteOf(dataDir), `${home}\n`)
  if (exists) await rename(old, `${old}.moved`)
}

/** Copies when there is none yet, or one of another version. */
async function copyPrograms(from: string, to: string): Promise<void> {
  const version = await readFile(join(dirname(from), 'package.json'), 'utf8')
  const marker = join(to, 'copied-from.json')
  if (existsSync(marker) && readFileSync(marker, 'utf8') === version) return
  await cp(from, to, { recursive: true, force: true, verbatimSymlinks: true })
  spawnSync('chmod', ['-R', 'go+rX', to])
  await writeFile(marker, version)
}
