import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '#lib/cli/data-folder'

/** Makes a data folder for a site of a test's own; its name begins like this. */
export async function makeSiteFolder(prefix: string): Promise<string> {
  const parent = join(root, '.data')
  await mkdir(parent, { recursive: true })
  return mkdtemp(join(parent, prefix))
}

/** Removes it, with the place of its own that PostgreSQL has where the repository lies in a folder only root can enter. */
export async function removeSiteFolder(folder: string): Promise<void> {
  const elsewhere = await readFile(join(folder, 'postgres-elsewhere'), 'utf8').catch(() => null)
  for (const path of elsewhere === null ? [folder] : [elsewhere.trim(), folder])
    await rm(path, { recursive: true, force: true })
}
