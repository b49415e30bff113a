import { createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { writeBackup } from './backup.ts'
import { BackupError } from './backup-error.ts'
import { withLock } from './embedded-lock.ts'

/** A backup as it lies on the disk. */
export type SavedBackup = { file: string; rows: number; bytes: number }

/** How many of each sort are kept: those by hand or timer, and those before migrations. */
export const keptBackups = 14

const ending = '.backup.gz'
const partial = '.partial'

/**
 * Makes a backup in a folder: written under another name, flushed to the disk and renamed, so that what bears the name
 * is whole. Readable by its owner alone, since it holds addresses. The oldest go.
 * @param before - the migration that it is made for; null where somebody asked for it
 * @throws BackupError with what to do
 */
export async function saveBackup(
  folder: string,
  databaseUrl: string,
  before: string | null = null,
): Promise<SavedBackup> {
  let rows = 0
  const file = await saveWhole(
    folder,
    () => nameOf(new Date(), before),
    async (out) => {
      rows = await writeBackup(databaseUrl, out)
    },
  )
  await forgetOldest(folder)
  return { file, rows, bytes: (await stat(file)).size }
}

/** Writes a file whole or not at all. Two at once take turns, and what one that was killed left behind is removed. */
export async function saveWhole(
  folder: string,
  nameNow: () => string,
  fill: (out: Writable) => Promise<void>,
): Promise<string> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    return await withLock(join(folder, 'backup.lock'), () => write(folder, nameNow(), fill), 10 * 60_000)
  } catch (error) {
    throw explained(error, folder)
  }
}

async function write(folder: string, name: string, fill: (out: Writable) => Promise<void>): Promise<string> {
  for (const left of await readdir(folder)) if (left.endsWith(partial)) await rm(join(folder, left), { force: true })
  const draft = join(folder, `${name}${partial}`)
  const file = join(folder, name)
  try {
    const out = createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true })
    // An error of the disk comes as an event; `fill` hears it while it writes, and this where it does not.
    const written = finished(out)
    written.catch(() => undefined)
    await fill(out)
    out.end()
    await written
    await rename(draft, file)
    await flushFolder(folder)
    return file
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

/** The name is safe only when the folder is written, too. Not every system lets a folder be opened. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

async function forgetOldest(folder: string): Promise<void> {
  const all = (await readdir(folder)).filter((name) => name.startsWith('quorum-') && name.endsWith(ending)).sort()
  for (const sort of [true, false]) {
    const same = all.filter((name) => name.includes('-before-') === sort)
    for (const name of same.slice(0, -keptBackups)) await rm(join(folder, name), { force: true })
  }
}

function nameOf(now: Date, before: string | null): string {
  return `quorum-${now.toISOString().replaceAll(':', '')}${before === null ? '' : `-before-${before}`}${ending}`
}

function explained(error: unknown, folder: string): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new BackupError(
      `There is no room left for a backup in ${folder}. Nothing else was changed. Make room and try again.`,
    )
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new BackupError(
      `This account may not write backups to ${folder}. Start as the one that the folder belongs to.`,
    )
  if (code === 'ENOTDIR' || code === 'EEXIST')
    return new BackupError(`${folder} is not a folder that backups could go to.`)
  return error
}
