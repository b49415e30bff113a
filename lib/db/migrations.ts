import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MigrationList } from '@prisma/schema-engine-wasm/schema_engine_bg'

/** The repository's migrations and schema, as files. */
export const migrationsFolder: string = join(import.meta.dirname, '../../prisma/migrations')
const schemaFolder = join(import.meta.dirname, '../../prisma/schema')
const lockName = 'migration_lock.toml'

/** prisma/migrations as the schema engine takes it, oldest first. */
export async function readMigrations(): Promise<MigrationList> {
  const names = existsSync(migrationsFolder) ? await readdir(migrationsFolder) : []
  const folders = names.filter((name) => existsSync(join(migrationsFolder, name, 'migration.sql'))).sort()
  const lock = join(migrationsFolder, lockName)
  return {
    baseDir: migrationsFolder,
    lockfile: { path: lockName, content: existsSync(lock) ? await readFile(lock, 'utf8') : null },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(folders.map(readMigration)),
  }
}

async function readMigration(path: string): Promise<MigrationList['migrationDirectories'][number]> {
  const value = await readFile(join(migrationsFolder, path, 'migration.sql'), 'utf8')
  return { path, migrationFile: { path: 'migration.sql', content: { tag: 'ok', value } } }
}

/** prisma/schema as [name, content] pairs. */
export async function readSchema(): Promise<[string, string][]> {
  const names = (await readdir(schemaFolder)).filter((name) => name.endsWith('.prisma')).sort()
  return Promise.all(
    names.map(async (name) => [name, await readFile(join(schemaFolder, name), 'utf8')] as [string, string]),
  )
}
