import { Logger, runMigrations } from 'graphile-worker'
import { Client } from 'pg'
import { readMigrations } from './migrations.ts'
import { everything, withSchemaEngine } from './schema-engine.ts'

/** Two processes may start at once; this advisory lock lets one migrate and the other find it done. */
const LOCK = [0x71756f, 1]

const quiet = new Logger(() => () => undefined)

/**
 * Brings a database up to date: our migrations, recorded in `_prisma_migrations` as `prisma migrate deploy` does, and
 * the job queue's own. Doing it twice changes nothing. Returns the names of those applied now.
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl, application_name: 'quorum-migrate' })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1, $2)', LOCK)
    const applied = await applyMigrations(databaseUrl)
    await runMigrations({ connectionString: databaseUrl, logger: quiet })
    return applied
  } finally {
    await client.end()
  }
}

/** Our own migrations alone: what a new one is compared with. */
export async function applyMigrations(databaseUrl: string): Promise<string[]> {
  const migrationsList = await readMigrations()
  const { appliedMigrationNames } = await withSchemaEngine(databaseUrl, (engine) =>
    engine.applyMigrations({ migrationsList, filters: everything }),
  )
  return appliedMigrationNames
}
