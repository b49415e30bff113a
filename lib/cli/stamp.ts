import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * One hash over the content of files and folders below `base`, their names included; what does not exist counts as
 * absent. Times do not matter: a fresh clone and a checkout of the same sources agree.
 * @param without - paths below `base` that are left out
 */
export function hashOf(base: string, names: readonly string[], without: readonly string[] = []): string {
  const hash = createHash('sha256')
  const add = (path: string): void => {
    const found = without.includes(path) ? undefined : lstatSync(join(base, path), { throwIfNoEntry: false })
    if (found?.isDirectory()) for (const name of readdirSync(join(base, path)).sort()) add(join(path, name))
    if (!found?.isFile()) return
    const content = readFileSync(join(base, path))
    hash.update(`${path}\0${content.length}\0`).update(content)
  }
  for (const name of names) add(name)
  return hash.digest('hex')
}
