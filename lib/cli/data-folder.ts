import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The repository. */
export const root: string = resolve(import.meta.dirname, '../..')

/** What is kept between starts: a mode has a folder of its own, `QUORUM_DATA` names another. */
export function dataFolder(mode: 'local' | 'production'): string {
  return resolve(root, process.env.QUORUM_DATA || join('.data', mode))
}

/** Where backups go unless told. */
export function backupFolder(mode: 'local' | 'production'): string {
  return join(dataFolder(mode), 'backups')
}

/** The folder's id, which marks cookie names, and the site key for when none is given; both are made once. */
export function identityOf(folder: string): { instance: string; secret: string } {
  mkdirSync(folder, { recursive: true })
  return {
    instance: keep(join(folder, 'id'), () => randomBytes(4).toString('hex'), 0o644),
    secret: keep(join(folder, 'secret'), () => randomBytes(32).toString('base64url'), 0o600),
  }
}

/** The file's text; whoever is first makes it, whole. One that a machine left empty when it went down is made anew. */
function keep(file: string, make: () => string, mode: number): string {
  try {
    const kept = readFileSync(file, 'utf8')
    if (kept !== '') return kept
    rmSync(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, make(), { mode })
  try {
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
  return readFileSync(file, 'utf8')
}
