import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { EmbeddedError } from './embedded-error.ts'
import { livesAs, signature } from './embedded-processes.ts'

const PATIENCE_MS = 60_000

/**
 * Runs `work` while no other process holds `file`. A lock left by a dead process is taken over; a live holder is waited
 * for, a minute unless told.
 */
export async function withLock<T>(file: string, work: () => Promise<T>, patienceMs: number = PATIENCE_MS): Promise<T> {
  const end = Date.now() + patienceMs
  while (!(await take(file))) {
    if (Date.now() > end) throw new EmbeddedError(`Another process has been holding ${file} too long.`)
    await wait(25)
  }
  try {
    return await work()
  } finally {
    await rm(file, { force: true })
  }
}

/** A finished file is linked into place, so that nobody reads a half-written holder. */
async function take(file: string): Promise<boolean> {
  const draft = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`
  await writeFile(draft, signature(process.pid))
  try {
    await link(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    await removeStale(file, draft)
    return false
  } finally {
    await rm(draft, { force: true })
  }
}

/** Renames before it removes, so that of two who find a stale lock none removes the other's fresh one. */
async function removeStale(file: string, aside: string): Promise<void> {
  try {
    const holder = await readFile(file, 'utf8')
    if (livesAs(holder)) return
    await rename(file, aside)
    if ((await readFile(aside, 'utf8')) !== holder) await link(aside, file)
  } catch {
    // Somebody else was quicker; the next round looks again.
  }
}
