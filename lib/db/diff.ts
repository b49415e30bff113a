import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { applyMigrations } from './migrate.ts'
import { migrationsFolder, readMigrations, readSchema } from './migrations.ts'
import { everything, withSchemaEngine } from './schema-engine.ts'

/**
 * The SQL that leads from prisma/migrations to prisma/schema; null when nothing changed.
 * @param scratchUrl - an empty database, which is left migrated
 */
export async function diffSchema(scratchUrl: string): Promise<string | null> {
  await applyMigrations(scratchUrl)
  const files = (await readSchema()).map(([path, content]) => ({ path, content }))
  const { exitCode, stdout } = await withSchemaEngine(scratchUrl, (engine) =>
    engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: '.' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters: { ...everything, externalTables: ['public._prisma_migrations'] },
    }),
  )
  return exitCode === 0 ? null : stdout
}

/** Writes a new migration after the last one and returns its folder's name. */
export async function writeMigration(name: string, sql: string, now: Date): Promise<string> {
  const stamp = now.toISOString().replace(/\D/g, '').slice(0, 14)
  const folder = `${stamp}_${name}`
  const last = (await readMigrations()).migrationDirectories.at(-1)?.path ?? ''
  if (folder <= last) throw new Error(`${last} lies in the future; set this machine's clock.`)
  await mkdir(join(migrationsFolder, folder), { recursive: true })
  await writeFile(join(migrationsFolder, folder, 'migration.sql'), sql)
  await writeFile(join(migrationsFolder, 'migration_lock.toml'), 'provider = "postgresql"\n')
  return folder
}
